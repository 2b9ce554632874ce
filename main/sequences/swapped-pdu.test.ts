import { expect, test } from 'vitest';
import { context, simulatorBench } from '../engine/testing/simulator-bench.ts';

type Result = Readonly<Record<string, unknown>> | null;

const metaDataWith = (change: object) => (result: Result) => ({
  _ret_: { ...Object(result?.['_ret_']), ...change },
});
const reversed = (result: Result) => {
  const listed: unknown = result?.['_ret_'];
  return { _ret_: Array.isArray(listed) ? listed.toReversed() : [] };
};

test.each([
  [
    'has another serial number',
    'getMetaData',
    metaDataWith({ nameplate: { serialNumber: 'OTHER' } }),
    'differentPdu',
  ],
  [
    'has another MAC address',
    'getMetaData',
    metaDataWith({ macAddress: '00:00:00:00:00:01' }),
    'differentPdu',
  ],
  ['lists its outlets in another order', 'getOutlets', reversed, 'notFound'],
] as const)('a PDU that %s since it was discovered gets no sequence', async (_, method, rewrite, kind) => {
  const { bench, device, pdu } = await simulatorBench();
  const { sequences } = bench.engine.handlers;
  const read = await sequences.read({ pdu }, context);
  if (!read.ok) throw new Error(read.error.message);
  const { revision, order, delaysMs, inRushGuardDelayMs } = read.value;
  device.faults.inject({ kind: 'rewrite', rewrite }, { method, rid: '/model/pdu/0' });
  device.requestLog.clear();
  const draft = { order: order.toReversed(), delaysMs: { ...delaysMs }, inRushGuardDelayMs };
  const applied = await sequences.apply({ pdu, baseRevision: revision, draft }, context);
  expect(applied).toMatchObject({ ok: false, error: { kind } });
  expect(device.requestLog.entries.map((entry) => entry.method)).not.toContain('setSettings');
});
