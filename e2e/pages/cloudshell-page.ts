import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The CloudShell screen, in the words of an admin. */
export class CloudShellPage {
  readonly tree: Locator;
  readonly panel: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.tree = page.getByRole('treegrid', { name: 'CloudShell resources' });
    this.panel = page.getByRole('region', { name: 'Resource', exact: true });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('navigation', { name: 'Main' }).getByText('CloudShell').click();
    await expect(this.tree).toBeVisible();
  }

  async openTab(name: 'Resources' | 'Set-up'): Promise<void> {
    await this.#page.getByRole('tab', { name }).click();
  }

  /** The row whose first cell is this. */
  row(name: string): Locator {
    const cell = this.#page.getByRole('rowheader').filter({ hasText: new RegExp(`^${name}`, 'u') });
    return this.tree.getByRole('row').filter({ has: cell });
  }

  async choose(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.panel.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  async chooseProfile(name: '2nd generation' | '1st generation'): Promise<void> {
    await this.#page.getByRole('radio', { name }).click();
  }

  /** Lets the endpoint listen on a free port; resolves to its URL. */
  async startEndpoint(): Promise<string> {
    await this.openTab('Set-up');
    const port = this.#page.getByRole('textbox', { name: 'Port' });
    await port.fill('0');
    await port.press('Enter');
    await this.#page.getByText('Let a lab controller call this app').click();
    const said = this.#page.getByText(/^Listening on http/u);
    await expect(said).toBeVisible();
    return /http:\/\/127\.0\.0\.1:\d+/u.exec(await said.innerText())?.[0] ?? '';
  }

  /** The token as it is shown. */
  get token(): Locator {
    return this.#page.getByRole('group', { name: 'token', exact: true }).locator('code');
  }

  async makeToken(): Promise<string> {
    await this.#page.getByRole('button', { name: 'Make a token' }).click();
    return this.token.innerText();
  }

  /** The file that a press of this button saves. */
  async saved(button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const [download] = await Promise.all([this.#page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
