import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { ApplySequenceOutcome, OutletSequence } from '../../../shared/model/sequence.ts';
import { err, ok } from '../../../shared/result.ts';
import { createTestEngine } from '../../../shared/testing/test-engine.ts';
import { connectEngine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { testPdu } from '../../testing/test-power.ts';
import { draftIn, isDirty } from './editing.ts';
import { applySequence, readSequence } from './sequence-actions.ts';
import { editingOf, keepMine, moveOutlet, setDelay, useSequenceStore } from './sequence-store.ts';

const [one, two, three] = ['1', '2', '3'].map((label) => outletId(label)) as [OutletId, OutletId, OutletId];
const view = testPdu(testModel({ outlets: ['1', '2', '3'].map((label) => testOutlet(label)) }));
const { id } = view;
const onDevice = (revision: string, order: readonly OutletId[] = [one, two, three]): OutletSequence => ({
  revision,
  order,
  delaysMs: { [one]: 500, [two]: 500, [three]: 500 },
  inRushGuardDelayMs: 200,
});

const engine = createTestEngine(contract, { sequences: { drafts: async () => [] } });
connectEngine(engine.client);

const answerApply = (outcome: ApplySequenceOutcome) =>
  engine.handle({ sequences: { apply: async () => ok(outcome) } });
const applies = () => engine.calls.filter((call) => call.channel === 'sequences.apply');
const toasts = () => useAppStore.getState().toasts;
const editing = () => {
  const known = editingOf(id);
  if (known === undefined) throw new Error('Nothing was read.');
  return known;
};

beforeEach(async () => {
  useSequenceStore.setState({ editings: {}, kept: new Set(), readErrors: {} });
  useAppStore.setState({ toasts: [] });
  engine.handle({ sequences: { read: async () => ok(onDevice('r1')) } });
  await readSequence(id);
});

describe('apply', () => {
  test('sends the draft with the revision it was edited from and says what was read back', async () => {
    moveOutlet(id, three, 0);
    setDelay(id, one, 900, false);
    const draft = draftIn(editing());
    const before = applies().length;
    answerApply({ kind: 'applied', sequence: { ...draft, revision: 'r2' }, written: ['order'] });
    await applySequence(view);
    expect(applies().slice(before)).toEqual([
      { channel: 'sequences.apply', args: { pdu: id, baseRevision: 'r1', draft } },
    ]);
    expect(isDirty(editing())).toBe(false);
    expect(toasts()).toMatchObject([
      { title: 'Sequence applied to A07-L', text: '2 changes. Read back and equal.', tone: 'ok' },
    ]);
  });

  test('sends nothing while nothing was edited', async () => {
    const before = applies().length;
    await applySequence(view);
    expect(applies()).toHaveLength(before);
  });

  test('sends nothing when an outlet is missing from the list', async () => {
    engine.handle({ sequences: { read: async () => ok(onDevice('r9', [one, two])) } });
    await readSequence(id);
    setDelay(id, one, 900, false);
    const before = applies().length;
    await applySequence(view);
    expect(applies()).toHaveLength(before);
    expect(toasts()[0]?.text).toBe('Outlet 3 is missing from the sequence. Each outlet must be in it once.');
  });

  test('keeps the draft and says why when the PDU refuses', async () => {
    moveOutlet(id, three, 0);
    engine.handle({
      sequences: {
        apply: async () => err({ kind: 'notPermitted', message: 'This user may not change it.' }),
      },
    });
    await applySequence(view);
    expect(editing()).toMatchObject({ isApplying: false });
    expect(isDirty(editing())).toBe(true);
    expect(toasts()).toMatchObject([{ tone: 'critical', text: 'This user may not change it.' }]);
  });

  test('can be tried again after the engine was lost', async () => {
    moveOutlet(id, three, 0);
    engine.handle({ sequences: { apply: () => Promise.reject(new Error('The engine was lost.')) } });
    await applySequence(view);
    expect(editing().isApplying).toBe(false);
    expect(toasts()).toMatchObject([{ tone: 'critical', text: 'The engine was lost.' }]);
  });

  test('that was cut short leaves the rest unsaved and names both halves', async () => {
    moveOutlet(id, three, 0);
    setDelay(id, one, 900, false);
    answerApply({
      kind: 'partlyWritten',
      written: ['order'],
      notWritten: ['delay of outlet 1'],
      current: onDevice('r2', [three, one, two]),
      message: 'The PDU did not answer.',
    });
    await applySequence(view);
    expect(editing().halfWritten).toMatchObject({ written: ['order'], notWritten: ['delay of outlet 1'] });
    expect(isDirty(editing())).toBe(true);
  });
});

describe('a conflict', () => {
  const other = onDevice('r5', [two, one, three]);

  test('found by Apply overwrites nothing and waits for a choice', async () => {
    moveOutlet(id, three, 0);
    answerApply({ kind: 'conflict', current: other });
    await applySequence(view);
    expect(editing().conflict?.current).toEqual(other);
    const before = applies().length;
    await applySequence(view);
    expect(applies()).toHaveLength(before);
  });

  test('ended by Keep mine lets Apply write the draft against what the PDU has now, and writes nothing by itself', async () => {
    moveOutlet(id, three, 0);
    const { order } = draftIn(editing());
    answerApply({ kind: 'conflict', current: other });
    await applySequence(view);
    answerApply({ kind: 'applied', sequence: onDevice('r6', order), written: ['order'] });
    const before = applies().length;
    keepMine(id);
    expect(applies()).toHaveLength(before);
    await applySequence(view);
    expect(applies().at(-1)?.args).toMatchObject({ baseRevision: 'r5', draft: { order } });
    expect(isDirty(editing())).toBe(false);
  });
});

test('a read that fails keeps what was read before and says why', async () => {
  engine.handle({
    sequences: { read: async () => err({ kind: 'timeout', message: 'A07-L did not answer.' }) },
  });
  await readSequence(id);
  expect(useSequenceStore.getState().readErrors[id]).toBe('A07-L did not answer.');
  expect(draftIn(editing()).order).toEqual([one, two, three]);
});

test('a read that was overtaken by an Apply is read again instead of believed', async () => {
  const late = Promise.withResolvers<OutletSequence>();
  const later = onDevice('r2', [three, one, two]);
  engine.handle({ sequences: { read: async () => ok(await late.promise) } });
  const reading = readSequence(id);
  moveOutlet(id, three, 0);
  answerApply({ kind: 'applied', sequence: later, written: ['order'] });
  await applySequence(view);
  engine.handle({ sequences: { read: async () => ok(later) } });
  late.resolve(onDevice('r1'));
  await reading;
  expect(editing().base).toEqual(later);
  expect(editing().conflict).toBeNull();
});
