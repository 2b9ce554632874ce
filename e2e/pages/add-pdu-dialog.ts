import { expect, type Locator, type Page } from '@playwright/test';

/** What one needs to add a PDU over JSON-RPC. */
export interface ReachablePdu {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

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

  async chooseProtocol(name: 'Xerus JSON-RPC' | 'SNMP v3' | 'v2c' | 'v1'): Promise<void> {
    await this.dialog.getByRole('radio', { name, exact: true }).click();
  }

  async readCertificate(address: string): Promise<void> {
    await this.#typeAddress(address);
    await this.dialog.getByRole('button', { name: 'Read the certificate' }).click();
  }

  /** SNMP v3: asks who answers, without credentials. */
  async readEngineId(address: string): Promise<void> {
    await this.#typeAddress(address);
    await this.dialog.getByRole('button', { name: 'Read the engine ID' }).click();
    await expect(this.dialog).toContainText('Check the engine ID before you trust it');
  }

  /** SNMP v1 and v2c: asks who answers, with the read community. */
  async readSystemName(address: string, readCommunity: string): Promise<void> {
    await this.#typeAddress(address);
    await this.field('Read community').fill(readCommunity);
    await this.dialog.getByRole('button', { name: 'Read the system name' }).click();
  }

  async trust(): Promise<void> {
    await this.dialog.getByText(/^I compared it/u).click();
  }

  async typeAccount(user: string, password: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'User name' }).fill(user);
    await this.field('Password').fill(password);
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.typeAccount(user, password);
    await this.dialog.getByRole('button', { name: 'Trust and add' }).click();
  }

  /** Who asks over SNMP v3; protocols stay at SHA-256 and AES-128. */
  async typeUser(user: string, authPassword: string, privPassword: string): Promise<void> {
    await this.field('SNMP user').fill(user);
    await this.field('Authentication password').fill(authPassword);
    await this.field('Privacy password').fill(privPassword);
  }

  field(label: string): Locator {
    return this.dialog.getByLabel(label, { exact: true });
  }

  async #typeAddress(address: string): Promise<void> {
    const [host = '', port] = address.split(':');
    await this.dialog.getByRole('textbox', { name: 'Address' }).fill(host);
    if (port !== undefined) await this.dialog.getByRole('textbox', { name: 'Port' }).fill(port);
  }
}
