import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** Events and audit log, on its own screen or in the tab of a PDU. */
export class EventsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('button', { name: /^Events/u })
      .click();
    await expect(this.#page.getByRole('heading', { name: 'Events and audit log' })).toBeVisible();
  }

  get grid(): Locator {
    return this.#page.getByRole('grid', { name: 'Events and audit log' });
  }

  /** Lines with this text anywhere in them. */
  lines(text: string | RegExp): Locator {
    return this.grid.locator('[role="row"][data-index]').filter({ hasText: text });
  }

  get search(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Search events' });
  }

  chip(kind: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^${kind} (\\d+|–)$`, 'u') });
  }

  /** The columns that have lines, as buttons. */
  get columns(): Locator {
    return this.#page.getByRole('toolbar', { name: 'Times' }).getByRole('button');
  }

  /** The line that is open. */
  get panel(): Locator {
    return this.#page.locator('.ev-panel');
  }

  /** Titles of the steps of the open line. */
  steps(): Promise<readonly string[]> {
    return this.panel.getByRole('listitem').locator('.ink').allInnerTexts();
  }

  /** What `Export CSV` saves, as text. */
  async exported(): Promise<string> {
    const saved: Promise<Download> = this.#page.waitForEvent('download');
    await this.#page.getByRole('button', { name: 'Export CSV' }).click();
    return readFile(await (await saved).path(), 'utf8');
  }
}
