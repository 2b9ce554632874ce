import { FindPalette } from '../pages/find-palette.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { startBuiltIn } from '../support/simulated.ts';

test.describe.configure({ timeout: 120_000 });

test('the list of keys names those of this host, and F6 goes round the regions of the workspace', async ({
  app,
}) => {
  await startBuiltIn(app);
  await app.keyboard.press('?');
  const list = app.getByRole('dialog', { name: 'Keyboard' });
  await expect(list).toContainText('Alt 0Fleet');
  await expect(list).not.toContainText('Ctrl 0');
  expect(await violations(app)).toEqual([]);
  await app.keyboard.press('?');
  await expect(list).toBeHidden();

  await app.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Fleet' }).focus();
  const names = ['Main', 'tabs', 'Device tree', 'Readings', 'Inspector', 'Status'] as const;
  const regionOfFocus = () =>
    app.evaluate(() => {
      const region = document.activeElement?.closest('[data-region]');
      return region?.getAttribute('role') === 'tablist' ? 'tabs' : region?.getAttribute('aria-label');
    });
  for (const name of [...names.slice(1), names[0]]) {
    await app.keyboard.press('F6');
    await expect.poll(regionOfFocus).toBe(name);
  }
  await app.keyboard.press('Shift+F6');
  await expect.poll(regionOfFocus).toBe('Status');
});

test('keys without Ctrl or Alt can be turned off, and then letters do nothing', async ({ app }) => {
  await startBuiltIn(app);
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  const outlets = new OutletsPage(app);
  await outlets.cell('2').focus();
  await app.keyboard.press('c');
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
  await expect(outlets.cell('2')).not.toContainText('Cycle starts in');

  await app.getByRole('button', { name: 'Settings' }).click();
  await app.getByRole('tab', { name: 'Keys' }).click();
  await app.getByRole('radiogroup', { name: 'Single letters' }).getByText('Off', { exact: true }).click();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await outlets.cell('2').focus();
  for (const key of ['c', 'o', '?', '/']) await app.keyboard.press(key);
  await expect(outlets.cell('2')).toBeFocused();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(app.getByRole('banner').getByRole('button', { name: /armed/u })).toHaveCount(0);

  // The others work, and the list says what is off.
  await new FindPalette(app).open();
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: /^Keys/u }).click();
  await expect(app.getByRole('dialog', { name: 'Keyboard' })).toContainText('turned off in Settings');
});
