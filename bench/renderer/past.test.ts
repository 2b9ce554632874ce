import { expect, test } from 'vitest';
import { PAST_MS, prolonged } from './past.ts';

test('gives a history 15 minutes before its first reading, near its first value', () => {
  const short = { discovery: 1, sensorIndexes: [4, 9], timesMs: [1_000_000], values: [[230], [null]] };
  const { timesMs, values } = prolonged(short);
  expect(timesMs).toHaveLength(901);
  expect(timesMs[0]).toBe(1_000_000 - PAST_MS);
  expect(timesMs).toEqual(timesMs.toSorted((one, other) => one - other));
  expect(values.map((column) => column.length)).toEqual([901, 901]);
  expect(Math.min(...(values[0] ?? []).map(Number))).toBeGreaterThan(227);
  expect(new Set(values[1])).toEqual(new Set([null]));
});

test('leaves a history without readings as it is', () => {
  const empty = { discovery: 1, sensorIndexes: [4], timesMs: [], values: [[]] };
  expect(prolonged(empty)).toBe(empty);
});
