import { describe, expect, it } from 'vitest';
import type { PowerState } from '../../../shared/model/power-state.ts';
import { acyclicEdges } from '../edges.ts';
import { parseLabel, parsePoles } from './parse-elements.ts';
import { parseOutletState } from './parse-outlet-state.ts';
import { parseStateReading } from './parse-sensor.ts';
import { readRef } from './read-json.ts';
import { outletState } from './testing/little-pdu.ts';
import { eventTypeId, unversioned, versionOf } from './type-id.ts';

describe('the state of an outlet', () => {
  it.each<[PowerState, unknown]>([
    ['on', outletState(1)],
    ['off', outletState(0)],
    ['cycling', outletState(0, { cycleInProgress: true, switchOnInProgress: true })],
    ['pendingOn', outletState(0, { switchOnInProgress: true })],
    ['suspended', outletState(0, { isSuspended: true, isLoadShed: true })],
    ['shed', outletState(0, { isLoadShed: true })],
    ['unknown', outletState(1, { available: false, cycleInProgress: true })],
    ['unknown', outletState(2)],
    ['unknown', { available: true }],
    ['unknown', { powerState: 0 }],
    ['unknown', { available: 'yes', powerState: 0 }],
    ['unknown', null],
    ['unknown', []],
  ])('is %s', (powerState, wire) => {
    expect(parseOutletState(wire, 5).powerState).toBe(powerState);
  });

  it('carries the device time of the last change, when there is one', () => {
    expect(parseOutletState(outletState(1), 5)).toEqual({
      powerState: 'on',
      lastPowerStateChangeMs: 1_735_689_000_000,
      readAtMs: 5,
    });
    expect(
      parseOutletState(outletState(1, { lastPowerStateChange: 0 }), 5).lastPowerStateChangeMs,
    ).toBeNull();
  });
});

describe('a state sensor', () => {
  const state = (value: unknown, available = true) => ({ timestamp: 1, available, value });
  it.each([
    ['trip', 0, 2],
    ['trip', 1, 0],
    ['trip', 9, 1],
    ['residualCurrentStatus', 3, 0],
    ['residualCurrentStatus', 4, 2],
    ['powerQuality', 1, 1],
    ['outletState', 0, 0],
    ['selectedSource', 2, 0],
    ['operationalState', 2, 1],
    ['switchFault', 8, 2],
    ['switchFault', 0, 0],
  ] as const)('%s %i has status %i', (quantity, value, statusCode) => {
    expect(parseStateReading(quantity, state(value))).toEqual({ value, statusCode });
  });

  it.each([[state(1, false)], [state('1')], [state(-1)], [null]])(
    'without a usable state has no value',
    (wire) => {
      expect(parseStateReading('trip', wire)).toEqual({ value: null, statusCode: 3 });
    },
  );
});

describe('type ids', () => {
  it.each([
    ['pdumodel.Outlet:2.1.5', 'pdumodel.Outlet', '2.1.5'],
    ['pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0', 'pdumodel.Outlet.StateChangedEvent', '1.0.0'],
    ['event.AlarmManager.AlarmAddedEvent', 'event.AlarmManager.AlarmAddedEvent', '1.0.0'],
    ['sensors.NumericSensor_4_0_10', 'sensors.NumericSensor', '1.0.0'],
  ])('%s is %s', (typeId, name, version) => {
    expect(unversioned(typeId)).toBe(name);
    expect(versionOf(typeId)).toBe(version);
  });

  it('of nested events carry the version of their interface, unless that is 1.0.0', () => {
    expect(eventTypeId('sensors.NumericSensor:4.0.3', 'ReadingChangedEvent')).toBe(
      'sensors.NumericSensor_4_0_3.ReadingChangedEvent:1.0.0',
    );
    expect(eventTypeId('event.AlarmManager:1.0.0', 'AlarmAddedEvent')).toBe(
      'event.AlarmManager.AlarmAddedEvent:1.0.0',
    );
  });
});

it('poles keep the side that outlets hang on, and lines that the model has', () => {
  const poles = parsePoles([
    { line: 1, inNodeId: 2, outNodeId: 12 },
    { line: 1, inNodeId: 3, outNodeId: 13 },
    { line: 4, nodeId: 9 },
    null,
    { line: 3, nodeId: 4 },
  ]);
  expect(poles.map(({ line, nodeId }) => [line, nodeId])).toEqual([
    ['L2', 12],
    ['N', 4],
  ]);
});

it('a reference that could smuggle something into a request is none', () => {
  for (const rid of ['http://evil/', 'x', '/a b', '/a\r\nHost: x', `/${'a'.repeat(600)}`, 5, null]) {
    expect(readRef({ rid, type: 't' })).toBeNull();
  }
  expect(readRef({ rid: '/tfwopaque/pdumodel.Outlet:2.1.5/outlet.0' })).toEqual({
    rid: '/tfwopaque/pdumodel.Outlet:2.1.5/outlet.0',
    type: '',
  });
});

it('edges lose repetitions and circles, and keep several parents', () => {
  expect(
    acyclicEdges([
      ['inlet:I1', 'ts:TS1'],
      ['inlet:I2', 'ts:TS1'],
      ['inlet:I1', 'ts:TS1'],
      ['ts:TS1', 'ocp:C1'],
      ['ocp:C1', 'inlet:I2'],
      ['ocp:C1', 'ocp:C1'],
    ]),
  ).toEqual([
    ['inlet:I1', 'ts:TS1'],
    ['inlet:I2', 'ts:TS1'],
    ['ts:TS1', 'ocp:C1'],
  ]);
});

describe('a printed label', () => {
  it('that is much too long is not cut within a character: it becomes a part of addresses', () => {
    const label = parseLabel({ label: `${'x'.repeat(118)}\u{1F50C}${'x'.repeat(9)}` }, 'unknown');
    expect(label).toHaveLength(120);
    expect(label.isWellFormed()).toBe(true);
  });
});
