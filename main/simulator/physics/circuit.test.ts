import { expect, test } from 'vitest';
import { SIMULATOR_MODELS, type SimulatorModelName } from '../models/models.ts';
import { runPdu } from '../testing/run-pdu.ts';
import type { Terminal } from './circuit.ts';
import { ZERO, add, rms, subtract, type Phasor } from './phasor.ts';
import { elementQuantity, poleQuantity } from './quantities.ts';

const MODEL_NAMES = SIMULATOR_MODELS.map(({ name }) => name);

function sumOf(terminals: readonly (Terminal | undefined)[], line: number): Phasor {
  return terminals.reduce((sum, each) => add(sum, each?.amps[line] ?? ZERO), ZERO);
}

test.each(MODEL_NAMES)(
  'on every conductor of %s a protector carries the vector sum of its outlets',
  (name) => {
    const { pdu } = runPdu(name);
    const solution = pdu.solution();
    for (const ocp of pdu.ocps) {
      const below = pdu.outletsBelow(ocp).map((index) => solution.outlets[index]);
      for (const line of [0, 1, 2, 3]) {
        const difference = subtract(solution.ocps[ocp.index]?.amps[line] ?? ZERO, sumOf(below, line));
        expect(rms(difference)).toBeLessThan(1e-9);
      }
    }
  },
);

test.each(MODEL_NAMES)('on every conductor of %s the inlets carry the vector sum of all outlets', (name) => {
  const { pdu } = runPdu(name);
  const { inlets, outlets } = pdu.solution();
  for (const line of [0, 1, 2, 3]) {
    expect(rms(subtract(sumOf(inlets, line), sumOf(outlets, line)))).toBeLessThan(1e-9);
  }
});

test.each(MODEL_NAMES)('what flows into %s flows out: the conductors of an inlet sum to nothing', (name) => {
  const { pdu } = runPdu(name);
  for (const inlet of pdu.solution().inlets) expect(rms(inlet.amps.reduce(add, ZERO))).toBeLessThan(1e-9);
});

test('between two lines of a delta feed the vectors count: line current is less than the sum of its outlets', () => {
  const { pdu } = runPdu('px3-delta-24');
  const { inlets, outlets } = pdu.solution();
  const [inlet] = inlets;
  if (inlet === undefined) throw new Error('no inlet');
  const onLine1 = outlets
    .filter((outlet) => outlet.lines.includes('L1'))
    .map((outlet) => elementQuantity(outlet, 'current') ?? 0);
  const arithmeticSum = onLine1.reduce((sum, value) => sum + value, 0);
  const lineCurrent = poleQuantity(inlet, 'L1', 'current') ?? 0;
  expect(lineCurrent).toBeLessThan(arithmeticSum * 0.93);
  expect(lineCurrent).toBeGreaterThan(arithmeticSum * 0.8);
});

test('three-phase totals are the minimum L-L voltage, the maximum line current and the sum of the powers', () => {
  const { pdu } = runPdu('px3-3ph-36');
  const [inlet] = pdu.solution().inlets;
  if (inlet === undefined) throw new Error('no inlet');
  const each = (field: 'voltage' | 'current' | 'activePower') =>
    (['L1', 'L2', 'L3'] as const).map((line) => poleQuantity(inlet, line, field) ?? 0);
  expect(elementQuantity(inlet, 'voltage')).toBe(Math.min(...each('voltage')));
  expect(elementQuantity(inlet, 'current')).toBe(Math.max(...each('current')));
  expect(elementQuantity(inlet, 'activePower')).toBeCloseTo(
    each('activePower').reduce((sum, value) => sum + value),
  );
});

test('apparent, active and reactive power and the power factor of an outlet agree', () => {
  const { pdu } = runPdu('px3-delta-24');
  const [outlet] = pdu.solution().outlets;
  if (outlet === undefined) throw new Error('no outlet');
  const value = (field: Parameters<typeof elementQuantity>[1]) =>
    elementQuantity(outlet, field) ?? Number.NaN;
  expect(value('apparentPower')).toBeCloseTo(value('voltage') * value('current'));
  expect(Math.hypot(value('activePower'), value('reactivePower'))).toBeCloseTo(value('apparentPower'));
  expect(value('powerFactor')).toBeCloseTo(0.98);
  expect(Math.cos((value('phaseAngle') * Math.PI) / 180)).toBeCloseTo(value('displacementPowerFactor'));
});

test('residual current is small and not zero, and there is none of some quantities without current', () => {
  const { pdu } = runPdu('px3-3ph-36');
  const [inlet] = pdu.solution().inlets;
  const idle = pdu.solution().outlets[4];
  if (inlet === undefined || idle === undefined) throw new Error('no inlet or outlet');
  expect(elementQuantity(inlet, 'residualCurrent')).toBeGreaterThan(0.001);
  expect(elementQuantity(inlet, 'residualCurrent')).toBeLessThan(0.02);
  expect(elementQuantity(idle, 'current')).toBe(0);
  expect(elementQuantity(idle, 'powerFactor')).toBeNull();
});

test('the same seed and time give the same readings, and another seed others', () => {
  const current = (name: SimulatorModelName, seed: number) => {
    const [inlet] = runPdu(name, seed).pdu.solution().inlets;
    return inlet === undefined ? null : elementQuantity(inlet, 'current');
  };
  expect(current('px4-dual-48', 7)).toBe(current('px4-dual-48', 7));
  expect(current('px4-dual-48', 7)).not.toBe(current('px4-dual-48', 8));
});

test('an outlet draws its inrush when it comes on, and settles', async () => {
  const { pdu, clock } = runPdu('px3-delta-24');
  const [outlet] = pdu.outlets;
  if (outlet === undefined) throw new Error('no outlet');
  const peak = () => {
    const [at] = pdu.solution().outlets;
    return at === undefined ? 0 : (elementQuantity(at, 'peakCurrent') ?? 0);
  };
  const steady = peak();
  pdu.switching.off([outlet]);
  await clock.advance(5000);
  pdu.switching.on([outlet], false);
  expect(peak()).toBeGreaterThan(steady * 5);
  await clock.advance(10_000);
  expect(peak()).toBeLessThan(steady * 1.5);
});
