import { expect, test } from 'vitest';
import { NO_ALARM, ThresholdEngine, checkThresholds, initialThresholds } from './thresholds.ts';

const RANGE = { lower: 0, upper: 100 };
const LIMITS = initialThresholds({
  lowerCritical: 5,
  lowerWarning: 10,
  upperWarning: 60,
  upperCritical: 80,
  deassertionHysteresis: 2,
});

test('above a limit asserts at once, at the limit does not', () => {
  const engine = new ThresholdEngine();
  expect(engine.sample(60, LIMITS, 0)).toEqual(NO_ALARM);
  expect(engine.sample(61, LIMITS, 1)).toMatchObject({ aboveUpperWarning: true, aboveUpperCritical: false });
  expect(engine.sample(81, LIMITS, 2)).toMatchObject({ aboveUpperWarning: true, aboveUpperCritical: true });
});

test('an alarm ends when the value is back by the hysteresis', () => {
  const engine = new ThresholdEngine();
  engine.sample(61, LIMITS, 0);
  expect(engine.sample(59, LIMITS, 1).aboveUpperWarning).toBe(true);
  expect(engine.sample(58, LIMITS, 2).aboveUpperWarning).toBe(false);
});

test('low values alarm the same way', () => {
  const engine = new ThresholdEngine();
  expect(engine.sample(9, LIMITS, 0)).toMatchObject({ belowLowerWarning: true, belowLowerCritical: false });
  expect(engine.sample(11, LIMITS, 1).belowLowerWarning).toBe(true);
  expect(engine.sample(12, LIMITS, 2).belowLowerWarning).toBe(false);
});

test('with an assertion timeout only a violation that lasts counts', () => {
  const engine = new ThresholdEngine();
  const patient = { ...LIMITS, assertionTimeout: 3 };
  expect(engine.sample(70, patient, 0)).toEqual(NO_ALARM);
  expect(engine.sample(50, patient, 2)).toEqual(NO_ALARM);
  expect(engine.sample(70, patient, 3)).toEqual(NO_ALARM);
  expect(engine.sample(70, patient, 5)).toEqual(NO_ALARM);
  expect(engine.sample(70, patient, 6).aboveUpperWarning).toBe(true);
});

test('inactive limits never alarm', () => {
  expect(new ThresholdEngine().sample(1e9, initialThresholds(undefined), 0)).toEqual(NO_ALARM);
});

test.each([
  ['good ones', LIMITS, 0],
  ['one outside the range', { ...LIMITS, upperCritical: 101 }, 1],
  ['an inactive one outside the range', { ...LIMITS, upperCritical: 101, upperCriticalActive: false }, 0],
  ['a wrong order', { ...LIMITS, upperWarning: 90 }, 2],
  ['warnings closer than twice the hysteresis', { ...LIMITS, lowerWarning: 58 }, 2],
])('limits are checked: %s', (_, thresholds, code) => {
  expect(checkThresholds(thresholds, RANGE)).toBe(code);
});
