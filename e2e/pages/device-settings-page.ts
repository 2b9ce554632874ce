import { expect, type Locator, type Page } from '@playwright/test';

type Section = 'Whole PDU' | 'Each outlet' | 'Inlets and breakers' | 'Connection' | 'Identity';

/** The Device settings tab, in the words of an admin. */
export class DeviceSettingsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(section: Section): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Device settings' }).click();
    await this.#page.getByRole('tab', { name: new RegExp(`^${section}`, 'u') }).click();
  }

  field(name: string): Locator {
    return this.#page.getByRole('textbox', { name, exact: true });
  }

  /** A field of an outlet by the number printed on the box. */
  ofOutlet(setting: 'Name' | 'Cycle delay' | 'Sequence delay', label: string): Locator {
    return this.#page.getByRole('textbox', { name: new RegExp(`^${setting} of outlet ${label}(,|$)`, 'u') });
  }

  /** The choice after a power loss, by what it is about: `outlet 3`, `Outlets` for the PDU. */
  afterPowerLoss(label: string): Locator {
    return this.#page.getByRole('button', {
      name: new RegExp(`^After a power loss, outlet ${label}[,:]`, 'u'),
    });
  }

  async choose(item: string): Promise<void> {
    await this.#page.getByRole('menuitemradio', { name: item, exact: true }).click();
  }

  /** Types and presses Enter. */
  async write(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    await field.press('Enter');
  }

  async seesWritten(count = 1): Promise<void> {
    await expect(this.#page.getByRole('img', { name: 'Written and read back' })).toHaveCount(count);
  }
}
