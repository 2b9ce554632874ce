import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { outletId, type OutletId } from '../../shared/model/ids.ts';
import type { OutletSequence } from '../../shared/model/sequence.ts';
import { err, ok } from '../../shared/result.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { connectEngine } from '../ipc/engine.ts';
import { testModel, testOutlet } from '../testing/test-model.ts';
import { testPdu } from '../testing/test-power.ts';
import { writeSequenceDelay } from './device-writes.ts';

const [one, two] = ['1', '2'].map((label) => outletId(label)) as [OutletId, OutletId];
const { id: pdu } = testPdu(testModel({ outlets: [testOutlet('1'), testOutlet('2')] }));
const onDevice: OutletSequence = {
  revision: 'r1',
  order: [two, one],
  delaysMs: { [one]: 500, [two]: 1000 },
  inRushGuardDelayMs: 200,
};
const engine = createTestEngine(contract, { sequences: { read: async () => ok(onDevice) } });
connectEngine(engine.client);
const applies = () => engine.calls.filter((call) => call.channel === 'sequences.apply');

describe('one delay of the sequence', () => {
  test('is written with the order and the other delays as they were just read', async () => {
    const applied = { ...onDevice, revision: 'r2' };
    engine.handle({
      sequences: { apply: async () => ok({ kind: 'applied', sequence: applied, written: [] }) },
    });
    expect(await writeSequenceDelay({ pdu, outlet: one, seenMs: 500, delayMs: 900 })).toEqual(ok(null));
    expect(applies()).toEqual([
      {
        channel: 'sequences.apply',
        args: {
          pdu,
          baseRevision: 'r1',
          draft: { order: [two, one], delaysMs: { [one]: 900, [two]: 1000 }, inRushGuardDelayMs: 200 },
        },
      },
    ]);
  });

  test('waits for one before it that is still being written, and does not take that for somebody else', async () => {
    let current = onDevice;
    engine.handle({
      sequences: {
        read: async () => ok(current),
        apply: async ({ baseRevision, draft }) => {
          await new Promise((resolve) => setImmediate(resolve));
          if (baseRevision !== current.revision) return ok({ kind: 'conflict', current });
          current = { ...current, ...draft, revision: `${current.revision}+` };
          return ok({ kind: 'applied', sequence: current, written: [] });
        },
      },
    });
    const written = await Promise.all([
      writeSequenceDelay({ pdu, outlet: one, seenMs: 500, delayMs: 900 }),
      writeSequenceDelay({ pdu, outlet: two, seenMs: 1000, delayMs: 1400 }),
    ]);
    expect(written).toEqual([ok(null), ok(null)]);
    expect(current.delaysMs).toEqual({ [one]: 900, [two]: 1400 });
    engine.handle({ sequences: { read: async () => ok(onDevice) } });
  });

  test('is not written over what somebody else set meanwhile', async () => {
    const before = applies().length;
    const outcome = await writeSequenceDelay({ pdu, outlet: one, seenMs: 700, delayMs: 900 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('the PDU has 500 ms now. Nothing was written.') },
    });
    expect(applies()).toHaveLength(before);
  });

  test('says so when the sequence changed at the same moment', async () => {
    engine.handle({ sequences: { apply: async () => ok({ kind: 'conflict', current: onDevice }) } });
    const outcome = await writeSequenceDelay({ pdu, outlet: one, seenMs: 500, delayMs: 900 });
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Nothing was written.') },
    });
  });

  test('keeps the reason when the PDU cannot be read', async () => {
    const message = 'A07-L did not answer.';
    engine.handle({ sequences: { read: async () => err({ kind: 'timeout', message }) } });
    expect(await writeSequenceDelay({ pdu, outlet: one, seenMs: 500, delayMs: 900 })).toMatchObject({
      error: { message },
    });
  });
});
