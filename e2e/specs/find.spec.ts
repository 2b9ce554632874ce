import type { Page } from '@playwright/test';
import { FindPalette } from '../pages/find-palette.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  addPdu,
  startBuiltIn,
  startSimulator,
  switchingCalls,
  UNMETERED,
  type RunningSimulator,
} from '../support/simulated.ts';

/** The built-in PDU with 36 outlets, and one with 8 whose second outlet is named; the built-in one is on screen. */
async function openTwoPdus(app: Page, simulator: RunningSimulator): Promise<void> {
  simulator.otherAdmin.changeOutlet(1, { name: 'Röntgen-01 PSU B' });
  await startBuiltIn(app);
  await addPdu(app, simulator);
  await expect(tiles(app)).toHaveCount(2);
  await app.keyboard.press('Alt+0');
  await expect(app).toHaveTitle('Fleet - Busbar');
}

test.describe.configure({ timeout: 120_000 });

const tiles = (app: Page) => app.getByRole('navigation', { name: 'Main' }).locator('.tile');

test('an outlet of any PDU is found, gone to, armed and taken back without a pointer', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await openTwoPdus(app, simulator);
  const palette = new FindPalette(app);

  // Without its diacritics, from a screen that is of no PDU.
  await palette.find('rontgen');
  await expect(palette.hits).toHaveCount(1);
  await expect(palette.current).toHaveAccessibleName(/^outlet 2, Röntgen-01 PSU B, .+, on$/u);
  await expect(palette.current.locator('mark')).toHaveText('Röntgen');
  await app.keyboard.press('Enter');
  await expect(palette.dialog).toBeHidden();
  await expect(app.getByRole('heading', { name: 'Outlet 2' }).first()).toBeVisible();
  const row = app.getByRole('row', { selected: true });
  await expect(row).toContainText('Röntgen-01 PSU B');
  await expect(row).toBeFocused();

  // Armed from another screen: the title bar and a toast say so, and Esc takes it back.
  await app.keyboard.press('Alt+0');
  await palette.find('rontgen');
  await app.keyboard.press('Control+Enter');
  await expect(palette.dialog).toBeHidden();
  await expect(app.getByRole('banner').getByRole('button', { name: '1 armed' })).toBeVisible();
  const toast = app.getByRole('status').filter({ hasText: 'Outlet 2, Röntgen-01 PSU B, on' });
  await expect(toast).toContainText('Its cycle starts after 3 s. Esc takes it back.');
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();
  await expect(toast).toBeHidden();
  expect(switchingCalls(simulator)).toEqual([]);
});

test('the palette moves by keys, and gives the focus back when it is left', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await openTwoPdus(app, simulator);
  const palette = new FindPalette(app);
  const filter = app.getByRole('searchbox', { name: 'Filter PDUs' });
  await app.keyboard.press('/');
  await expect(filter).toBeFocused();

  // From within a field. Where one has been stands first.
  await palette.open();
  await expect(palette.current).toHaveAccessibleName(/live/u);
  await app.keyboard.type('2');
  await expect(palette.hits.nth(0)).toHaveAccessibleName(/^outlet 2, /u);
  await expect(palette.hits.nth(1)).toHaveAccessibleName(/^outlet 2, /u);
  await app.keyboard.press('ArrowDown');
  await expect(palette.hits.nth(1)).toHaveAttribute('aria-selected', 'true');
  await app.keyboard.press('End');
  await expect(palette.hits.last()).toHaveAttribute('aria-selected', 'true');
  await expect(palette.hits.last()).toBeInViewport();
  await app.keyboard.press('ArrowDown');
  await expect(palette.hits.first()).toHaveAttribute('aria-selected', 'true');
  await app.keyboard.press('PageDown');
  await expect(palette.hits.nth(8)).toHaveAttribute('aria-selected', 'true');

  await palette.field.fill('db-9 nowhere');
  await expect(palette.dialog.getByRole('status')).toHaveText('No outlet matches "db-9 nowhere".');
  await expect(palette.hits).toHaveCount(0);
  await app.keyboard.press('Enter');
  await expect(palette.dialog).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(palette.dialog).toBeHidden();
  await expect(filter).toBeFocused();
});

test('what cannot be cycled says so in place, and a protected outlet is gone to and has to be held', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await openTwoPdus(app, simulator);
  const palette = new FindPalette(app);
  simulator.otherAdmin.switch(1, 'off');
  await palette.find('rontgen');
  await expect(palette.current).toHaveAccessibleName(/, off$/u);
  await app.keyboard.press('Control+Enter');
  await expect(palette.dialog.getByRole('status')).toHaveText(
    'Outlet 2, Röntgen-01 PSU B is off. Open it to turn it on.',
  );
  simulator.otherAdmin.switch(1, 'on');
  await expect(palette.current).toHaveAccessibleName(/, on$/u);
  await app.keyboard.press('Enter');

  await app.getByRole('radiogroup', { name: 'Protected' }).getByText('On', { exact: true }).click();
  await expect(app.getByText('Outlet 2 is protected.').first()).toBeAttached();
  await app.keyboard.press('Alt+0');
  await palette.find('rontgen');
  await app.keyboard.press('Control+Enter');
  const popover = app.getByRole('dialog', { name: '2 Röntgen-01 PSU B is protected' });
  await expect(popover.getByRole('button', { name: 'Hold to cycle outlet 2' })).toBeFocused();
  await expect(new OutletsPage(app).cell('2')).not.toContainText('Cycle starts in');
  expect(switchingCalls(simulator)).toEqual([]);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the palette, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await startBuiltIn(app);
    const palette = new FindPalette(app);
    await palette.open();
    expect.soft(await violations(app), 'before anything is typed').toEqual([]);
    await app.keyboard.type('1');
    await expect(palette.hits.first()).toHaveAccessibleName(/^outlet 1/u);
    expect.soft(await violations(app), 'hits').toEqual([]);
    await palette.field.fill('settings');
    await app.keyboard.press('Control+Enter');
    await expect(palette.dialog.getByRole('status')).toHaveText('Only outlets can be cycled.');
    expect.soft(await violations(app), 'a refusal').toEqual([]);
    await palette.field.fill('nowhere');
    await expect(palette.hits).toHaveCount(0);
    expect.soft(await violations(app), 'nothing found').toEqual([]);
  });
}
