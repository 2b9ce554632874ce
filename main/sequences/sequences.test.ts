import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../../shared/model/ids.ts';
import type { ApplySequenceOutcome, SequenceDraft } from '../../shared/model/sequence.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { SequenceWriteOutcome } from '../drivers/driver.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { MemoryPdu } from '../devices/testing/memory-pdu.ts';
import { context, powerBench, type PowerBench } from '../power/testing/power-bench.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import { sequenceChanges } from './changes.ts';
import { sequenceRevision } from './raw-sequence.ts';

const [one, two, three] = [outletId('1'), outletId('2'), outletId('3')];
const base: SequenceDraft = {
  order: [one, two, three],
  delaysMs: { [one]: 0, [two]: 0, [three]: 0 },
  inRushGuardDelayMs: 200,
};

test('the revision depends on order, delays and in-rush guard, and on nothing else', () => {
  const revision = sequenceRevision(base);
  expect(sequenceRevision({ ...base, delaysMs: { [three]: 0, [one]: 0, [two]: 0 } })).toBe(revision);
  const others = [
    { ...base, order: [two, one, three] },
    { ...base, delaysMs: { ...base.delaysMs, [two]: 1 } },
    { ...base, inRushGuardDelayMs: 201 },
  ];
  expect(new Set([revision, ...others.map((each) => sequenceRevision(each))]).size).toBe(4);
});

test('only what differs is written', () => {
  expect(sequenceChanges(base, base)).toBeNull();
  expect(sequenceChanges(base, { ...base, delaysMs: { ...base.delaysMs, [two]: 500 } })).toEqual({
    delaysMs: { [two]: 500 },
  });
  expect(sequenceChanges(base, { ...base, order: [three, one, two], inRushGuardDelayMs: 0 })).toEqual({
    order: [three, one, two],
    inRushGuardDelayMs: 0,
  });
});

type Write = (device: MemoryPdu) => Result<SequenceWriteOutcome, DeviceError>;

/** Applies a reversed order with one delay to a device whose write ends as told. */
async function apply(write?: Write): Promise<{
  bench: PowerBench;
  applied: Result<ApplySequenceOutcome, DeviceError>;
  draft: { order: OutletId[] };
}> {
  const bench = await powerBench((device) => {
    if (write === undefined) return;
    const driver = device.driver.bind(device);
    device.driver = () => ({ ...driver(), writeSequence: async () => write(device) });
  });
  const { sequences } = bench.handlers;
  const read = await sequences.read({ pdu: bench.pdu }, context);
  if (!read.ok) throw new Error(read.error.message);
  const draft = {
    order: [three, two, one],
    delaysMs: { [two]: 700 },
    inRushGuardDelayMs: read.value.inRushGuardDelayMs,
  };
  const applied = await sequences.apply(
    { pdu: bench.pdu, baseRevision: read.value.revision, draft },
    context,
  );
  return { bench, applied, draft };
}

async function lastAudit(bench: PowerBench) {
  const [last] = await bench.handlers.app.audit({ limit: 1, pdu: bench.pdu }, context);
  return last;
}

