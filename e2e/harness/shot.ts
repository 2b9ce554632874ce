import { chromium } from 'playwright';
import { findBrowser } from '../support/browser.ts';

/**
 * A screenshot of a page: `node e2e/harness/shot.ts URL OUT.png [dark|light] [WIDTHxHEIGHT] [click:TEXT | role:ROLE:NAME | key:KEY ...]`.
 */
const [url = '', out = 'shot.png', theme = 'dark', size = '1440x900', ...steps] = process.argv.slice(2);
const [width = 1440, height = 900] = size.split('x').map(Number);
const found = await findBrowser();
if (found === null) throw new Error('No browser was found.');
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
const page = await browser.newPage({
  viewport: { width, height },
  colorScheme: theme === 'light' ? 'light' : 'dark',
});
page.on('console', (message) => process.stderr.write(`${message.type()}: ${message.text()}\n`));
page.on('pageerror', (error) => process.stderr.write(`page error: ${error.stack ?? error.message}\n`));
await page.goto(url);
for (const step of steps) {
  const [kind, first = '', second = ''] = step.split(':');
  if (kind === 'click') await page.getByText(first, { exact: true }).first().click();
  else if (kind === 'role')
    await page
      .getByRole(first as 'button', { name: second })
      .first()
      .click();
  else if (kind === 'key') await page.keyboard.press(first);
  else if (kind === 'wait') await page.getByText(first).first().waitFor();
}
await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
await page.waitForLoadState('networkidle');
await page.screenshot({ path: out });
await browser.close();
