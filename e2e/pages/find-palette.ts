import { expect, type Locator, type Page } from '@playwright/test';

/** The palette behind Ctrl K, by keyboard. */
export class FindPalette {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Find' });
  }

  get field(): Locator {
    return this.#page.getByRole('combobox', { name: 'Find an outlet, device or PDU' });
  }

  get hits(): Locator {
    return this.#page.getByRole('option');
  }

  /** The hit that Enter would open. */
  get current(): Locator {
    return this.#page.getByRole('option', { selected: true });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await expect(this.field).toBeFocused();
  }

  async find(text: string): Promise<void> {
    await this.open();
    await this.#page.keyboard.type(text);
    await expect(this.field).toHaveValue(text);
  }
}
