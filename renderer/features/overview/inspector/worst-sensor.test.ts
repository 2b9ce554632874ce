import { expect, test } from 'vitest';
import { inletId, outletId } from '../../../../shared/model/ids.ts';
import type { LatestReading } from '../../../state/samples.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { limitedQuantities, worstSensor } from './worst-sensor.ts';

const model = demoModel('A07-L', 'PX3-1');

function pick(quantity: string, values: readonly (readonly [number | null, LatestReading['status']])[]) {
  const group = limitedQuantities(model, inletId('I1')).find((each) => each.quantity === quantity);
  const readings = new Map(
    (group?.sensorIndexes ?? []).map((index, position) => {
      const [value = null, status = 'normal'] = values[position] ?? [];
      return [index, { value, status }] as const;
    }),
  );
  const worst = worstSensor(model, group?.sensorIndexes ?? [], (index) => readings.get(index));
  return model.sensors[worst]?.pole;
}

test('lists what has limits, by line where the lines have limits', () => {
  const groups = limitedQuantities(model, inletId('I1'));
  expect(groups.map((group) => [group.quantity, group.sensorIndexes.length])).toEqual([
    ['current', 3],
    ['voltageLN', 3],
    ['voltage', 3],
    ['unbalancedCurrent', 1],
    ['residualCurrent', 1],
  ]);
  expect(limitedQuantities(model, outletId('1')).map((group) => group.quantity)).toEqual(['current']);
});

test('picks the line with the highest current', () => {
  const lines = [[16.2, 'normal'] as const, [25.1, 'normal'] as const, [10.7, 'normal'] as const];
  expect(pick('current', lines)).toBe('L2');
});

test('believes the device before it compares: a line it calls critical is worst', () => {
  const lines = [[25.5, 'normal'] as const, [25.1, 'warning'] as const, [30.1, 'critical'] as const];
  expect(pick('current', lines)).toBe('L3');
});

test('finds a voltage that is too low worse than one that is a little high', () => {
  expect(
    pick('voltageLN', [[240, 'normal'] as const, [190, 'normal'] as const, [231, 'normal'] as const]),
  ).toBe('L2');
});

test('passes over lines without a reading', () => {
  expect(
    pick('current', [[null, 'unavailable'] as const, [3, 'normal'] as const, [2, 'normal'] as const]),
  ).toBe('L2');
});
