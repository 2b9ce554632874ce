import { expect, type Locator, type Page } from '@playwright/test';

/** The outlets view, in the words of an admin. */
export class OutletsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: /^Outlets/u }).click();
    await expect(this.cell('1')).toBeVisible();
  }

  /** The cell of an outlet by the number printed on the box. */
  cell(label: string): Locator {
    return this.#page.getByRole('gridcell', { name: new RegExp(`^Outlet ${label}(,|$)`, 'u') });
  }

  button(verb: 'Cycle' | 'Turn on' | 'Turn off', label: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^${verb} outlet ${label}(,|$)`, 'u') });
  }

  async find(text: string): Promise<void> {
    await this.#page.getByRole('searchbox', { name: /outlet/iu }).fill(text);
  }

  /** By the menu of its cell. */
  async protect(label: string): Promise<void> {
    await this.cell(label).hover();
    await this.#page.getByRole('button', { name: new RegExp(`^More for outlet ${label}(,|$)`, 'u') }).click();
    await this.#page.getByRole('menuitem', { name: /^Protect/u }).click();
    await expect(this.button('Cycle', label).locator('svg')).toBeVisible();
  }

  async select(...labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      await this.cell(label).hover();
      await this.#page
        .getByRole('checkbox', { name: new RegExp(`^Select outlet ${label}(,|$)`, 'u') })
        .click();
    }
  }

  async chooseForAll(item: 'Turn all on' | 'Turn all off' | 'Cycle all'): Promise<void> {
    await this.#page.getByRole('button', { name: 'All outlets' }).click();
    await this.#page.getByRole('menuitem', { name: item }).click();
  }

  /** Chooses it in the menu and confirms by typing how many. */
  async switchAll(to: 'on' | 'off'): Promise<void> {
    await this.chooseForAll(`Turn all ${to}`);
    const dialog = this.#page.getByRole('alertdialog');
    const count = /Type (\d+) to confirm/u.exec(await dialog.innerText())?.[1] ?? '';
    await dialog.getByRole('textbox').fill(count);
    await dialog.getByRole('button', { name: new RegExp(`^Turn ${to}`, 'u') }).click();
  }

  /** Cells that are on show, by their labels. */
  async shownOutlets(): Promise<readonly string[]> {
    const names = await this.#page
      .getByRole('gridcell', { name: /^Outlet /u })
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    return names.map((name) => /^Outlet ([^,]+)/u.exec(name)?.[1] ?? name);
  }
}
