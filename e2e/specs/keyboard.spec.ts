import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';

test('the main job needs no pointer', async ({ app }) => {
  test.setTimeout(120_000);
  // The first button has the focus.
  await expect(app.getByRole('button', { name: 'Start with a simulated PDU' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();

  // The tree: down to a breaker, close and open it.
  const tree = app.getByRole('treegrid');
  await tree.getByRole('row').first().focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('End');
  await app.keyboard.press('Home');
  await expect(tree.getByRole('row').first()).toBeFocused();

  // Outlets: cycle one by its letter, and take it back.
  await app.getByRole('tab', { name: 'Overview' }).focus();
  await app.keyboard.press('ArrowRight');
  const outlets = new OutletsPage(app);
  await expect(outlets.cell('1')).toBeVisible();
  await outlets.cell('1').focus();
  await app.keyboard.press('ArrowDown');
  await expect(outlets.cell('2')).toBeFocused();
  await app.keyboard.press('c');
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();

  // Sequence: move a row down by the keyboard, and put the next move back.
  await app.getByRole('tab', { name: /^Outlets/u }).focus();
  await app.keyboard.press('ArrowRight');
  const sequence = new SequencePage(app);
  await expect.poll(async () => (await sequence.order()).length).toBe(36);
  const before = await sequence.order();
  const [first = '', second = ''] = before;
  await sequence.row(first).focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => sequence.order()).toEqual([second, first, ...before.slice(2)]);
  await sequence.handle(first).focus();
  await app.keyboard.press('Space');
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Escape');
  await expect.poll(() => sequence.order()).toEqual([second, first, ...before.slice(2)]);
  await app.keyboard.press('Control+s');
  await expect(app.getByText(/^Sequence applied to /u).first()).toBeVisible();
});
