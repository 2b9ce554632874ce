import { expect, test } from 'vitest';
import type { Thresholds } from '../../../../shared/model/sensor.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { hasLimits, limitText, rulerOf } from './ruler.ts';

function limits(
  lowerCritical: number | null,
  lowerWarning: number | null,
  upperWarning: number | null,
  upperCritical: number | null,
): Thresholds {
  return {
    lowerCritical,
    lowerWarning,
    upperWarning,
    upperCritical,
    deassertionHysteresis: 0,
    assertionTimeout: 0,
  };
}

test('spans a current from zero to a little above its rating', () => {
  const ruler = rulerOf(limits(null, null, 25.6, 30.4), 16.96, 32, 'A');
  expect(ruler.marker).toBeCloseTo(0.5);
  expect(ruler.zones.map((zone) => zone.level)).toEqual(['warning', 'critical']);
  expect(ruler.zones.at(-1)?.to).toBe(1);
});

test('has four zones around a voltage with four limits, without gaps between them', () => {
  const { zones, ticks } = rulerOf(limits(207, 212, 248, 253), 230, 32, 'V');
  expect(zones.map((zone) => zone.level)).toEqual(['critical', 'warning', 'warning', 'critical']);
  expect(zones[0]?.from).toBe(0);
  expect(zones[0]?.to).toBe(zones[1]?.from);
  expect(zones[2]?.to).toBe(zones[3]?.from);
  expect(ticks.map((tick) => tick.value)).toEqual([207, 212, 248, 253]);
});

test('is not stretched to the rating by a residual current', () => {
  expect(rulerOf(limits(null, null, 0.015, 0.03), 0.0042, 32, 'A').marker).toBeGreaterThan(0.05);
});

test('spans percentages to one hundred', () => {
  expect(rulerOf(limits(null, null, 60, 80), 50, 32, '%').marker).toBeCloseTo(0.5);
});

test('spans a power factor with lower limits to one', () => {
  expect(rulerOf(limits(0.3, 0.4, null, null), 0.95, 32, null).marker).toBeLessThan(1);
});

test('draws a lone warning up to the end, and no zone for a limit that is not set', () => {
  const { zones } = rulerOf(limits(null, null, 10, null), null, null, 'A');
  expect(zones).toHaveLength(1);
  expect(zones[0]).toMatchObject({ level: 'warning', to: 1 });
});

test('keeps the marker on the ruler when the reading is far off', () => {
  expect(rulerOf(limits(207, 212, 248, 253), 0, null, 'V').marker).toBe(0);
  expect(rulerOf(limits(null, null, 25.6, 30.4), 99, 32, 'A').marker).toBe(1);
});

test('knows a sensor without any active limit', () => {
  expect(hasLimits(limits(null, null, null, null))).toBe(false);
  expect(hasLimits(null)).toBe(false);
  expect(hasLimits(limits(null, 1, null, null))).toBe(true);
});

test.each([
  [25.6, 2, '25.6'],
  [30, 1, '30'],
  [0, 3, '0'],
  [0.05, 3, '0.05'],
  [100, 0, '100'],
  [-30.5, 1, '\u221230.5'],
  [-120, 0, '\u2212120'],
  [12_000, 0, '12\u2009000'],
  [-1234.5, 2, '\u22121\u2009234.5'],
])('writes the limit %d of a reading with %d digits as a number of the app', (limit, digits, text) => {
  expect(limitText(formatNumber(limit, digits))).toBe(text);
});

test('spans limits below zero, and those on both sides of it', () => {
  const below = rulerOf(limits(-120, -90, null, null), -100, null, 'deg');
  expect(below.ticks.map((tick) => tick.value)).toEqual([-120, -90]);
  expect(below.ticks.every((tick) => tick.at > 0 && tick.at < 1)).toBe(true);
  expect(below.marker).toBeLessThan(below.ticks[1]?.at ?? 0);
  expect(below.marker).toBeGreaterThan(below.ticks[0]?.at ?? 1);
  const around = rulerOf(limits(-30, -20, 20, 30), 0, null, 'deg');
  expect(around.marker).toBeCloseTo(0.5);
});
