import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { EMPTY_FLEET } from '../../../shared/model/fleet.ts';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { KeptSequenceDraft, OutletSequence } from '../../../shared/model/sequence.ts';
import { ok } from '../../../shared/result.ts';
import { createTestEngine } from '../../../shared/testing/test-engine.ts';
import { connectEngine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { testPdu } from '../../testing/test-power.ts';
import { draftIn, isDirty } from './editing.ts';
import { startKeepingDrafts } from './kept-drafts.ts';
import { applySequence, readSequence } from './sequence-actions.ts';
import { editingOf, moveOutlet, revertAll, setDelay, useSequenceStore } from './sequence-store.ts';

const [one, two, three] = ['1', '2', '3'].map((label) => outletId(label)) as [OutletId, OutletId, OutletId];
const view = testPdu(testModel({ outlets: ['1', '2', '3'].map((label) => testOutlet(label)) }));
const { id } = view;
const onDevice = (revision: string, order: readonly OutletId[] = [one, two, three]): OutletSequence => ({
  revision,
  order,
  delaysMs: { [one]: 500, [two]: 500, [three]: 500 },
  inRushGuardDelayMs: 200,
});
const { revision: _revision, ...drafted } = onDevice('', [three, one, two]);
const fromBefore: KeptSequenceDraft = {
  pdu: id,
  base: onDevice('r1'),
  draft: drafted,
  keptAtMs: 1,
  isMine: false,
};

const engine = createTestEngine(contract, {});
connectEngine(engine.client);
let stop = () => {};
let seen = 0;
/** What was kept since this was asked last. */
function kept(): readonly unknown[] {
  const calls = engine.calls.slice(seen).filter(({ channel }) => channel === 'sequences.keepDraft');
  seen = engine.calls.length;
  return calls.map(({ args }) => (args as { readonly kept: unknown }).kept);
}
const editing = () => {
  const known = editingOf(id);
  if (known === undefined) throw new Error('Nothing was read.');
  return known;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  useSequenceStore.setState({ editings: {}, kept: new Set(), readErrors: {} });
  engine.handle({
    sequences: { read: async () => ok(onDevice('r1')), drafts: async () => [], keepDraft: async () => null },
  });
  stop = startKeepingDrafts();
  kept();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a draft is kept at its first edit, what a held key makes of it a moment later, and nothing twice', async () => {
  await readSequence(id);
  expect(kept()).toEqual([]);
  setDelay(id, one, 600, true);
  const base = onDevice('r1');
  expect(kept()).toEqual([{ base, draft: draftIn(editing()) }]);
  setDelay(id, one, 700, true);
  setDelay(id, one, 800, true);
  expect(kept()).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual([{ base, draft: draftIn(editing()) }]);
  vi.advanceTimersByTime(3000);
  expect(kept()).toEqual([]);
});

test('what waits is kept when the page is left', async () => {
  await readSequence(id);
  setDelay(id, one, 600, false);
  setDelay(id, two, 700, false);
  kept();
  window.dispatchEvent(new Event('beforeunload'));
  expect(kept()).toMatchObject([{ draft: { delaysMs: { [one]: 600, [two]: 700 } } }]);
});

test('a draft that is taken back or applied is forgotten', async () => {
  await readSequence(id);
  moveOutlet(id, three, 0);
  vi.advanceTimersByTime(300);
  kept();
  revertAll(id);
  expect(kept()).toEqual([null]);
  vi.advanceTimersByTime(300);
  moveOutlet(id, three, 0);
  vi.advanceTimersByTime(300);
  kept();
  const sequence = { ...draftIn(editing()), revision: 'r2' };
  engine.handle({ sequences: { apply: async () => ok({ kind: 'applied', sequence, written: ['order'] }) } });
  await applySequence(view);
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual([null]);
});

test('a draft from before the window opened is gone on with, and is then this window’s', async () => {
  engine.handle({ sequences: { drafts: async () => [fromBefore] } });
  await readSequence(id);
  expect(draftIn(editing())).toEqual(drafted);
  expect(editing()).toMatchObject({ base: onDevice('r1'), conflict: null });
  expect(kept()).toEqual([{ base: onDevice('r1'), draft: drafted }]);
});

test('a draft whose PDU changed meanwhile is a conflict, and neither is overwritten', async () => {
  const now = onDevice('r7', [two, one, three]);
  engine.handle({ sequences: { drafts: async () => [fromBefore], read: async () => ok(now) } });
  await readSequence(id);
  expect(editing().conflict?.current).toEqual(now);
  expect(draftIn(editing())).toEqual(drafted);
  expect(kept()).toMatchObject([{ base: { revision: 'r1' }, draft: drafted }]);
});

test('a draft that the PDU has by now, or that is of other outlets, is forgotten', async () => {
  engine.handle({
    sequences: { drafts: async () => [fromBefore], read: async () => ok({ ...drafted, revision: 'r8' }) },
  });
  await readSequence(id);
  expect(isDirty(editing())).toBe(false);
  expect(kept()).toEqual([null]);

  useSequenceStore.setState({ editings: {} });
  vi.advanceTimersByTime(300);
  engine.handle({ sequences: { read: async () => ok(onDevice('r9', [one, two])) } });
  await readSequence(id);
  expect(draftIn(editing()).order).toEqual([one, two]);
  expect(kept()).toEqual([null]);
});

test('a draft that another window edits on is left to it', async () => {
  await readSequence(id);
  engine.handle({ sequences: { drafts: async () => [fromBefore] } });
  await readSequence(id);
  expect(isDirty(editing())).toBe(false);
  expect(kept()).toEqual([]);
});

test('a draft goes with its PDU, and one of the PDU when it is back is kept anew', async () => {
  const { receiveSnapshot } = useAppStore.getState();
  receiveSnapshot({ ...EMPTY_FLEET, pdus: [view] });
  await readSequence(id);
  moveOutlet(id, three, 0);
  vi.advanceTimersByTime(300);
  receiveSnapshot(EMPTY_FLEET);
  expect(useSequenceStore.getState()).toMatchObject({ editings: {}, kept: new Set() });
  kept();

  receiveSnapshot({ ...EMPTY_FLEET, pdus: [view] });
  await readSequence(id);
  expect(isDirty(editing())).toBe(false);
  moveOutlet(id, three, 0);
  expect(kept()).toMatchObject([{ draft: drafted }]);
  receiveSnapshot(EMPTY_FLEET);
});
