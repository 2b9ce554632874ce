import { expect, test } from 'vitest';
import { runPdu } from '../testing/run-pdu.ts';
import { transferToSource } from './supply.ts';

test('counters above grow by exactly what the outlets below used', async () => {
  const { pdu, clock } = runPdu('px4-dual-48');
  const read = (kind: 'pdu' | 'inlet' | 'ocp' | 'outlet', index: number) =>
    pdu.energy.read(kind, index, null, 'activeEnergy', pdu.time.nowMs());
  const all = () => pdu.outlets.map(({ index }) => read('outlet', index));
  const before = { outlets: all(), inlets: [read('inlet', 0), read('inlet', 1)], pdu: read('pdu', 0) };
  await clock.advance(1_800_000);
  const used = all().map((value, index) => value - (before.outlets[index] ?? 0));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  expect(read('inlet', 0) - (before.inlets[0] ?? 0)).toBeCloseTo(sum(used.slice(0, 24)));
  expect(read('inlet', 1) - (before.inlets[1] ?? 0)).toBeCloseTo(sum(used.slice(24)));
  expect(read('pdu', 0) - before.pdu).toBeCloseTo(sum(used));
  expect(used.every((value) => value >= 0)).toBe(true);
});

test('an outlet that is off uses nothing, and its counter stands', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  const [, outlet] = pdu.outlets;
  if (outlet === undefined) throw new Error('no outlet');
  const read = () => pdu.energy.read('outlet', 1, null, 'activeEnergy', pdu.time.nowMs());
  await clock.advance(60_000);
  pdu.switching.off([outlet]);
  const atOff = read();
  await clock.advance(600_000);
  expect(read()).toBe(atOff);
  pdu.switching.on([outlet], false);
  await clock.advance(600_000);
  expect(read()).toBeGreaterThan(atOff + 50);
});

test('a reset outlet counter starts at zero and the inlet keeps its own', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  const nowMs = () => pdu.time.nowMs();
  await clock.advance(60_000);
  const inlet = pdu.energy.read('inlet', 0, null, 'activeEnergy', nowMs());
  pdu.energy.reset('outlet', 1, null, nowMs());
  expect(pdu.energy.read('outlet', 1, null, 'activeEnergy', nowMs())).toBe(0);
  expect(pdu.energy.read('inlet', 0, null, 'activeEnergy', nowMs())).toBe(inlet);
});

test('after a transfer the other inlet counts, and neither counter jumps', async () => {
  const { pdu, clock } = runPdu('px3ts-12');
  const read = () =>
    [0, 1].map((inlet) => pdu.energy.read('inlet', inlet, null, 'activeEnergy', pdu.time.nowMs()));
  await clock.advance(3_600_000);
  const before = read();
  transferToSource(pdu, 2);
  expect(read().map((value, inlet) => value - (before[inlet] ?? 0))).toEqual([
    expect.closeTo(0),
    expect.closeTo(0),
  ]);
  await clock.advance(3_600_000);
  const after = read();
  expect((after[0] ?? 0) - (before[0] ?? 0)).toBeCloseTo(0);
  expect((after[1] ?? 0) - (before[1] ?? 0)).toBeGreaterThan(1000);
});

test('from the start the lines of an inlet and its outlets count up to what the inlet says', async () => {
  const { pdu, clock } = runPdu('px3-3ph-36');
  await clock.advance(60_000);
  const nowMs = pdu.time.nowMs();
  const inlet = pdu.energy.read('inlet', 0, null, 'activeEnergy', nowMs);
  const lines = (['L1', 'L2', 'L3'] as const).map((line) =>
    pdu.energy.read('inlet', 0, line, 'activeEnergy', nowMs),
  );
  const outlets = pdu.outlets.map(({ index }) =>
    pdu.energy.read('outlet', index, null, 'activeEnergy', nowMs),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(lines)).toBeCloseTo(inlet);
  expect(sum(outlets)).toBeCloseTo(inlet);
});
