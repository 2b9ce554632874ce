import { expect, test } from 'vitest';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import { pduId } from '../../shared/model/ids.ts';
import { LatestReadings } from './latest-readings.ts';

function batch(readAtMs: number, sensorIndexes: readonly number[], discovery = 1): SampleBatch {
  const values = sensorIndexes.map((sensor) => readAtMs + sensor);
  return { pdu: pduId('A'), discovery, readAtMs, sensorIndexes, values, statusCodes: values.map(() => 0) };
}

test('a sensor that a tick left out keeps the time it was read itself', () => {
  const latest = new LatestReadings(batch(1000, [0, 1]));
  latest.add(batch(2000, [1]));
  expect(latest.readAtMs).toBe(2000);
  expect(latest.of(0)).toEqual({ value: 1000, statusCode: 0, readAtMs: 1000 });
  expect(latest.of(1)).toEqual({ value: 2001, statusCode: 0, readAtMs: 2000 });
});

test('after a new discovery nothing old is taken for another sensor', () => {
  const latest = new LatestReadings(batch(1000, [0, 1]));
  latest.add(batch(2000, [0], 2));
  expect(latest.of(0)?.readAtMs).toBe(2000);
  expect(latest.of(1)).toBeNull();
});
