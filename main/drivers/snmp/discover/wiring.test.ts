import { expect, test } from 'vitest';
import type { ParentRule } from '../family/elements.ts';
import { pointer, row, type Fixture } from '../families/testing/fixtures/cells.ts';
import { discovered } from '../testing/discovered.ts';
import {
  device,
  FAMILY,
  INLET,
  MAKER,
  OCP,
  ocpTable,
  OUTLET,
  outlet,
  UNIT,
  withOutlets,
} from '../testing/made-up.ts';

const TRANSFER_SWITCH = `${MAKER}.9.1`;
const breakers = [row(OCP, '1.1', { 1: 'C1' }), row(OCP, '1.2', { 1: 'C2' })];

async function parentOf(rule: ParentRule, ...parts: readonly Fixture[]) {
  const family = withOutlets({ parents: [rule, { by: 'only', of: 'inlet' }] });
  const { map } = await discovered(device(...breakers, ...parts), { family });
  return map.model.edges.find(([, child]) => child === 'outlet:7')?.[0];
}

const cell = { column: `${OUTLET}.6` };
const rules: readonly [string, ParentRule, readonly Fixture[]][] = [
  ['points at its label', { by: 'pointer', cell }, [outlet('1.7', { 6: pointer(`${OCP}.1.1.2`) })]],
  [
    'points at its label with a leading dot',
    { by: 'pointer', cell },
    [outlet('1.7', { 6: pointer(`.${OCP}.1.1.2`) })],
  ],
  ['starts with its index', { by: 'prefix', of: 'ocp', parts: 2 }, [outlet('1.2.7')]],
  ['names its number', { by: 'number', of: 'ocp', cell }, [outlet('1.7', { 6: 2 })]],
  ['names its label', { by: 'label', of: 'ocp', cell }, [outlet('1.7', { 6: 'C2' })]],
  [
    'names what another column says of it',
    { by: 'label', of: 'ocp', cell, column: `${OCP}.8` },
    [outlet('1.7', { 6: 'branch two' }), row(OCP, '1.2', { 8: 'branch two' })],
  ],
  [
    'is a member of it',
    { by: 'membership', of: 'ocp', column: `${MAKER}.10.1.1`, elementParts: 2 },
    [outlet('1.7'), row(`${MAKER}.10.1`, '1.7.1', { 1: pointer(`${OCP}.1.1.2`) })],
  ],
];

test.each(rules)('an outlet hangs on the protector when it %s', async (_, rule, parts) => {
  expect(await parentOf(rule, ...parts)).toBe('ocp:C2');
});

test.each(rules.filter(([, rule]) => 'cell' in rule))(
  'when nothing is where it %s the next rule decides',
  async (_, rule) => {
    expect(await parentOf(rule, outlet('1.7', { 6: pointer(`${OCP}.1.1.99`) }))).toBe('inlet:I1');
  },
);

test('the only inlet is that of its own linked unit', async () => {
  const values = device(
    row(UNIT, '2', { 1: 'MU-1' }),
    row(INLET, '2.1', { 1: 'I1' }),
    outlet('1.1'),
    outlet('2.1'),
  );
  const { map } = await discovered(values, { family: FAMILY });
  expect(map.model.outlets.map(({ inlet }) => inlet)).toEqual(['inlet:I1', 'inlet:2/I1']);
});

test('of two inlets in a unit none is guessed to feed an outlet', async () => {
  const values = device(row(INLET, '1.2', { 1: 'I2' }), outlet('1.1'));
  const { map } = await discovered(values, { family: FAMILY });
  expect(map.model.outlets).toMatchObject([{ inlet: null, ocp: null }]);
  expect(map.model.edges).toEqual([]);
});

test('outlets and protectors behind a transfer switch have its first inlet', async () => {
  const values = device(
    row(INLET, '1.2', { 1: 'I2' }),
    row(TRANSFER_SWITCH, '1.1', { 1: 'TS1', 2: 2 }),
    row(OCP, '1.1', { 1: 'C1' }),
    outlet('1.1'),
  );
  const family = {
    ...withOutlets({ parents: [{ by: 'only', of: 'ocp' }] }),
    ocps: [{ ...ocpTable, parents: [{ by: 'only', of: 'ts' } as const] }],
    transferSwitches: [
      {
        rows: `${TRANSFER_SWITCH}.1`,
        unit: { indexPart: 0 },
        label: [{ column: `${TRANSFER_SWITCH}.1` }],
        preferredInlet: { column: `${TRANSFER_SWITCH}.2` },
      },
    ],
  };
  const { model } = (await discovered(values, { family })).map;
  expect(model.transferSwitches).toMatchObject([
    { id: 'ts:TS1', inlets: ['inlet:I1', 'inlet:I2'], preferredSource: 2 },
  ]);
  expect(model.edges).toEqual([
    ['inlet:I1', 'ts:TS1'],
    ['inlet:I2', 'ts:TS1'],
    ['ts:TS1', 'ocp:C1'],
    ['ocp:C1', 'outlet:1'],
  ]);
  expect(model.ocps).toMatchObject([{ inlet: 'inlet:I1' }]);
  expect(model.outlets).toMatchObject([{ inlet: 'inlet:I1', ocp: 'ocp:C1' }]);
});

test('protectors that a device lets feed each other make no circle', async () => {
  const ocps = [
    { ...ocpTable, parents: [{ by: 'number', of: 'ocp', cell: { column: `${OCP}.8` } } as const] },
  ];
  const values = device(
    row(OCP, '1.1', { 1: 'C1', 8: 2 }),
    row(OCP, '1.2', { 1: 'C2', 8: 1 }),
    outlet('1.1'),
  );
  const { model } = (await discovered(values, { family: { ...FAMILY, ocps } })).map;
  expect(model.ocps).toMatchObject([
    { upstreamOcp: 'ocp:C2', inlet: null },
    { upstreamOcp: null, inlet: null },
  ]);
});
