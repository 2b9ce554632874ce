import { describe, expect, test } from 'vitest';
import { inletId, outletId } from '../../shared/model/ids.ts';
import type { SensorDescriptor } from '../../shared/model/sensor.ts';
import { dueSensors, SLOW_EVERY_TICKS } from './due-sensors.ts';
import { RecentSamples } from './recent-samples.ts';
import { SampleCache } from './sample-cache.ts';

function sensor(
  element: SensorDescriptor['element'],
  quantity: SensorDescriptor['quantity'],
): SensorDescriptor {
  const kind = quantity === 'trip' ? 'state' : 'numeric';
  return { element, quantity, kind, pole: null, unit: null, decimalDigits: 0, range: null, thresholds: null };
}

const sensors = [
  sensor(inletId('I1'), 'activeEnergy'),
  sensor(outletId('1'), 'current'),
  sensor(outletId('1'), 'activeEnergy'),
];

describe('recent samples', () => {
  test('give back what was appended since a time, with gaps as null', () => {
    const recent = new RecentSamples(sensors);
    recent.append({ sensorIndexes: [0, 1], values: [5, null], statusCodes: [0, 3] }, 1000);
    recent.append({ sensorIndexes: [1], values: [2], statusCodes: [0] }, 2000);
    expect(recent.since([1, 0], 0)).toEqual({
      timesMs: [1000, 2000],
      values: [
        [null, 2],
        [5, null],
      ],
    });
    expect(recent.since([1], 1500)).toEqual({ timesMs: [2000], values: [[2]] });
  });

  test('keep of outlets only what charts draw', () => {
    const recent = new RecentSamples(sensors);
    recent.append({ sensorIndexes: [1, 2], values: [2, 9], statusCodes: [0, 0] }, 1000);
    expect(recent.since([1, 2], 0).values).toEqual([[2], [null]]);
  });

  test('grow to an hour and forget what is older', () => {
    const recent = new RecentSamples(sensors);
    for (let tick = 0; tick < 5000; tick += 1) {
      recent.append({ sensorIndexes: [1], values: [tick], statusCodes: [0] }, tick * 1000);
    }
    const { timesMs, values } = recent.since([1], 0);
    expect(timesMs).toHaveLength(3601);
    expect([timesMs[0], timesMs.at(-1)]).toEqual([1_399_000, 4_999_000]);
    expect([values[0]?.[0], values[0]?.at(-1)]).toEqual([1399, 4999]);
  });

  test('forget by time also when polls are rare', () => {
    const recent = new RecentSamples(sensors);
    recent.append({ sensorIndexes: [1], values: [1], statusCodes: [0] }, 0);
    recent.append({ sensorIndexes: [1], values: [2], statusCodes: [0] }, 3_600_001);
    expect(recent.since([1], 0).timesMs).toEqual([3_600_001]);
  });
});

describe('the cache', () => {
  test('knows the latest of every sensor and what a read changed', () => {
    const cache = new SampleCache();
    expect(cache.latest()).toBeNull();
    cache.put({ sensorIndexes: [2, 0], values: [7, 1], statusCodes: [0, 0] }, 1000);
    const changes = cache.put({ sensorIndexes: [0], values: [4], statusCodes: [1] }, 2000);
    expect(changes).toEqual([
      { sensorIndex: 0, valueBefore: 1, value: 4, statusCodeBefore: 0, statusCode: 1 },
    ]);
    expect(cache.latest()).toEqual({
      sensorIndexes: [0, 2],
      values: [4, 7],
      statusCodes: [1, 0],
      readAtMs: 2000,
    });
  });
});

test('everything is read first, then fast sensors each tick and every slow one once in a few ticks', () => {
  const many = [
    sensor(outletId('1'), 'current'),
    sensor(inletId('I1'), 'trip'),
    ...Array.from({ length: 23 }, () => sensor(outletId('1'), 'voltage')),
  ];
  expect(dueSensors(many, 0)).toBe('all');
  const ticks = Array.from({ length: SLOW_EVERY_TICKS }, (_, index) => dueSensors(many, 10 + index));
  for (const due of ticks) expect(due).toEqual(expect.arrayContaining([0, 1]));
  const counts = many.map((_, index) => ticks.filter((due) => due !== 'all' && due.includes(index)).length);
  expect(counts.slice(2)).toEqual(counts.slice(2).map(() => 1));
});
