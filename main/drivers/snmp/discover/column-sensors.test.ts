import { expect, test } from 'vitest';
import type { Quantity } from '../../../../shared/model/quantity.ts';
import type { ColumnSensors, PoleRule, RowLink } from '../family/sensors.ts';
import { row, type Fixture } from '../families/testing/fixtures/cells.ts';
import { discovered, readingsOf } from '../testing/discovered.ts';
import { device, FAMILY, INLET, inletTable, OCP, ocpTable, PHASE, UNIT } from '../testing/made-up.ts';
import { digitsOf } from './column-sensors.ts';

const CURRENT = { column: `${PHASE}.2`, quantity: 'current', scale: 0.01 } as const;
const POLE: PoleRule = { cell: { column: `${PHASE}.1` }, codes: { 1: 'L1', 2: 'L2', 3: 'L3', 4: null } };
const PHASES: ColumnSensors = {
  kind: 'columns',
  rows: `${PHASE}.1`,
  link: { by: 'prefix', parts: 2 },
  pole: POLE,
  columns: [CURRENT],
};
const phase = (index: string, line: number, raw: number, more: Parameters<typeof row>[2] = {}): Fixture =>
  row(PHASE, index, { 1: line, 2: raw, ...more });

const ofInlets = (...sensors: readonly ColumnSensors[]) => ({
  ...FAMILY,
  inlets: [{ ...inletTable, sensors }],
});

test('rows for several lines are readings of the poles', async () => {
  const values = device(phase('1.1.3', 3, 30), phase('1.1.2', 2, 20), phase('1.1.1', 1, 10));
  const found = await discovered(values, { family: ofInlets(PHASES) });
  expect(found.map.model.inlets[0]?.poles.map(({ line }) => line)).toEqual(['L1', 'L2', 'L3']);
  expect(await readingsOf(found)).toEqual({
    'inlet:I1 L1 current': 0.1,
    'inlet:I1 L2 current': 0.2,
    'inlet:I1 L3 current': 0.3,
  });
});

test('rows for a single line are readings of the element, which then has no poles', async () => {
  const table: ColumnSensors = {
    ...PHASES,
    columns: [CURRENT, { column: `${PHASE}.3`, quantity: 'voltageLN', single: 'voltage', scale: 0.1 }],
  };
  const values = device(phase('1.1.1', 1, 10, { 3: 2301 }));
  const found = await discovered(values, { family: ofInlets(table) });
  expect(found.map.model.inlets[0]?.poles).toEqual([]);
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 voltage': 230.1, 'inlet:I1 current': 0.1 });
});

test('the neutral alone is not the line of an element', async () => {
  const pole: PoleRule = { cell: { column: `${PHASE}.1` }, codes: { 2: 'N' } };
  const found = await discovered(device(phase('1.1.1', 2, 10)), { family: ofInlets({ ...PHASES, pole }) });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 N current': 0.1 });
});

test('what the element reads itself is not doubled by its only line', async () => {
  const own: ColumnSensors = {
    kind: 'columns',
    columns: [{ column: `${INLET}.5`, quantity: 'current', scale: 1 }],
  };
  const values = device(row(INLET, '1.1', { 5: 7 }), phase('1.1.1', 1, 10));
  const found = await discovered(values, { family: ofInlets(PHASES, own) });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 current': 7 });
});

test('rows about what the model does not have are left out, and null is the element as a whole', async () => {
  const values = device(phase('1.1.1', 4, 50), phase('1.1.2', 9, 60));
  const found = await discovered(values, { family: ofInlets(PHASES) });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 current': 0.5 });
});

const links: readonly [string, RowLink][] = [
  ['its index', { by: 'prefix', parts: 2 }],
  ['unit and number', { by: 'unit', unit: { column: `${PHASE}.4` }, number: { column: `${PHASE}.5` } }],
  ['its number', { by: 'number', number: { column: `${PHASE}.5` } }],
  ['its label', { by: 'label', label: { column: `${PHASE}.6` } }],
  ['what another column says of it', { by: 'label', label: { column: `${PHASE}.7` }, column: `${OCP}.3` }],
];

test.each(links)('a row finds its protector by %s', async (_, link) => {
  const ocps = [{ ...ocpTable, sensors: [{ ...PHASES, link, pole: POLE }] }];
  const values = device(
    row(OCP, '1.1', { 1: 'C1', 3: 'first' }),
    row(OCP, '1.2', { 1: 'C2', 3: 'second' }),
    phase('1.2.1', 4, 125, { 4: 1, 5: 2, 6: 'C2', 7: 'second' }),
  );
  const found = await discovered(values, { family: { ...FAMILY, ocps } });
  expect(await readingsOf(found)).toEqual({ 'ocp:C2 current': 1.25 });
});

test('rows of units are the main unit’s readings of the PDU', async () => {
  const sensors: readonly ColumnSensors[] = [
    { kind: 'columns', columns: [{ column: `${UNIT}.9`, quantity: 'activePower', scale: 10 }] },
  ];
  const values = device(row(UNIT, '1', { 9: 5 }), row(UNIT, '2', { 1: 'MU-1', 9: 7 }));
  const found = await discovered(values, { family: { ...FAMILY, sensors } });
  expect(await readingsOf(found)).toEqual({ 'pdu activePower': 50 });
});

test('a sensor exists where its cell does, whatever it reads', async () => {
  const table: ColumnSensors = {
    ...PHASES,
    columns: [
      CURRENT,
      { column: `${PHASE}.3`, quantity: 'voltage', scale: 0.1 },
      { column: `${PHASE}.4`, quantity: 'activePower', scale: 1 },
    ],
  };
  const values = device(phase('1.1.1', 1, -1, { 4: { type: 'null' } }));
  const found = await discovered(values, { family: ofInlets(table) });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 current': null });
});

test('limits are in the unit of the reading, and those of 0 or less are not set', async () => {
  const limits = {
    scale: 1,
    lowerWarning: { column: `${PHASE}.6` },
    upperWarning: { column: `${PHASE}.7` },
    upperCritical: { column: `${PHASE}.8` },
  };
  const table: ColumnSensors = { ...PHASES, columns: [{ ...CURRENT, thresholds: limits }] };
  const values = device(phase('1.1.1', 1, 10, { 6: 0, 7: 24, 8: -1 }));
  const { map } = await discovered(values, { family: ofInlets(table) });
  expect(map.model.sensors).toMatchObject([
    {
      quantity: 'current' satisfies Quantity,
      unit: 'A',
      decimalDigits: 2,
      thresholds: { lowerCritical: null, lowerWarning: null, upperWarning: 24, upperCritical: null },
    },
  ]);
});

test.each([
  [1, 0],
  [0.1, 1],
  [0.01, 2],
  [0.001, 3],
  [10, 0],
  [1000, 0],
])('a column in steps of %d shows %d digits', (scale, digits) => {
  expect(digitsOf(scale)).toBe(digits);
});
