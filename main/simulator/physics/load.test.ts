import { expect, test } from 'vitest';
import { LOADS } from '../models/loads.ts';
import { Load } from './load.ts';

const START_S = 1_772_539_200;

test('energy is the integral of the power that is shown', () => {
  const load = new Load(LOADS.server(400), 3, 5);
  const seconds = 3600;
  let wattSeconds = 0;
  for (let second = 0; second < seconds; second++) wattSeconds += load.wattsAt(START_S + second);
  const exact = load.wattHoursBetween(START_S * 1000, (START_S + seconds) * 1000);
  expect(exact).toBeGreaterThan(0);
  expect(Math.abs(exact - wattSeconds / 3600) / exact).toBeLessThan(0.001);
});

test('energy of a time is the sum over its parts', () => {
  const load = new Load(LOADS.storage(300), 1, 2);
  const [from, middle, until] = [START_S * 1000, START_S * 1000 + 12_345, START_S * 1000 + 987_654];
  const whole = load.wattHoursBetween(from, until);
  expect(load.wattHoursBetween(from, middle) + load.wattHoursBetween(middle, until)).toBeCloseTo(whole, 6);
});

test('power drifts and shivers around its nominal value', () => {
  const load = new Load(LOADS.denseServer(1000), 1, 0);
  const watts = Array.from({ length: 2000 }, (_, second) => load.wattsAt(START_S + second));
  expect(Math.max(...watts)).toBeGreaterThan(1080);
  expect(Math.min(...watts)).toBeLessThan(920);
  expect(Math.max(...watts)).toBeLessThan(1280);
});
