import { expect, test } from 'vitest';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import type { PlacedOutlet } from '../device-map.ts';
import type { OutletTable } from '../family/elements.ts';
import { interpretOutletState, outletStateOids } from './outlet-state.ts';

const STATE = '1.3.6.1.4.1.1.1';
const table: OutletTable = {
  rows: STATE,
  label: [{ indexPart: -1 }],
  parents: [],
  state: {
    cells: [
      { column: STATE, codes: { 7: 'on', 8: 'off' } },
      { column: '1.3.6.1.4.1.1.9', suffix: '14', codes: { 1: 'on', 0: 'off' } },
    ],
    pending: { column: '1.3.6.1.4.1.1.2', equals: 1 },
    suspended: { column: '1.3.6.1.4.1.1.3', equals: 1 },
    shed: [
      { column: '1.3.6.1.4.1.1.5', parts: 1, equals: 1 },
      { column: '1.3.6.1.4.1.1.6', equals: 1 },
    ],
    lastChange: { column: '1.3.6.1.4.1.1.4' },
  },
};
const outlet: PlacedOutlet = {
  id: 'outlet:5',
  table,
  row: '1.5',
  printed: '5',
  number: 5,
  unit: '1',
};

const stateOf = (values: Record<string, SnmpValue>) =>
  interpretOutletState(outlet, new Map(Object.entries(values)), 42);

test('an outlet is read from its state cells of its own row', () => {
  expect(outletStateOids(outlet)).toEqual([
    '1.3.6.1.4.1.1.1.1.5',
    '1.3.6.1.4.1.1.9.1.5.14',
    '1.3.6.1.4.1.1.2.1.5',
    '1.3.6.1.4.1.1.3.1.5',
    '1.3.6.1.4.1.1.5.1',
    '1.3.6.1.4.1.1.6.1.5',
    '1.3.6.1.4.1.1.4.1.5',
  ]);
});

test.each([
  ['on', { [`${STATE}.1.5`]: integer(7) }],
  ['off', { [`${STATE}.1.5`]: integer(8) }],
  ['unknown', { [`${STATE}.1.5`]: integer(0) }],
  ['unknown', { [`${STATE}.1.5`]: octets('7') }],
  ['unknown', {}],
  ['off', { '1.3.6.1.4.1.1.9.1.5.14': integer(0) }],
  ['pendingOn', { [`${STATE}.1.5`]: integer(8), '1.3.6.1.4.1.1.2.1.5': integer(1) }],
  ['suspended', { [`${STATE}.1.5`]: integer(8), '1.3.6.1.4.1.1.3.1.5': integer(1) }],
  ['off', { [`${STATE}.1.5`]: integer(8), '1.3.6.1.4.1.1.3.1.5': integer(2) }],
  [
    'shed',
    {
      [`${STATE}.1.5`]: integer(8),
      '1.3.6.1.4.1.1.5.1': integer(1),
      '1.3.6.1.4.1.1.6.1.5': integer(1),
    },
  ],
  ['off', { [`${STATE}.1.5`]: integer(8), '1.3.6.1.4.1.1.5.1': integer(1) }],
  ['on', { [`${STATE}.1.5`]: integer(7), '1.3.6.1.4.1.1.2.1.5': integer(1) }],
] as const)('an outlet is %s when its cells are %j', (state, values: Record<string, SnmpValue>) => {
  expect(stateOf(values)).toEqual({ powerState: state, lastPowerStateChangeMs: null, readAtMs: 42 });
});

test('the time of the last change comes in seconds, and 0 says that there is none', () => {
  const at = (seconds: number) =>
    stateOf({ '1.3.6.1.4.1.1.4.1.5': { type: 'gauge32', value: seconds } }).lastPowerStateChangeMs;
  expect(at(1_700_000_000)).toBe(1_700_000_000_000);
  expect(at(0)).toBeNull();
});
