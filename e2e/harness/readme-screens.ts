import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { findBrowser } from '../support/browser.ts';
import { startProgram } from '../support/program.ts';

/** The README's pictures, from the real app on the simulated PDU: `node e2e/harness/readme-screens.ts`. Takes a minute. */
const SCREENS = resolve(import.meta.dirname, '../../docs/screens');

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

async function overview(page: Page): Promise<void> {
  await page.getByText('1 min', { exact: true }).click();
  // Until the readings fill the window.
  await page.waitForFunction(
    (startedMs) => performance.now() - startedMs > 58_000,
    await page.evaluate(() => performance.now()),
    { timeout: 90_000 },
  );
  await shoot(page, 'overview-dark');
}

async function outletsOf(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const outlets = new OutletsPage(page);
  await outlets.open();
  await outlets.button('Cycle', '8').click();
  await outlets.cell('8').getByText('Cycling: off, turns on in').waitFor();
  await outlets.button('Cycle', '20').click();
  await outlets.cell('20').getByText('Cycle starts in').waitFor();
  await page.mouse.move(0, 0);
  await shoot(page, 'outlets-light');
  await page.keyboard.press('Escape');
}

async function sequenceOf(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const sequence = new SequencePage(page);
  await sequence.open();
  const order = await sequence.order();
  await sequence.dragOnto(order[1] ?? '', order[4] ?? '');
  await page.getByText('Not sent', { exact: true }).first().waitFor({ state: 'hidden' });
  await shoot(page, 'sequence-dark');
}

const found = await findBrowser();
if (found === null) throw new Error('No browser was found.');
await mkdir(SCREENS, { recursive: true });
const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-screens-'));
const host = await startProgram(['serve', '--port', '0'], { BUSBAR_DATA_DIR: dataDirectory });
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await page.goto(host.firstLine);
  await page.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  await page.getByRole('img', { name: /^Current L1, / }).waitFor();
  await overview(page);
  await outletsOf(page);
  await sequenceOf(page);
} finally {
  await browser.close();
  await host[Symbol.asyncDispose]();
  await rm(dataDirectory, { recursive: true, force: true });
}
