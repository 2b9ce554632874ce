import { expect, test } from 'vitest';
import { scalePercent, scaleTicks, tickText, timeScale } from './time-scale.ts';

test('the axis ends at a whole step after the last outlet', () => {
  expect(timeScale(68_500)).toEqual({ stepMs: 10_000, maxMs: 70_000 });
  expect(timeScale(70_000)).toEqual({ stepMs: 10_000, maxMs: 70_000 });
  expect(timeScale(350)).toEqual({ stepMs: 100, maxMs: 400 });
});

test('a sequence without delays still has an axis', () => {
  expect(timeScale(0)).toEqual({ stepMs: 100, maxMs: 100 });
  expect(scalePercent(timeScale(0), 0)).toBe(0);
});

test('sixty outlets with an hour each have at most eight intervals', () => {
  const scale = timeScale(59 * 3_600_000);
  expect(scaleTicks(scale).length).toBeLessThanOrEqual(9);
  expect(scalePercent(scale, 59 * 3_600_000)).toBeLessThanOrEqual(100);
});

test('ticks carry the unit of their step', () => {
  const texts = (totalMs: number) =>
    scaleTicks(timeScale(totalMs)).map((tick) => tickText(timeScale(totalMs), tick));
  expect(texts(1900)).toEqual(['0 s', '0.5 s', '1 s', '1.5 s', '2 s']);
  expect(texts(250_000)).toEqual(['0 min', '1 min', '2 min', '3 min', '4 min', '5 min']);
});
