import { expect, test } from 'vitest';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import { pduId } from '../../shared/model/ids.ts';
import { SampleStore } from './samples.ts';
import { LiveSeries } from './series.ts';

const PDU = pduId('PX-1');

function batch(
  sensorIndexes: readonly number[],
  readAtMs: number,
  failed: SampleBatch['failed'] = [],
): SampleBatch {
  const values = sensorIndexes.map(() => 2.31);
  const statusCodes = sensorIndexes.map(() => 0);
  return { pdu: PDU, discovery: 1, sensorIndexes, values, statusCodes, readAtMs, failed };
}

test('a sensor that does not answer keeps its value and its age, and is out of date after some seconds', () => {
  // The store counts frames, which there are none of here.
  Object.assign(globalThis, { document: { visibilityState: 'hidden' } });
  const store = new SampleStore();
  const nowMs = Date.now();
  store.receive(batch([0, 1], nowMs - 4000));
  store.receive(batch([0], nowMs, [{ sensorIndex: 1, lastReadAtMs: nowMs - 4000 }]));
  expect(store.isFailing(PDU, 1)).toBe(false);
  store.receive(batch([0, 1], nowMs, [{ sensorIndex: 1, lastReadAtMs: nowMs - 12_000 }]));
  expect(store.isFailing(PDU, 1)).toBe(true);
  expect(store.isFailing(PDU, 0)).toBe(false);
  expect(store.reading(PDU, 1)?.value).toBe(2.31);
  expect(store.readAtMs(PDU, 1)).toBe(nowMs - 12_000);
  store.receive(batch([0, 1], nowMs));
  expect(store.isFailing(PDU, 1)).toBe(false);
  Reflect.deleteProperty(globalThis, 'document');
});

test('a series knows that its sensor stopped answering, and when it answered last', async () => {
  let tell: (given: SampleBatch) => void = () => undefined;
  const series = new LiveSeries({
    pdu: PDU,
    discovery: 1,
    sensorIndexes: [0, 1],
    source: { history: async () => null, onBatch: (listener) => ((tell = listener), () => undefined) },
    nowMs: 0,
    onData: () => undefined,
  });
  await series.ready;
  tell(batch([0, 1], 1000));
  tell(batch([0], 9000, [{ sensorIndex: 1, lastReadAtMs: 1000 }]));
  expect([series.isFailing(0), series.isFailing(1)]).toEqual([false, true]);
  expect(series.buffer(1).lastNumberAtMs(9000)).toBe(1000);
  tell(batch([1], 10_000));
  expect(series.isFailing(1)).toBe(false);
});
