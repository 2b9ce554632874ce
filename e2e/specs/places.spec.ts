import type { Page } from '@playwright/test';
import { FindPalette } from '../pages/find-palette.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startBuiltIn, startSimulator, UNMETERED } from '../support/simulated.ts';

test.describe.configure({ timeout: 120_000 });

const fragment = (app: Page) => new URL(app.url()).hash;

/** Addresses that Back and Forward can lead to. */
const visited = (app: Page) =>
  app.evaluate(() =>
    (window as unknown as { navigation: { entries(): { url: string | null }[] } }).navigation
      .entries()
      .map(({ url }) => url ?? ''),
  );

test('a reload stays where one is, and Back and Forward walk screens and tabs, not selections', async ({
  app,
}) => {
  await startBuiltIn(app);
  const tab = (name: RegExp) => app.getByRole('tab', { name });
  const tree = app.getByRole('treegrid');
  await tree.getByRole('row', { name: /^C1/u }).click();
  await tree.getByRole('row', { name: /^C2/u }).click();
  expect(fragment(app)).toMatch(/^#\/pdu\/[^/]+\/overview\/ocp%3AC2$/u);
  await tab(/^Outlets/u).click();
  await expect(new OutletsPage(app).cell('1')).toBeVisible();
  await app.getByRole('button', { name: 'CloudShell' }).click();
  await expect(app).toHaveTitle('CloudShell - Busbar');

  await app.reload();
  await expect(app).toHaveTitle('CloudShell - Busbar');
  await app.keyboard.press('Alt+ArrowLeft');
  await expect(tab(/^Outlets/u)).toHaveAttribute('aria-selected', 'true');
  await app.goBack();
  await expect(tree.getByRole('row', { name: /^C2/u })).toHaveAttribute('aria-selected', 'true');
  await app.goBack();
  await expect(app).toHaveTitle('Fleet - Busbar');
  await app.keyboard.press('Alt+ArrowRight');
  await expect(app).toHaveTitle(/, Overview - Busbar$/u);
  await app.reload();
  await expect(tree.getByRole('row', { name: /^C2/u })).toHaveAttribute('aria-selected', 'true');

  // While a dialog waits for an answer one stays where one is.
  await app.getByRole('button', { name: 'Settings' }).click();
  await app.keyboard.press('Alt+ArrowLeft');
  await app.keyboard.press('Escape');
  await expect(app).toHaveTitle(/, Overview - Busbar$/u);
  expect((await visited(app)).filter((address) => address.includes('token'))).toEqual([]);
});

test('a link to an outlet brings it into sight, in the tree too, whose breakers are closed at first', async ({
  app,
}) => {
  await startBuiltIn(app);
  const row = app.getByRole('treegrid').getByRole('row', { name: /^36/u });
  await expect(app.getByRole('treegrid').getByRole('row').first()).toBeVisible();
  await expect(row).toHaveCount(0);
  await app.evaluate(() => {
    location.hash = location.hash.replace(/overview.*$/u, 'outlets/outlet%3A36');
  });
  await expect(new OutletsPage(app).cell('36')).toBeInViewport();
  await app.getByRole('tab', { name: /^Overview/u }).click();
  await expect(row).toBeInViewport();
  await expect(row).toHaveAttribute('aria-selected', 'true');
});

test('a PDU that was removed is left for the fleet, and Back does not run in circles', async ({ app }) => {
  await startBuiltIn(app);
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await expect(new OutletsPage(app).cell('1')).toBeVisible();
  await app.getByRole('button', { name: /^Actions for /u }).click();
  await app.getByRole('menuitem', { name: 'Remove from Busbar' }).click();
  await app.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(app).toHaveTitle('Fleet - Busbar');
  const count = (await visited(app)).length;
  await app.goBack();
  await expect(app).toHaveTitle('Fleet - Busbar');
  await app.goBack();
  await expect(app).toHaveTitle('Fleet - Busbar');
  await expect.poll(() => fragment(app)).toBe('#/fleet');
  expect(await visited(app)).toHaveLength(count);

  // A link to a PDU that is not there.
  await app.evaluate(() => {
    location.hash = '#/pdu/NOWHERE/outlets';
  });
  await expect.poll(() => fragment(app)).toBe('#/fleet');
});

test('another PDU opens in a window of its own, which is signed in and goes its own way', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await startBuiltIn(app);
  await addPdu(app, simulator);
  const tiles = app.getByRole('navigation', { name: 'Main' }).locator('.tile');
  await expect(tiles).toHaveCount(2);
  const title = await app.title();
  const other = tiles.and(app.locator(':not([aria-current])'));

  const [second] = await Promise.all([
    app.context().waitForEvent('page'),
    other.click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(second.getByText(/^Live, /u).first()).toBeVisible();
  await expect(second).not.toHaveTitle(title);
  await expect(app).toHaveTitle(title);
  await second.keyboard.press('Alt+0');
  await expect(second).toHaveTitle('Fleet - Busbar');
  await expect(app).toHaveTitle(title);
  await second.close();

  const [third] = await Promise.all([
    app.context().waitForEvent('page'),
    (async () => {
      await app.getByRole('button', { name: /^Actions for /u }).click();
      await app.getByRole('menuitem', { name: 'Open in a new window' }).click();
    })(),
  ]);
  await expect(third).toHaveTitle(title);
  await third.close();
  await new FindPalette(app).open();
});