describe('apply', () => {
  test('an empty order on the device means by number', async () => {
    const bench = await powerBench();
    const read = await bench.handlers.sequences.read({ pdu: bench.pdu }, context);
    expect(read).toMatchObject({ ok: true, value: { order: [one, two, three] } });
  });

  test('a sequence tells when the PDU adds the in-rush guard to each wait', async () => {
    const bench = await powerBench((device) => {
      device.model = { ...device.model, addsInRushGuard: true };
    });
    const read = await bench.handlers.sequences.read({ pdu: bench.pdu }, context);
    expect(read).toMatchObject({ ok: true, value: { addsInRushGuard: true } });
  });

  test('writes what changed, reads again and records before and after', async () => {
    const { bench, applied, draft } = await apply();
    expect(applied).toMatchObject({ ok: true, value: { kind: 'applied', sequence: { order: draft.order } } });
    expect(bench.device.writes).toEqual([{ order: draft.order, delaysMs: { [two]: 700 } }]);
    expect(await lastAudit(bench)).toMatchObject({
      action: 'setSequence',
      result: 'done',
      before: '1:0 2:0 3:0; in-rush guard 0 ms',
      after: '3:0 2:700 1:0; in-rush guard 0 ms',
    });
  });

  test('nothing to change is applied without writing', async () => {
    const bench = await powerBench();
    const read = await bench.handlers.sequences.read({ pdu: bench.pdu }, context);
    if (!read.ok) throw new Error(read.error.message);
    const { revision, order, delaysMs, inRushGuardDelayMs } = read.value;
    const draft = { order: [...order], delaysMs: { ...delaysMs }, inRushGuardDelayMs };
    const applied = await bench.handlers.sequences.apply(
      { pdu: bench.pdu, baseRevision: revision, draft },
      context,
    );
    expect(applied).toMatchObject({ value: { kind: 'applied', written: [] } });
    expect(bench.device.writes).toEqual([]);
  });

  test('a PDU that has no place for the wait after the last outlet is not asked for one', async () => {
    const bench = await powerBench((device) => {
      device.model = { ...device.model, dropsLastDelay: true };
    });
    const read = await bench.handlers.sequences.read({ pdu: bench.pdu }, context);
    if (!read.ok) throw new Error(read.error.message);
    const { revision, order, inRushGuardDelayMs } = read.value;
    const draft = { order: [...order], delaysMs: { [two]: 700, [three]: 900 }, inRushGuardDelayMs };
    const request = { pdu: bench.pdu, baseRevision: revision, draft };
    const applied = await bench.handlers.sequences.apply(request, context);
    expect(applied).toMatchObject({
      value: { kind: 'applied', sequence: { delaysMs: { [two]: 700, [three]: 0 } } },
    });
    expect(bench.device.writes).toEqual([{ delaysMs: { [two]: 700 } }]);
  });

  test('a sequence that can only be read is refused before anything is recorded or written', async () => {
    const bench = await powerBench((device) => {
      const capabilities = device.model.capabilities.filter((each) => each !== 'sequenceWrite');
      device.model = { ...device.model, capabilities };
    });
    const request = { pdu: bench.pdu, baseRevision: '0', draft: { ...base, order: [two, one, three] } };
    const applied = await bench.handlers.sequences.apply(request, context);
    expect(applied).toEqual({ ok: false, error: { kind: 'unsupported', message: LACKING.sequenceWrite } });
    expect(bench.device.writes).toEqual([]);
    expect(await lastAudit(bench)).toBeUndefined();
  });

  test('a half-written result names both halves', async () => {
    const message = 'The PDU refused: a value is not valid.';
    const { bench, applied } = await apply((device) => {
      device.sequence = { ...device.sequence, order: [three, two, one] };
      return ok({
        written: ['order'],
        notWritten: [two],
        error: { kind: 'rejectedByDevice', code: 1, message },
      });
    });
    expect(applied).toMatchObject({
      ok: true,
      value: {
        kind: 'partlyWritten',
        written: ['the order'],
        notWritten: ['the delay of outlet 2'],
        current: { order: [three, two, one] },
        message,
      },
    });
    expect(await lastAudit(bench)).toMatchObject({
      result: 'failed',
      message: `${message} Written: the order. Not written: the delay of outlet 2.`,
    });
  });

  test('a refusal of everything is an error', async () => {
    const error: DeviceError = { kind: 'notPermitted', message: 'Not allowed.' };
    const { applied } = await apply(() => ok({ written: [], notWritten: ['order', two], error }));
    expect(applied).toEqual({ ok: false, error });
  });

  test('an answer that got lost is never called written', async () => {
    const { applied } = await apply(() => err({ kind: 'outcomeUnknown', message: 'No answer.' }));
    expect(applied).toMatchObject({
      value: {
        kind: 'partlyWritten',
        written: [],
        notWritten: ['the order', 'the delay of outlet 2'],
        message:
          'No answer. It was read back: nothing of the change is there. Apply it again when the PDU answers.',
      },
    });
  });

  test('an answer that got lost after everything was written is applied, since it was read back', async () => {
    const { applied } = await apply((device) => {
      const { delaysMs } = device.sequence;
      device.sequence = {
        ...device.sequence,
        order: [three, two, one],
        delaysMs: { ...delaysMs, [two]: 700 },
      };
      return err({ kind: 'outcomeUnknown', message: 'No answer.' });
    });
    expect(applied).toMatchObject({
      ok: true,
      value: { kind: 'applied', written: ['the order', 'the delay of outlet 2'] },
    });
  });

  test('of two windows that apply at the same time the second is told of the first', async () => {
    const bench = await powerBench();
    const { sequences } = bench.handlers;
    const read = await sequences.read({ pdu: bench.pdu }, context);
    if (!read.ok) throw new Error(read.error.message);
    const { revision, delaysMs, inRushGuardDelayMs } = read.value;
    const request = (order: OutletId[]) => ({
      pdu: bench.pdu,
      baseRevision: revision,
      draft: { order, delaysMs: { ...delaysMs }, inRushGuardDelayMs },
    });
    const outcomes = await Promise.all([
      sequences.apply(request([three, two, one]), context),
      sequences.apply(request([two, one, three]), { ...context, windowId: 'w2' }),
    ]);
    expect(outcomes).toMatchObject([
      { value: { kind: 'applied' } },
      { value: { kind: 'conflict', current: { order: [three, two, one] } } },
    ]);
    expect(bench.device.writes).toHaveLength(1);
  });

  test('a change by somebody else between compare and write shows in the last read', async () => {
    const { applied } = await apply((device) => {
      device.sequence = { ...device.sequence, order: [two, one, three] };
      return ok({ written: ['order', two], notWritten: [], error: null });
    });
    expect(applied).toMatchObject({
      value: { kind: 'partlyWritten', current: { order: [two, one, three] } },
    });
  });
});
