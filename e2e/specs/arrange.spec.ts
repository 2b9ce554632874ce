import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startBuiltIn, startSimulator, UNMETERED } from '../support/simulated.ts';

test.describe.configure({ timeout: 120_000 });

const tiles = (app: Page) => app.getByRole('navigation', { name: 'Main' }).locator('.tile');

/** Ids of the tiles, top to bottom. */
const order = (app: Page) =>
  tiles(app).evaluateAll((all) => all.map((tile) => tile.getAttribute('data-tile') ?? ''));

/** What the engine keeps: a reload that comes sooner than this would show nothing. */
async function waitUntilKept(app: Page, isKept: (text: string) => boolean): Promise<void> {
  const second = await app.context().newPage();
  await expect(async () => {
    await second.goto(new URL(app.url()).origin);
    await second.waitForFunction(() => document.querySelector('.tile') !== null);
    expect(isKept((await order(second)).join())).toBe(true);
  }).toPass();
  await second.close();
}

async function center(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('Not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('tiles of the rail are moved by pointer, by keys and by menu; their numbers follow, and a reload keeps them', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await startBuiltIn(app);
  await addPdu(app, simulator);
  await expect(tiles(app)).toHaveCount(2);
  const [first = '', second = ''] = await order(app);
  const at = new URL(app.url()).hash;

  // By pointer: a drag opens nothing.
  const from = await center(tiles(app).nth(0));
  const to = await center(tiles(app).nth(1));
  await app.mouse.move(from.x, from.y);
  await app.mouse.down();
  await app.mouse.move(from.x, (from.y + to.y) / 2);
  await app.mouse.move(to.x, to.y + 4);
  await expect.poll(() => order(app)).toEqual([second, first]);
  await app.keyboard.press('Escape');
  await expect.poll(() => order(app)).toEqual([first, second]);
  await app.mouse.up();
  await app.mouse.move(from.x, from.y);
  await app.mouse.down();
  await app.mouse.move(from.x, (from.y + to.y) / 2);
  await app.mouse.move(to.x, to.y + 4);
  await app.mouse.up();
  await expect.poll(() => order(app)).toEqual([second, first]);
  expect(new URL(app.url()).hash).toBe(at);

  // By keys, with what was done said; the tile keeps the focus.
  await tiles(app).nth(1).focus();
  await app.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(app)).toEqual([first, second]);
  await expect(tiles(app).nth(0)).toBeFocused();
  await expect(app.getByText(/ moved to position 1 of 2\.$/u)).toBeAttached();

  // By the menu.
  await tiles(app).nth(0).click({ button: 'right' });
  await app.getByRole('menuitem', { name: 'Move down' }).click();
  await expect.poll(() => order(app)).toEqual([second, first]);

  await app.keyboard.press('Alt+2');
  await expect.poll(() => decodeURIComponent(new URL(app.url()).hash)).toContain(`/pdu/${first}/`);
  await waitUntilKept(app, (kept) => kept === [second, first].join());
  await app.reload();
  await expect.poll(() => order(app)).toEqual([second, first]);
});

test('tree and inspector are made wider by pointer and by keys, and a reload keeps them', async ({ app }) => {
  await startBuiltIn(app);
  const edge = (of: string) => app.getByRole('separator', { name: `Width of the ${of}` });
  const width = async (name: string) => (await app.getByRole('complementary', { name }).boundingBox())?.width;
  await expect.poll(() => width('Device tree')).toBe(312);
  const grip = await center(edge('device tree'));
  await app.mouse.move(grip.x, grip.y);
  await app.mouse.down();
  await app.mouse.move(grip.x + 20, grip.y);
  await app.mouse.move(grip.x + 40, grip.y);
  await app.mouse.up();
  await expect.poll(() => width('Device tree')).toBe(352);
  await expect(edge('device tree')).toHaveAttribute('aria-valuenow', '352');

  await edge('inspector').focus();
  await app.keyboard.press('ArrowLeft');
  await expect.poll(() => width('Inspector')).toBe(304);
  await app.keyboard.press('End');
  await expect.poll(() => width('Inspector')).toBe(420);
  await app.keyboard.press('Home');
  await expect.poll(() => width('Inspector')).toBe(240);

  // Another window has them, so the engine keeps them.
  const second = await app.context().newPage();
  await second.goto(app.url());
  await expect(second.getByRole('separator', { name: 'Width of the inspector' })).toHaveAttribute(
    'aria-valuenow',
    '240',
  );
  await app.reload();
  await expect.poll(() => width('Device tree')).toBe(352);
  await expect.poll(() => width('Inspector')).toBe(240);

  await edge('device tree').dblclick();
  await expect.poll(() => width('Device tree')).toBe(312);
  await expect(second.getByRole('separator', { name: 'Width of the device tree' })).toHaveAttribute(
    'aria-valuenow',
    '312',
  );
});

test('the inspector is shown and hidden at every width', async ({ app }) => {
  await startBuiltIn(app);
  const inspector = app.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toBeVisible();
  await app.getByRole('tab', { name: 'Overview' }).focus();
  await app.keyboard.press('i');
  await expect(inspector).toBeHidden();
  await app.getByRole('button', { name: 'Inspector' }).click();
  await expect(inspector).toBeVisible();
  await inspector.getByRole('button', { name: 'Close inspector' }).click();
  await expect(inspector).toBeHidden();
  await app.keyboard.press('i');
  await expect(inspector).toBeVisible();

  await app.setViewportSize({ width: 1100, height: 700 });
  await expect(inspector).toBeHidden();
  await app.keyboard.press('i');
  await expect(inspector).toBeVisible();
  await expect(app.getByRole('separator', { name: 'Width of the device tree' })).toBeHidden();
});
