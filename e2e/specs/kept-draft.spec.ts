import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator, UNMETERED } from '../support/simulated.ts';

const MINE = ['2', '1', '3', '4', '5', '6', '7', '8'];
const THEIRS = ['8', '7', '6', '5', '4', '3', '2', '1'];
const UNSAVED = { name: 'Sequence Unsaved changes' };

test('a sequence draft is there again after its page was closed; applied, it is gone', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  await expect(app.getByRole('tab', UNSAVED)).toBeHidden();
  await sequence.row('1').focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => sequence.order()).toEqual(MINE);
  await expect(app.getByRole('tab', UNSAVED)).toBeVisible();

  const again = await app.context().newPage();
  await app.close({ runBeforeUnload: false });
  await again.goto(app.url());
  await expect(again.getByRole('tab', UNSAVED)).toBeVisible();
  const restored = new SequencePage(again);
  await restored.open();
  expect(await restored.order()).toEqual(MINE);
  await expect(again.getByText('1 unsaved change')).toBeVisible();
  expect(simulator.pdu.settings.outletPowerStateSequence, 'nothing was written').toEqual([]);
  await restored.apply();
  await expect(again.getByRole('tab', UNSAVED)).toBeHidden();
  expect(simulator.pdu.settings.outletPowerStateSequence[0]).toBe(1);

  await again.reload();
  await restored.open();
  await expect(again.getByText('1 unsaved change')).toBeHidden();
  await expect(again.getByRole('tab', UNSAVED)).toBeHidden();
});

test('a draft whose PDU was changed while no page was open is a conflict', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  await sequence.row('1').focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => sequence.order()).toEqual(MINE);
  const again = await app.context().newPage();
  await app.close({ runBeforeUnload: false });
  simulator.otherAdmin.changePdu({ outletPowerStateSequence: [7, 6, 5, 4, 3, 2, 1, 0] });
  await again.goto(app.url());
  const restored = new SequencePage(again);
  await restored.open();
  const banner = again.getByRole('status').filter({ hasText: /changed while you were editing\./u });
  await expect(banner).toContainText('Nothing has been overwritten.');
  expect(await restored.order()).toEqual(MINE);
  await again.getByRole('button', { name: 'Load from PDU' }).click();
  await expect.poll(() => restored.order()).toEqual(THEIRS);
  await expect(again.getByRole('tab', UNSAVED)).toBeHidden();
});

test('of two pages with drafts of one PDU the one that was edited last is kept', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const first = new SequencePage(app);
  await first.open();
  const before = await first.order();
  const beside = await app.context().newPage();
  await beside.goto(app.url());
  const second = new SequencePage(beside);
  await second.open();
  await first.row('1').focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => first.order()).toEqual(MINE);
  await second.row('8').focus();
  await beside.keyboard.press('Alt+Home');
  await expect.poll(() => second.order()).toEqual(['8', ...before.slice(0, 7)]);
  await app.getByRole('button', { name: 'Revert all' }).click();
  await expect(app.getByRole('tab', UNSAVED)).toBeHidden();
  expect(await second.order()).toEqual(['8', ...before.slice(0, 7)]);

  const later = await app.context().newPage();
  await beside.close({ runBeforeUnload: false });
  await later.goto(app.url());
  const restored = new SequencePage(later);
  await restored.open();
  await expect.poll(() => restored.order()).toEqual(['8', ...before.slice(0, 7)]);
});
