import { expect, test } from 'vitest';
import { MODELS } from './models.ts';
import type { ModelSpec, NumericField } from './spec.ts';

const models: readonly ModelSpec[] = Object.values(MODELS);

/** The quantities of the data model; outlets have a maximum current in place of the residual one. */
const QUANTITIES: readonly NumericField[] = [
  'voltage',
  'current',
  'peakCurrent',
  'activePower',
  'reactivePower',
  'apparentPower',
  'powerFactor',
  'displacementPowerFactor',
  'activeEnergy',
  'apparentEnergy',
  'unbalancedCurrent',
  'lineFrequency',
  'phaseAngle',
  'crestFactor',
];

test.each([...QUANTITIES, 'residualCurrent'] as const)('some inlet has %s', (quantity) => {
  expect(models.some((model) => model.inlets.some((inlet) => inlet.sensors.includes(quantity)))).toBe(true);
});

test.each([...QUANTITIES, 'maximumCurrent'] as const)('some outlet has %s', (quantity) => {
  expect(models.some((model) => model.outlets.some((outlet) => outlet.sensors.includes(quantity)))).toBe(
    true,
  );
});

test.each(Object.entries(MODELS))('%s is wired consistently', (name, spec) => {
  const model: ModelSpec = spec;
  expect(model.name).toBe(name);
  for (const outlet of model.outlets) {
    const ocp = outlet.ocp === null ? undefined : model.ocps[outlet.ocp];
    if (outlet.ocp !== null) expect(ocp?.inlet).toBe(outlet.inlet);
    const inletLines = model.inlets[outlet.inlet]?.lines;
    expect(outlet.lines.every((line) => inletLines?.includes(line))).toBe(true);
    if (ocp !== undefined) expect(outlet.lines.filter((line) => line !== 'N')).toEqual(ocp.lines);
  }
  const sorted = model.sequence.toSorted((a, b) => a - b);
  expect(sorted).toEqual(model.sequence.length === 0 ? [] : model.outlets.map((_, index) => index));
  expect(new Set(model.outlets.map(({ label }) => label)).size).toBe(model.outlets.length);
});

test('the demo has a sequence with short and long waits', () => {
  const delays = new Set(MODELS['px3-3ph-36'].outlets.map((outlet) => outlet.sequenceDelayMs));
  expect([...delays].toSorted((a, b) => a - b)).toEqual([0, 500, 1000, 3000, 5000]);
});

test('on the largest model each outlet has eight sensors, one outlet is three-phase, one breaker sits below another', () => {
  const model: ModelSpec = MODELS['px4-dual-48'];
  const withState = model.outlets.map((outlet) => outlet.sensors.length + 1);
  expect(new Set(withState)).toEqual(new Set([8]));
  expect(model.outlets.filter((outlet) => outlet.lines.length === 4)).toHaveLength(1);
  expect(model.ocps.filter((ocp) => ocp.upstream !== null)).toHaveLength(1);
});
