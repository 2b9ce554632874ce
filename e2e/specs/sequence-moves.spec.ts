import { moveItem } from '../../shared/sequence/move-item.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { noteAnnouncements } from '../support/announcements.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator, UNMETERED } from '../support/simulated.ts';

test('a row is lifted by its handle and moved by keys; each place is spoken, and Esc puts it back', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  const before = await sequence.order();
  const said = await noteAnnouncements(app);
  await sequence.handle('3').focus();
  for (const key of ['Space', 'ArrowDown', 'End', 'ArrowUp', 'Home']) await app.keyboard.press(key);
  expect(await said()).toEqual([
    'nas lifted. Position 3 of 8.',
    expect.stringMatching(/^Position 4 of 8\. Comes on at \d+\.\d seconds\.$/u),
    expect.stringMatching(/^Position 8 of 8\./u),
    expect.stringMatching(/^Position 7 of 8\./u),
    expect.stringMatching(/^Position 1 of 8\. Comes on at 0\.0 seconds\.$/u),
  ]);
  await app.keyboard.press('Escape');
  await expect.poll(async () => (await said()).at(-1)).toBe('nas put back. Position 3 of 8.');
  expect(await sequence.order()).toEqual(before);
  await expect(sequence.handle('3')).toBeFocused();

  for (const key of ['Space', 'End', 'Space']) await app.keyboard.press(key);
  await expect.poll(async () => (await said()).at(-1)).toBe('Dropped at position 8.');
  expect(await sequence.order()).toEqual(moveItem(before, 2, 7));
  await expect(sequence.handle('3')).toBeFocused();
  await expect(app.getByText('1 unsaved change')).toBeVisible();
  await app.keyboard.press('F6');
  await expect(
    app.getByRole('toolbar', { name: 'Unsaved changes' }).getByRole('button').first(),
  ).toBeFocused();
});

test('a row is moved by its buttons and by Alt with arrows, Home and End, and moves are undone one by one', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  const before = await sequence.order();
  await sequence.row('3').hover();
  await app.getByRole('button', { name: 'Move up outlet 3, nas' }).click();
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 1));
  await app.getByRole('button', { name: 'Move down outlet 3, nas' }).click();
  await expect.poll(() => sequence.order()).toEqual(before);

  await sequence.row('3').focus();
  await app.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 1));
  await expect(sequence.row('3')).toBeFocused();
  await app.keyboard.press('Alt+End');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 7));
  await app.keyboard.press('Alt+Home');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 0));
  await app.keyboard.press('Control+z');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 7));
  await app.keyboard.press('Control+Shift+Z');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 2, 0));
  await app.keyboard.press('Control+s');
  await expect(app.getByText(/^Sequence applied to /u).first()).toBeVisible();
  expect(simulator.pdu.settings.outletPowerStateSequence[0]).toBe(2);
});

test('a row dragged by its handle can be put back with Esc, and lands where it is dropped', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  const before = await sequence.order();
  await sequence.lift('1', '4');
  await app.keyboard.press('Escape');
  await app.mouse.up();
  expect(await sequence.order()).toEqual(before);
  await sequence.dragOnto('1', '4');
  await expect.poll(() => sequence.order()).toEqual(moveItem(before, 0, 3));
  await expect(app.getByText('1 unsaved change')).toBeVisible();
});
