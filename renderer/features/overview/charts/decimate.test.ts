import { expect, test } from 'vitest';
import { SeriesBuffer } from '../../../state/series-buffer.ts';
import { decimate, type DrawnRow } from './decimate.ts';

const START_MS = 1_000_000;
const END_MS = START_MS + 900_000;
const OPTIONS = { startMs: START_MS, endMs: END_MS, buckets: 150, gapMs: 5000, scale: 1 };

function everySecond(valueAt: (second: number) => number | null, from = 0, to = 900): SeriesBuffer {
  const buffer = new SeriesBuffer(1000);
  for (let second = from; second < to; second += 1) buffer.push(START_MS + second * 1000, valueAt(second));
  return buffer;
}

const column = (rows: readonly DrawnRow[], key: string) => rows.map((row) => row[key]);

test('draws 15 minutes of one reading a second with about 300 points', () => {
  const { rows } = decimate([everySecond((second) => Math.sin(second))], OPTIONS);
  expect(rows.length).toBeGreaterThan(250);
  expect(rows.length).toBeLessThanOrEqual(302);
});

test('keeps a spike that lasted one reading, and a dip', () => {
  const spiky = everySecond((second) => (second === 431 ? 40 : second === 700 ? 0 : 16));
  const { rows, stats } = decimate([spiky], OPTIONS);
  expect(column(rows, 's0')).toContain(40);
  expect(column(rows, 's0')).toContain(0);
  expect(stats).toEqual([{ min: 0, max: 40, last: 16 }]);
});

test('keeps time order, whichever of the extremes came first', () => {
  const rising = decimate([everySecond((second) => second)], OPTIONS).rows;
  const falling = decimate([everySecond((second) => -second)], OPTIONS).rows;
  for (const rows of [rising, falling]) {
    const times = column(rows, 'x').map(Number);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  }
  expect(column(rising, 's0')).toEqual(
    [...column(rising, 's0')].sort((one, other) => Number(one) - Number(other)),
  );
});

test('draws every reading at its own time when there are few', () => {
  const minute = { ...OPTIONS, startMs: END_MS - 60_000 };
  const { rows } = decimate([everySecond((second) => second)], minute);
  expect(column(rows, 'x')).toEqual(Array.from({ length: 60 }, (_each, index) => index - 60));
});

test('breaks the line where the device gave no number', () => {
  const minute = { ...OPTIONS, startMs: END_MS - 60_000 };
  const { rows } = decimate([everySecond((second) => (second === 870 ? null : 1))], minute);
  expect(rows.filter((row) => row.s0 === null)).toEqual([{ x: -30, s0: null }]);
});

test('breaks the line where nothing was read for longer than the gap', () => {
  const silent = everySecond(() => 5, 0, 300);
  for (let second = 600; second < 900; second += 1) silent.push(START_MS + second * 1000, 5);
  const { rows } = decimate([silent], OPTIONS);
  const gaps = rows.filter((row) => row.s0 === null);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]?.x).toBeCloseTo(-600.999, 2);
});

test('holds the last value of a series that is read less often than its neighbours', () => {
  const often = everySecond(() => 1, 0, 60);
  const seldom = new SeriesBuffer(100);
  for (let second = 0; second < 60; second += 4) seldom.push(START_MS + second * 1000, 2);
  const { rows } = decimate([often, seldom], { ...OPTIONS, endMs: START_MS + 60_000 });
  expect(new Set(column(rows, 's1'))).toEqual(new Set([2]));
});

test('scales values and tells nothing of an empty series', () => {
  const { rows, stats } = decimate([everySecond(() => 3640), new SeriesBuffer(1)], {
    ...OPTIONS,
    scale: 0.001,
  });
  expect(rows[0]?.s0).toBeCloseTo(3.64, 5);
  expect(rows[0]?.s1).toBeNull();
  expect(stats[1]).toEqual({ min: null, max: null, last: null });
});
