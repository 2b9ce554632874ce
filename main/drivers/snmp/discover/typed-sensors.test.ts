import { expect, test } from 'vitest';
import type { TypedSensorColumns, TypedSensors } from '../family/sensors.ts';
import { bits, gauge, row, type Fixture, type FixtureValue } from '../families/testing/fixtures/cells.ts';
import { discovered, readingsOf } from '../testing/discovered.ts';
import { device, FAMILY, inletTable, MAKER, OUTLET, outlet, outletTable } from '../testing/made-up.ts';

const CONFIG = `${MAKER}.20.1`;
const MEASURED = `${MAKER}.21.1`;
const POLES = `${MAKER}.22.1`;

const limits = (first: number) => ({
  lowerCritical: `${CONFIG}.${first}`,
  lowerWarning: `${CONFIG}.${first + 1}`,
  upperCritical: `${CONFIG}.${first + 2}`,
  upperWarning: `${CONFIG}.${first + 3}`,
});
const COLUMNS: TypedSensorColumns = {
  available: { column: `${MEASURED}.2`, yes: 1 },
  state: `${MEASURED}.3`,
  value: `${MEASURED}.4`,
  signedValue: `${MEASURED}.6`,
  unit: `${CONFIG}.6`,
  decimalDigits: `${CONFIG}.7`,
  maximum: `${CONFIG}.11`,
  minimum: `${CONFIG}.12`,
  hysteresis: `${CONFIG}.13`,
  stateChangeDelay: `${CONFIG}.14`,
  thresholds: limits(21),
  enabledThresholds: `${CONFIG}.25`,
  signedMaximum: `${CONFIG}.26`,
  signedMinimum: `${CONFIG}.27`,
  signedThresholds: limits(28),
};
const TYPED: TypedSensors = {
  kind: 'typed',
  columns: COLUMNS,
  elementParts: 2,
  types: { 1: 'current', 4: 'voltage', 8: 'activeEnergy', 14: 'outletState', 24: 'phaseAngle' },
  units: { 1: 'V', 2: 'A', 3: 'W', 5: 'Wh', 20: 'deg' },
  statuses: { [-1]: 'unavailable', 4: 'normal', 5: 'warning' },
  states: { outletState: { 7: { value: 1, status: 'normal' } } },
};
const family = {
  ...FAMILY,
  inlets: [{ ...inletTable, sensors: [TYPED] }],
  outlets: [outletTable],
};

type Cells = Readonly<Record<number, FixtureValue>>;
const sensor = (index: string, config: Cells, measured: Cells): Fixture => [
  ...row(CONFIG, index, { 6: 2, 7: gauge(0), 27: 0, ...config }),
  ...row(MEASURED, index, { 2: 1, 3: 4, 4: gauge(0), 6: 0, ...measured }),
];

test('digits are each sensor’s own', async () => {
  const values = device(
    sensor('1.1.1', { 6: 2, 7: gauge(3) }, { 4: gauge(7467) }),
    sensor('1.1.4', { 6: 1, 7: gauge(0) }, { 4: gauge(229) }),
  );
  const found = await discovered(values, { family });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 voltage': 229, 'inlet:I1 current': 7.467 });
  expect(found.map.model.sensors.map(({ decimalDigits }) => decimalDigits)).toEqual([0, 3]);
});

test('a sensor whose minimum is negative is read from the signed column, a counter from the unsigned one', async () => {
  const values = device(
    sensor('1.1.24', { 6: 20, 26: 180, 27: -180 }, { 4: gauge(0), 6: -15 }),
    sensor('1.1.8', { 6: 5, 11: gauge(4_294_967_295), 12: gauge(0) }, { 4: gauge(3_000_000_000), 6: 0 }),
  );
  const found = await discovered(values, { family });
  expect(await readingsOf(found)).toEqual({
    'inlet:I1 activeEnergy': 3_000_000_000,
    'inlet:I1 phaseAngle': -15,
  });
  expect(found.map.model.sensors.map(({ range }) => range)).toEqual([
    { lower: 0, upper: 4_294_967_295 },
    { lower: -180, upper: 180 },
  ]);
});

