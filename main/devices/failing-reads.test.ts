import { expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { sessionBench, START_MS } from './testing/session-bench.ts';

const O2 = outletId('2');
const O3 = outletId('3');

test('what does not answer while the rest does keeps what was read, and is named after some seconds', async () => {
  const { device, clock, view, samples } = await sessionBench();
  device.silentOutlets.add(O2);
  await clock.advance(4000);
  expect(view().connection.kind).toBe('online');
  await clock.advance(3000);
  expect(view().connection).toMatchObject({ kind: 'degraded', elements: [O2] });
  expect(view().outletStates[O2]).toMatchObject({ powerState: 'on', readAtMs: START_MS });
  expect(view().outletStates[O3]).toMatchObject({ readAtMs: START_MS + 7000 });
  const failed = [{ sensorIndex: 1, lastReadAtMs: START_MS }];
  expect(samples.at(-1)).toMatchObject({ sensorIndexes: [0, 2], failed });
});

test('a window that opens then is told how old the last reading of it is', async () => {
  const { device, clock, session } = await sessionBench();
  device.silentOutlets.add(O2);
  await clock.advance(7000);
  const latest = session.record.latestSamples();
  expect(latest).toMatchObject({ sensorIndexes: [0, 1, 2], readAtMs: START_MS + 7000 });
  expect(latest?.failed).toEqual([{ sensorIndex: 1, lastReadAtMs: START_MS }]);
});

test('a spell is one event, however many join it, and ends by itself', async () => {
  const ends: boolean[] = [];
  const { device, clock, view, events } = await sessionBench({
    keep: ({ kind, endsQuietly = false, isFirst }) => {
      if (kind === 'cleared' && !isFirst) ends.push(endsQuietly);
      return null;
    },
  });
  ends.length = 0;
  device.silentOutlets.add(O2);
  await clock.advance(7000);
  device.silentOutlets.add(O3);
  await clock.advance(7000);
  expect(view().connection).toMatchObject({ elements: [O2, O3] });
  expect(events().map(({ text }) => text)).toEqual([
    'No data from outlet 2 device-2 on A07-L. The PDU reports an internal error.',
  ]);
  device.silentOutlets.clear();
  await clock.advance(1000);
  expect(view().connection.kind).toBe('online');
  expect(events()).toHaveLength(1);
  expect(ends).toEqual([true]);
});

test('a read that fails once is not told', async () => {
  const { device, clock, view, events } = await sessionBench();
  device.silentOutlets.add(O2);
  await clock.advance(1000);
  device.silentOutlets.clear();
  await clock.advance(10_000);
  expect(view().connection.kind).toBe('online');
  expect(events()).toEqual([]);
});
