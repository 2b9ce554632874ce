import { expect, test } from 'vitest';
import type { NumericQuantity } from '../../shared/model/quantity.ts';
import { agrees } from './tolerance.ts';

test.each<[NumericQuantity, number, number, number, number]>([
  // Digits of each side follow its value.
  ['voltageLN', 230.1, 1, 231, 0],
  ['current', 0.04, 3, 0.0, 1],
  ['current', 12.34, 2, 13.1, 1],
  ['activePower', 2314, 0, 2450, 0],
  ['activeEnergy', 1_234_567, 0, 1_234_600, 0],
  ['powerFactor', 0.95, 2, 0.951, 3],
  ['lineFrequency', 50, 1, 49.98, 2],
])('%s of %f (%i digits) and %f (%i digits) agree', (quantity, one, oneDigits, other, otherDigits) => {
  const read = [
    { value: one, decimalDigits: oneDigits },
    { value: other, decimalDigits: otherDigits },
  ] as const;
  expect(agrees(quantity, read[0], read[1], 0)).toBe(true);
  expect(agrees(quantity, read[1], read[0], 0)).toBe(true);
});

test.each<[NumericQuantity, number, number]>([
  // Scales, signs and units that are mistaken.
  ['current', 2.31, 0.231],
  ['voltageLN', 230, 398],
  ['voltage', 230, 2300],
  ['activePower', 2314, 2.314],
  ['reactivePower', 400, -400],
  ['activeEnergy', 1_234_567, 1234.567],
  ['powerFactor', 0.95, 95],
  ['lineFrequency', 50, 500],
  ['residualCurrent', 0.006, 6],
])('%s of %f and %f do not agree', (quantity, one, other) => {
  const read = (value: number) => ({ value, decimalDigits: 2 });
  expect(agrees(quantity, read(one), read(other), 60_000)).toBe(false);
});

test('energy may be further on the longer a slow agent takes, and no further', () => {
  const read = (value: number) => ({ value, decimalDigits: 0 });
  // 20 kW for a minute are 333 Wh.
  expect(agrees('activeEnergy', read(1_234_567), read(1_234_867), 60_000)).toBe(true);
  expect(agrees('activeEnergy', read(1_234_567), read(1_234_867), 3000)).toBe(false);
  expect(agrees('activeEnergy', read(1_234_567), read(1_235_567), 60_000)).toBe(false);
});
