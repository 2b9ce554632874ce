import { expect, test } from 'vitest';
import { inletId, ocpId, outletId, transferSwitchId, type ElementId } from '../../../../shared/model/ids.ts';
import type { Inlet, PduModel } from '../../../../shared/model/pdu.ts';
import type { PoleName, Quantity } from '../../../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../../../shared/model/sensor.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { chartPlan, plannedSensors, samePlan } from './plan.ts';

const model = demoModel('A07-L', 'PX3-1');
const I1 = inletId('I1');

function sensor(element: ElementId, quantity: Quantity, pole: PoleName | null = null): SensorDescriptor {
  return {
    element,
    pole,
    quantity,
    kind: 'numeric',
    unit: null,
    decimalDigits: 1,
    range: null,
    thresholds: null,
  };
}

function inlet(label: string, lines: readonly PoleName[]): Inlet {
  return {
    kind: 'inlet',
    id: inletId(label),
    label,
    name: '',
    ratingAmperes: 16,
    plug: '',
    poles: lines.map((line) => ({ line, nodeId: null })),
  };
}

const withSensors = (sensors: readonly SensorDescriptor[], other: Partial<PduModel> = {}): PduModel => ({
  ...model,
  sensors,
  ...other,
});

test('draws a column a line and a row a quantity for a three-phase inlet', () => {
  const plan = chartPlan(model, I1);
  expect(plan.columns.map((column) => column.title)).toEqual(['L1', 'L2', 'L3']);
  expect(plan.rows.map((row) => row.title)).toEqual([
    'Current',
    'Voltage L-N',
    'Voltage L-L',
    'Active power',
  ]);
  expect(plan.rows[2]?.panels.map((panel) => panel?.label)).toEqual(['L1-L2', 'L2-L3', 'L3-L1']);
  expect(plannedSensors(plan)).toHaveLength(12);
});

test('leaves out the row of a quantity that no line has: a delta inlet has no neutral', () => {
  const lines = ['L1', 'L2', 'L3'] as const;
  const delta = withSensors(
    lines.flatMap((line) => [sensor(I1, 'current', line), sensor(I1, 'voltage', line)]),
  );
  expect(chartPlan(delta, I1).rows.map((row) => row.key)).toEqual(['current', 'voltage']);
});

test('keeps the place of a line that lacks a sensor the others have', () => {
  const uneven = withSensors([
    sensor(I1, 'current', 'L1'),
    sensor(I1, 'current', 'L2'),
    sensor(I1, 'activePower', 'L2'),
  ]);
  expect(chartPlan(uneven, I1).rows[1]?.panels.map((panel) => panel?.sensorIndex ?? null)).toEqual([null, 2]);
});

test('names the voltage of a split-phase inlet between its two lines', () => {
  const split = withSensors([sensor(I1, 'voltage', 'L1'), sensor(I1, 'voltage', 'L2')]);
  expect(chartPlan(split, I1).rows[0]?.panels[0]?.label).toBe('L1-L2');
});

test('draws one wide column for what has a single line, in that line\u2019s colour', () => {
  const breaker = chartPlan(model, ocpId('C3'));
  expect(breaker.columns).toHaveLength(1);
  expect(breaker.rows.map((row) => row.title)).toEqual(['Current', 'Voltage']);
  expect(breaker.rows[0]?.panels[0]?.colour).toBe('L2');
});

test('finds the readings of a single-phase inlet that tells them by line only', () => {
  const single = withSensors([sensor(I1, 'current', 'L1'), sensor(I1, 'voltageLN', 'L1')]);
  expect(chartPlan(single, I1).rows.map((row) => row.panels[0]?.sensorIndex)).toEqual([0, 1]);
});

test('draws current, then power of an outlet, and no voltage, of which nothing is remembered', () => {
  expect(chartPlan(model, outletId('14')).rows.map((row) => row.key)).toEqual(['current', 'activePower']);
});

test('puts the voltages of both sources of a transfer switch side by side', () => {
  const TS1 = transferSwitchId('TS1');
  const switched = withSensors(
    [sensor(inletId('A'), 'voltage'), sensor(inletId('B'), 'voltage'), sensor(TS1, 'selectedSource')],
    {
      inlets: [inlet('A', ['L1', 'N']), inlet('B', ['L1', 'N'])],
      transferSwitches: [
        {
          kind: 'ts',
          id: TS1,
          label: 'TS1',
          name: '',
          ratingAmperes: 16,
          poles: [],
          type: 'ats',
          inlets: [inletId('A'), inletId('B')],
          preferredSource: 1,
        },
      ],
    },
  );
  const plan = chartPlan(switched, TS1);
  expect(plan.rows[0]?.panels.map((panel) => panel?.sensorIndex)).toEqual([0, 1]);
  expect(plan.columns.map((column) => column.source)).toEqual([
    { position: 0, selectedSourceIndex: 2 },
    { position: 1, selectedSourceIndex: 2 },
  ]);
});

test('draws the total power of a PDU, from its only inlet when it has no sensor of its own', () => {
  expect(chartPlan(model, 'pdu').rows.map((row) => row.key)).toEqual(['activePower']);
  expect(chartPlan(withSensors([]), 'pdu').rows).toEqual([]);
});

test('stays the same plan when only a name changed', () => {
  const renamed = { ...model, inlets: model.inlets.map((each) => ({ ...each, name: 'Other feed' })) };
  expect(samePlan(chartPlan(model, I1), chartPlan(renamed, I1))).toBe(true);
  expect(samePlan(chartPlan(model, I1), chartPlan(model, ocpId('C1')))).toBe(false);
});
