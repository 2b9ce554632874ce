import { expect, test } from 'vitest';
import { inletId, ocpId, outletId } from '../../../../shared/model/ids.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { readingsLayout } from './readings-layout.ts';

const model = demoModel('A07-L', 'PX3-1');

test('has a column for every line that is measured, the neutral and the total', () => {
  const { columns } = readingsLayout(model, inletId('I1'));
  expect(columns.map((column) => column.title)).toEqual(['L1', 'L2', 'L3', 'N', 'Total']);
});

test('shows every sensor of the element exactly once and no other', () => {
  const { rows } = readingsLayout(model, inletId('I1'));
  const shown = rows
    .flatMap((row) => row.cells.filter((index) => index >= 0))
    .sort((one, other) => one - other);
  const existing = model.sensors.flatMap((sensor, index) =>
    sensor.element === inletId('I1') ? [index] : [],
  );
  expect(shown).toEqual(existing);
});

test('leaves a cell empty where only some lines have that sensor', () => {
  const current = readingsLayout(model, inletId('I1')).rows[0];
  const voltage = readingsLayout(model, inletId('I1')).rows[1];
  expect(current?.cells.every((index) => index >= 0)).toBe(true);
  expect(voltage?.cells.slice(3)).toEqual([-1, -1]);
});

test('calls the voltage between lines by its name where there is one to neutral', () => {
  const titles = (element: Parameters<typeof readingsLayout>[1]) =>
    readingsLayout(model, element).rows.map((row) => row.title);
  expect(titles(inletId('I1'))).toContain('Voltage, line to line');
  expect(titles(outletId('1'))).toContain('Voltage');
});

test('has one column for an element without lines, states last', () => {
  const { columns, rows } = readingsLayout(model, ocpId('C1'));
  expect(columns.map((column) => column.title)).toEqual(['Now']);
  expect(rows.map((row) => row.title)).toEqual(['Current', 'Voltage', 'Breaker']);
});
