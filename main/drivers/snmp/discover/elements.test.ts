import { expect, test } from 'vitest';
import { row } from '../families/testing/fixtures/cells.ts';
import { discovered } from '../testing/discovered.ts';
import {
  device,
  FAMILY,
  INLET,
  MAKER,
  OUTLET,
  outlet,
  outletTable,
  UNIT,
  withOutlets,
} from '../testing/made-up.ts';

const labelsOf = async (...args: Parameters<typeof discovered>) =>
  (await discovered(...args)).map.model.outlets.map(({ label }) => label);

test('labels of linked units but the first are behind the number of their unit', async () => {
  const values = device(
    row(UNIT, '5', { 1: 'MU-1', 2: 'S5' }),
    row(INLET, '5.1', { 1: 'I1' }),
    outlet('1.1'),
    outlet('1.2'),
    outlet('5.1'),
  );
  const { map } = await discovered(values, { family: FAMILY });
  expect(map.model.outlets.map(({ id }) => id)).toEqual(['outlet:1', 'outlet:2', 'outlet:5/1']);
  expect(map.model.inlets.map(({ id }) => id)).toEqual(['inlet:I1', 'inlet:5/I1']);
  expect(map.units).toEqual(['1', '5']);
  expect(map.model.identity.serial).toBe('S1');
});

test('an outlet that does not say which unit it is in is left out where others say so', async () => {
  const family = withOutlets({ unit: { column: `${OUTLET}.4` } });
  const told = [outlet('1', { 4: 1 }), outlet('2', { 4: 2 })];
  expect(await labelsOf(device(...told, outlet('3')), { family })).toEqual(['1', '2/2']);
  expect(await labelsOf(device(outlet('1'), outlet('2')), { family })).toEqual(['1', '2']);
});

test('two outlets with one label both get an id', async () => {
  const values = device(outlet('1.1', { 1: 'A' }), outlet('1.2', { 1: 'A' }));
  expect(await labelsOf(values, { family: FAMILY })).toEqual(['A', 'A~1.2']);
});

test('a label that looks like one made up for another outlet does not make two outlets one', async () => {
  const labels = ['A~1.3', 'A', 'A'].map((label, at) => outlet(`1.${at + 1}`, { 1: label }));
  expect(await labelsOf(device(...labels), { family: FAMILY })).toEqual(['A~1.3', 'A', 'A~1.3~1.3']);
});

test('an outlet without a label has its number', async () => {
  const values = device(outlet('1.1', { 1: '' }), outlet('1.2', { 1: 'NotSupported ' }));
  const family = { ...FAMILY, absentTexts: ['notsupported'] };
  expect(await labelsOf(values, { family })).toEqual(['1', '2']);
});

test('the first table that has rows counts, padding is no row', async () => {
  const newer = {
    ...outletTable,
    rows: `${MAKER}.7.1.1`,
    keepWhen: [{ column: `${MAKER}.7.1.2`, atLeast: 1 }],
  };
  const family = { ...FAMILY, outlets: [newer, outletTable] };
  const padding = row(`${MAKER}.7.1`, '1.9', { 1: 'padding', 2: 0 });
  const real = row(`${MAKER}.7.1`, '1.8', { 1: 'real', 2: 1 });
  expect(await labelsOf(device(padding, outlet('1.1')), { family })).toEqual(['1']);
  const { map } = await discovered(device(padding, real, outlet('1.1')), { family });
  expect([...map.outlets.values()].map((each) => each.row)).toEqual(['1.8']);
});

test('fixed rows of which the device has nothing are left out', async () => {
  const inlets = [{ rows: ['0'], label: [{ text: 'I1' }], ratingAmperes: { scalar: `${MAKER}.8.0` } }];
  const without = await discovered(device(outlet('1.1')), { family: { ...FAMILY, inlets } });
  expect(without.map.model.inlets).toEqual([]);
  const values = device(outlet('1.1'), row(MAKER, '0', { 8: 16 }));
  const { map } = await discovered(values, { family: { ...FAMILY, inlets } });
  expect(map.model.inlets).toMatchObject([{ id: 'inlet:I1', ratingAmperes: 16 }]);
});

test('texts of a device are on one line, without control characters, and at most 256 characters', async () => {
  const name = `web\u0000\u0007\n01 ${'x'.repeat(1000)}`;
  const { map } = await discovered(device(outlet('1.1', { 1: 'A\u001B[31m1', 2: name })), { family: FAMILY });
  const [first] = map.model.outlets;
  expect(first?.label).toBe('A [31m1');
  expect(first?.name).toMatch(/^web 01 x+$/u);
  expect(first?.name).toHaveLength(256);
});

test('a device that claims more outlets than any PDU has is not believed', async () => {
  const outlets = Array.from({ length: 1500 }, (_, at) => outlet(`1.${at + 1}`));
  expect(await labelsOf(device(...outlets), { family: FAMILY })).toHaveLength(1024);
});

test('a PDU of which nothing may be seen is said to show nothing', async () => {
  const values = new Map([...device()].filter(([oid]) => !oid.startsWith(`${INLET}.`)));
  await expect(discovered(values, { family: FAMILY })).rejects.toThrow(
    /protocol: The PDU at \S+ shows neither inlets nor outlets over SNMP; check that .* may see all of MADE-UP-MIB\./u,
  );
});

test('an outlet can be switched where its control column is, or where all conditions hold', async () => {
  const values = device(outlet('1.1', { 5: 1 }), outlet('1.2', { 5: 2 }));
  values.delete(`${MAKER}.5.1.1.1.1`);
  const byColumn = await discovered(values, { family: FAMILY });
  expect(byColumn.map.model.outlets.map(({ switchable }) => switchable)).toEqual([false, true]);
  const family = withOutlets({ switchable: [{ column: `${OUTLET}.5`, equals: 1 }] });
  const byCondition = await discovered(values, { family });
  expect(byCondition.map.model.outlets.map(({ switchable }) => switchable)).toEqual([true, false]);
});

test('v1, which fails a request for one name it lacks, gives the same model as v2c', async () => {
  const values = device(outlet('1.1', { 2: 'nas' }), outlet('1.2'));
  values.delete(`${OUTLET}.2.1.2`);
  const [v1, v2c] = await Promise.all([
    discovered(values, { family: FAMILY, version: 'v1' }),
    discovered(values, { family: FAMILY }),
  ]);
  expect(v1.map.model).toEqual(v2c.map.model);
  expect(v1.map.model.settings).toMatchObject({ name: 'rack 7', location: 'Lab 2' });
});
