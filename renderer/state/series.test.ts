import { expect, test } from 'vitest';
import type { SampleBatch, SampleHistory } from '../../shared/model/fleet.ts';
import { pduId } from '../../shared/model/ids.ts';
import { SeriesBuffer } from './series-buffer.ts';
import { LiveSeries } from './series.ts';

const PDU = pduId('PX3-1');

function filled(points: readonly (readonly [number, number | null])[], capacity = 10): SeriesBuffer {
  const buffer = new SeriesBuffer(capacity);
  for (const [timeMs, value] of points) buffer.push(timeMs, value);
  return buffer;
}

function batch(readAtMs: number, value: number | null, discovery = 1): SampleBatch {
  return { pdu: PDU, discovery, readAtMs, sensorIndexes: [4], values: [value], statusCodes: [0] };
}

function openSeries(history: Promise<SampleHistory | null>) {
  const listeners = new Set<(batch: SampleBatch) => void>();
  let dataCount = 0;
  const series = new LiveSeries({
    pdu: PDU,
    discovery: 1,
    sensorIndexes: [4],
    nowMs: 100_000,
    source: {
      history: () => history,
      onBatch: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    onData: () => {
      dataCount += 1;
    },
  });
  return {
    series,
    listeners,
    dataCount: () => dataCount,
    receive: (each: SampleBatch) => {
      for (const listener of listeners) listener(each);
    },
  };
}

test('keeps every digit of a reading: a counter, and a value on the edge of rounding', () => {
  const buffer = filled([
    [1, 118.45],
    [2, 123_456_789],
  ]);
  expect([buffer.valueAt(0), buffer.valueAt(1)]).toEqual([118.45, 123_456_789]);
});

test('keeps the newest readings when the ring is full', () => {
  const buffer = filled(
    [
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
    ],
    3,
  );
  expect([...buffer.points()]).toEqual([
    { timeMs: 2, value: 20 },
    { timeMs: 3, value: 30 },
    { timeMs: 4, value: 40 },
  ]);
});

test('drops a reading that is not newer than the last one', () => {
  const buffer = filled([
    [5, 1],
    [5, 2],
    [4, 3],
  ]);
  expect([...buffer.points()]).toEqual([{ timeMs: 5, value: 1 }]);
});

test('keeps a reading without a number as a gap, not as zero', () => {
  expect([...filled([[1, null]]).points()]).toEqual([{ timeMs: 1, value: null }]);
});

test('finds the nearest reading, and none when all are too far away', () => {
  const buffer = filled([
    [1000, 1],
    [2000, 2],
    [9000, 9],
  ]);
  expect(buffer.nearest(1600, 1000)).toEqual({ timeMs: 2000, value: 2 });
  expect(buffer.nearest(5500, 1000)).toBeNull();
});

test('knows how often a sensor is read, whatever pauses there were', () => {
  const times = [0, 5, 10, 15, 20, 80, 85, 90].map((second) => [second * 1000, 1] as const);
  expect(filled(times).typicalIntervalMs()).toBe(5000);
  expect(filled([[1, 1]]).typicalIntervalMs()).toBe(0);
});

test('joins what the engine remembered with what arrived meanwhile, each time once', async () => {
  const { promise, resolve } = Promise.withResolvers<SampleHistory | null>();
  const opened = openSeries(promise);
  opened.receive(batch(3000, 30));
  resolve({ discovery: 1, sensorIndexes: [4], timesMs: [1000, 2000, 3000], values: [[10, null, 30]] });
  await opened.series.ready;
  opened.receive(batch(4000, 40));
  expect([...opened.series.buffer(4).points()]).toEqual([
    { timeMs: 1000, value: 10 },
    { timeMs: 2000, value: null },
    { timeMs: 3000, value: 30 },
    { timeMs: 4000, value: 40 },
  ]);
  expect(opened.series.firstReadAtMs).toBe(1000);
  expect(opened.series.lastReadAtMs).toBe(4000);
  expect(opened.dataCount()).toBe(3);
});

test('ignores readings of an earlier discovery', async () => {
  const opened = openSeries(
    Promise.resolve({ discovery: 7, sensorIndexes: [4], timesMs: [1000], values: [[10]] }),
  );
  await opened.series.ready;
  opened.receive(batch(2000, 20, 7));
  expect(opened.series.buffer(4).length).toBe(0);
});

test('goes on with live readings when the engine has no history to give', async () => {
  const opened = openSeries(Promise.reject(new Error('lost')));
  await opened.series.ready;
  opened.receive(batch(2000, 20));
  expect(opened.series.buffer(4).length).toBe(1);
});

test('stops listening when closed', async () => {
  const opened = openSeries(Promise.resolve(null));
  await opened.series.ready;
  opened.series.close();
  expect(opened.listeners.size).toBe(0);
});
