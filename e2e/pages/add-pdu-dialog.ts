import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog in which a PDU is added, in the words of an admin. */
export class AddPduDialog {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Add PDU' });
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('button', { name: /^Add( a)?( PDU)?$/u })
      .first()
      .click();
    await expect(this.dialog).toBeVisible();
  }

  async readCertificate(address: string): Promise<void> {
    const [host = '', port] = address.split(':');
    await this.dialog.getByRole('textbox', { name: 'Address' }).fill(host);
    if (port !== undefined) await this.dialog.getByRole('textbox', { name: 'Port' }).fill(port);
    await this.dialog.getByRole('button', { name: 'Read the certificate' }).click();
  }

  async trust(): Promise<void> {
    await this.dialog.getByText('I compared it, and all 32 bytes match').click();
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'User name' }).fill(user);
    await this.dialog.getByLabel('Password', { exact: true }).fill(password);
    await this.dialog.getByRole('button', { name: 'Trust and add' }).click();
  }
}
