import { expect, test } from 'vitest';
import { ceilNice, fractionOf, niceTicks, yScale } from './scale.ts';

const NONE = { lowerCritical: null, lowerWarning: null, upperWarning: null, upperCritical: null };
const VOLTAGE = { lowerCritical: 207, lowerWarning: 212, upperWarning: 248, upperCritical: 253 };
const rating = (ratingAmperes: number | null) => ({ kind: 'rating', ratingAmperes }) as const;

test('spans current from zero to six percent above the rating', () => {
  const scale = yScale(
    rating(32),
    [{ ...NONE, upperWarning: 25.6, upperCritical: 30.4 }],
    { min: 1, max: 26 },
    4,
  );
  expect(scale.low).toBe(0);
  expect(scale.high).toBeCloseTo(33.92);
  expect(scale.ticks).toEqual([0, 10, 20, 30]);
});

test('does not move with the data within the rating', () => {
  const calm = yScale(rating(16), [NONE], { min: 2, max: 3 }, 4);
  expect(yScale(rating(16), [NONE], { min: 0, max: 15.9 }, 4)).toEqual(calm);
});

test('widens for a current above the rating, so that a spike is not cut off', () => {
  expect(yScale(rating(16), [NONE], { min: 0, max: 41 }, 4).high).toBe(50);
});

test('rounds the data up when a device states neither rating nor limits', () => {
  expect(yScale(rating(null), [NONE], { min: 0, max: 7.2 }, 4).high).toBe(8);
});

test('spans voltage from lower to upper critical with a little room', () => {
  const scale = yScale({ kind: 'nominal' }, [VOLTAGE], { min: 229, max: 232 }, 3);
  expect([scale.low, scale.high]).toEqual([204, 256]);
  expect(scale.ticks).toEqual([220, 240]);
});

test('spans voltage around the nominal one when there are no limits', () => {
  const scale = yScale({ kind: 'nominal' }, [NONE], { min: 398, max: 401 }, 3);
  expect([scale.low, scale.high]).toEqual([360, 440]);
  expect(scale.ticks).toEqual([375, 400, 425]);
});

test('shows a dead line at zero volts instead of cutting it off', () => {
  expect(yScale({ kind: 'nominal' }, [VOLTAGE], { min: 0, max: 230 }, 3).low).toBe(0);
});

test('leaves out voltages at the very edge, where they would touch the next row', () => {
  expect(yScale({ kind: 'nominal' }, [NONE], { min: 119, max: 121 }, 3).ticks).toEqual([120]);
});

test('spans power from zero to above the highest value, rounded up', () => {
  expect(yScale({ kind: 'fromZero' }, [NONE], { min: 2.3, max: 5.75 }, 3).high).toBe(8);
  expect(yScale({ kind: 'fromZero' }, [NONE], { min: null, max: null }, 3).high).toBe(1.5);
});

test('rounds up to numbers people read at a glance', () => {
  expect([0, 0.011, 1, 5.75, 61, 99].map(ceilNice)).toEqual([1, 0.012, 1, 6, 80, 100]);
});

test('never gives more ticks than there is room for', () => {
  for (const [low, high] of [
    [0, 33.92],
    [204, 256],
    [0, 0.012],
    [-20, 1800],
  ] as const) {
    expect(niceTicks(low, high, 3).length).toBeLessThanOrEqual(3);
    expect(niceTicks(low, high, 3).length).toBeGreaterThan(0);
  }
});

test('puts a value outside the range at its nearer edge', () => {
  expect([5, 15, 25].map((value) => fractionOf({ low: 10, high: 20 }, value))).toEqual([0, 0.5, 1]);
});
