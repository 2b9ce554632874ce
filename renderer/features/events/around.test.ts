import { expect, test } from 'vitest';
import { drawAround, HEIGHT, pointsAround, timeAround, WIDTH } from './around.ts';

const AT = 1_700_000_000_000;
const history = (values: readonly (number | null)[], stepMs = 1000) => ({
  discovery: 1,
  sensorIndexes: [3],
  timesMs: values.map((_value, index) => AT + index * stepMs),
  values: [values],
});
const always = { fromMs: 0, toMs: AT * 2 };
const points = (values: readonly (number | null)[]) => pointsAround(history(values), always);

test('the time around a line is a minute before it and after its end', () => {
  expect(timeAround({ atMs: AT, endedAtMs: AT + 5000 })).toEqual({
    fromMs: AT - 60_000,
    toMs: AT + 65_000,
  });
  expect(timeAround({ atMs: AT, endedAtMs: null }).toMs).toBe(AT + 60_000);
  expect(timeAround({ atMs: AT, endedAtMs: AT + 86_400_000 }).toMs).toBe(AT + 660_000);
});

test('only readings of that time count, and too few are none', () => {
  const all = history([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(pointsAround(all, { fromMs: AT + 1000, toMs: AT + 5000 }).map(({ value }) => value)).toEqual([
    2, 3, 4, 5, 6,
  ]);
  expect(pointsAround(all, { fromMs: AT, toMs: AT + 3000 })).toEqual([]);
  expect(points([1, null, null, null, null, 2])).toEqual([]);
  expect(pointsAround(null, always)).toEqual([]);
});

test('the picture goes from the first reading to the last, from 0 to a round number', () => {
  const picture = drawAround(points([1.6, 1.6, 1.6, 0, 0]), AT + 2000);
  expect(picture).toMatchObject({ top: 2, lowest: 0, highest: 1.6, eventX: WIDTH / 2 });
  expect(picture?.path.startsWith(`M0.0 ${(HEIGHT * 0.2).toFixed(1)}L`)).toBe(true);
  expect(picture?.path.endsWith(`${WIDTH.toFixed(1)} ${HEIGHT.toFixed(1)}`)).toBe(true);
});

test('where there were no readings nothing is drawn', () => {
  const withNull = drawAround(points([1, 1, 1, null, 1, 1, 1]), AT);
  expect(withNull?.path.match(/M/gu)).toHaveLength(2);
  const silent = {
    ...history([1, 1, 1, 1, 1, 1]),
    timesMs: [0, 1, 2, 30, 31, 32].map((second) => AT + second * 1000),
  };
  expect(drawAround(pointsAround(silent, always), AT)?.path.match(/M/gu)).toHaveLength(2);
});