test('only limits that are enabled count', async () => {
  const config = {
    7: gauge(1),
    13: gauge(10),
    14: gauge(2),
    21: gauge(100),
    22: gauge(110),
    23: gauge(250),
    24: gauge(208),
  };
  const values = device(
    sensor('1.1.1', { ...config, 25: bits(2, 3) }, {}),
    sensor('1.1.4', { ...config, 6: 1, 25: bits() }, {}),
  );
  const { map } = await discovered(values, { family });
  expect(map.model.sensors.map(({ quantity, thresholds }) => [quantity, thresholds])).toEqual([
    ['voltage', null],
    [
      'current',
      {
        lowerCritical: null,
        lowerWarning: null,
        upperWarning: 20.8,
        upperCritical: 25,
        deassertionHysteresis: 1,
        assertionTimeout: 2,
      },
    ],
  ]);
});

test('a sensor of unknown type, or in another unit than its quantity has, is left out', async () => {
  const values = device(
    sensor('1.1.1', { 6: 3 }, {}),
    sensor('1.1.99', {}, {}),
    sensor('1.1.4', { 6: 1 }, { 4: gauge(230) }),
  );
  expect(await readingsOf(await discovered(values, { family }))).toEqual({ 'inlet:I1 voltage': 230 });
});

test('old firmware that has but digits and values is read', async () => {
  const values = device(row(CONFIG, '1.1.1', { 7: gauge(3) }), row(MEASURED, '1.1.1', { 4: gauge(680) }));
  expect(await readingsOf(await discovered(values, { family }))).toEqual({ 'inlet:I1 current': 0.68 });
});

test('what is configured but not measured is no sensor', async () => {
  const values = device(sensor('1.1.1', {}, {}), row(CONFIG, '1.1.4', { 6: 1, 7: gauge(0) }));
  const { map } = await discovered(values, { family });
  expect(map.model.sensors.map(({ quantity }) => quantity)).toEqual(['current']);
});

test('a sensor that says it is not available has no value', async () => {
  const values = device(
    sensor('1.1.1', {}, { 2: 2, 4: gauge(9) }),
    sensor('1.1.4', { 6: 1 }, { 3: -1, 4: gauge(9) }),
  );
  expect(await readingsOf(await discovered(values, { family }))).toEqual({
    'inlet:I1 voltage': null,
    'inlet:I1 current': null,
  });
});

test('the line of a pole’s sensor is told by the table of poles', async () => {
  const poles: TypedSensors = { ...TYPED, pole: { line: `${POLES}.1`, codes: { 1: 'L1', 2: 'L2', 4: 'N' } } };
  const values = device(
    row(POLES, '1.1.1', { 1: 2 }),
    row(POLES, '1.1.2', { 1: 1 }),
    row(POLES, '1.1.3', { 1: 5 }),
    ...['1.1.1.1', '1.1.2.1', '1.1.3.1'].map((index, at) => sensor(index, {}, { 4: gauge(at + 1) })),
  );
  const found = await discovered(values, {
    family: { ...FAMILY, inlets: [{ ...inletTable, sensors: [poles] }] },
  });
  expect(await readingsOf(found)).toEqual({ 'inlet:I1 L1 current': 2, 'inlet:I1 L2 current': 1 });
});

test('the state of an outlet may be one of its typed sensors', async () => {
  const state = {
    cells: [
      { column: `${OUTLET}.3`, codes: {} },
      { column: COLUMNS.state, suffix: '14', codes: { 7: 'on' } },
    ],
  } as const;
  const outlets = [{ ...outletTable, state, sensors: [TYPED] }];
  const values = device(outlet('1.1'), sensor('1.1.14', {}, { 3: 7 }));
  values.delete(`${OUTLET}.3.1.1`);
  const found = await discovered(values, { family: { ...FAMILY, outlets } });
  expect(found.map.outlets.get('outlet:1')?.table.state.cells).toHaveLength(1);
  expect(await readingsOf(found)).toEqual({ 'outlet:1 outletState': 1 });
});
