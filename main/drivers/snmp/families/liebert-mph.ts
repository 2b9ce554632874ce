import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';

/** LIEBERT-GP-PDU-MIB, `lgpPdu`. */
const PDU = '1.3.6.1.4.1.476.1.42.3.8';
/** lgpPduEntry, index: unit. */
const UNIT = `${PDU}.20.1`;
/** lgpPduPsEntry, index: unit, power source. */
const SOURCE = `${PDU}.30.20.1`;
/** lgpPduPsLineEntry, index: unit, power source, line. */
const LINE = `${PDU}.30.40.1`;
/** lgpPduRbEntry, index: unit, branch. */
const BRANCH = `${PDU}.40.20.1`;
/** lgpPduRcpEntry, index: unit, branch, receptacle. */
const RECEPTACLE = `${PDU}.50.20.1`;

/** lgpPduRbEntryLineSource: line to neutral, or two lines. */
const LINE_TO_NEUTRAL = { column: `${BRANCH}.55`, equals: [1, 2, 3, 10] } as const;
const LINE_TO_LINE = { column: `${BRANCH}.55`, equals: [4, 5, 6, 11] } as const;

/** lgpPduRcpEntryCapabilities: everything measured, or the current only. */
const MEASURED = { column: `${RECEPTACLE}.50`, equals: [2, 3] } as const;
const CURRENT_MEASURED = { column: `${RECEPTACLE}.50`, equals: [2, 3, 5, 6] } as const;

const inlet: InletTable = {
  rows: `${SOURCE}.65`,
  unit: { indexPart: 0 },
  label: [{ indexPart: 1, prefix: 'I' }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${SOURCE}.50`, quantity: 'activeEnergy', scale: 100 },
        { column: `${SOURCE}.65`, quantity: 'activePower', scale: 1 },
        { column: `${SOURCE}.90`, quantity: 'apparentPower', scale: 1 },
        { column: `${SOURCE}.95`, quantity: 'powerFactor', scale: 0.01 },
      ],
    },
    {
      kind: 'columns',
      rows: `${LINE}.22`,
      link: { by: 'prefix', parts: 2 },
      pole: { indexPart: 2, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
      columns: [
        { column: `${LINE}.19`, quantity: 'voltageLN', single: 'voltage', scale: 0.1 },
        { column: `${LINE}.22`, quantity: 'current', scale: 0.01 },
        { column: `${LINE}.63`, quantity: 'activePower', scale: 1 },
      ],
    },
  ],
};

const branch: OcpTable = {
  rows: `${BRANCH}.130`,
  unit: { indexPart: 0 },
  label: [{ indexPart: 1, prefix: 'B' }],
  name: [{ column: `${BRANCH}.8` }],
  rename: { column: `${BRANCH}.8` },
  ratingAmperes: { column: `${BRANCH}.75`, scale: 0.1 },
  lines: {
    cell: { column: `${BRANCH}.55` },
    codes: {
      1: ['L1', 'N'],
      2: ['L2', 'N'],
      3: ['L3', 'N'],
      4: ['L1', 'L2'],
      5: ['L2', 'L3'],
      6: ['L3', 'L1'],
    },
  },
  parents: [{ by: 'only', of: 'inlet' }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${BRANCH}.85`, quantity: 'activeEnergy', scale: 100 },
        { column: `${BRANCH}.100`, quantity: 'voltage', scale: 0.1, keepWhen: [LINE_TO_NEUTRAL] },
        { column: `${BRANCH}.170`, quantity: 'voltage', scale: 0.1, keepWhen: [LINE_TO_LINE] },
        { column: `${BRANCH}.115`, quantity: 'activePower', scale: 1 },
        { column: `${BRANCH}.120`, quantity: 'apparentPower', scale: 1 },
        { column: `${BRANCH}.125`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${BRANCH}.130`, quantity: 'current', scale: 0.01 },
      ],
    },
  ],
};

const outlet: OutletTable = {
  rows: `${RECEPTACLE}.25`,
  unit: { indexPart: 0 },
  label: [{ column: `${RECEPTACLE}.25` }, { indexPart: 2 }],
  name: [{ column: `${RECEPTACLE}.10` }],
  rename: { column: `${RECEPTACLE}.10` },
  // 105 is the lock: 2 is locked, and commands are refused.
  switchable: [
    { column: `${RECEPTACLE}.50`, equals: [3, 4, 6] },
    { column: `${RECEPTACLE}.105`, unless: 2 },
  ],
  parents: [
    { by: 'prefix', of: 'ocp', parts: 2 },
    { by: 'only', of: 'inlet' },
  ],
  // States are one more than the commands: 1 is off here, and on there.
  state: {
    cells: [{ column: `${RECEPTACLE}.95`, codes: { 0: 'unknown', 1: 'off', 2: 'on', 3: 'pendingOn' } }],
  },
  control: {
    on: { column: `${RECEPTACLE}.100`, value: 1 },
    off: { column: `${RECEPTACLE}.100`, value: 0 },
    cycle: { column: `${RECEPTACLE}.100`, value: 2 },
    several: { kind: 'oneSet' },
  },
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${RECEPTACLE}.56`, quantity: 'voltage', scale: 0.1, keepWhen: [MEASURED] },
        { column: `${RECEPTACLE}.61`, quantity: 'current', scale: 0.01, keepWhen: [CURRENT_MEASURED] },
        { column: `${RECEPTACLE}.65`, quantity: 'activePower', scale: 1, keepWhen: [MEASURED] },
        { column: `${RECEPTACLE}.70`, quantity: 'apparentPower', scale: 1, keepWhen: [MEASURED] },
        { column: `${RECEPTACLE}.75`, quantity: 'powerFactor', scale: 0.01, keepWhen: [MEASURED] },
        { column: `${RECEPTACLE}.85`, quantity: 'activeEnergy', scale: 100, keepWhen: [MEASURED] },
      ],
    },
  ],
};

/** Liebert and Vertiv MPH, MPH2 and MPX (SNMP reference 10). */
export const LIEBERT_MPH: Family = {
  id: 'liebert-mph',
  mib: 'LIEBERT-GP-PDU-MIB',
  // UPSs of the maker have the same prefix, but count no power source of a PDU (lgpPduPsTableCount).
  match: { sysObjectIds: ['1.3.6.1.4.1.476.1.42'], probe: { scalar: `${PDU}.30.19.0`, minimum: 1 } },
  units: `${UNIT}.45`,
  identity: {
    vendor: [{ text: 'Vertiv' }],
    model: [{ column: `${SOURCE}.20`, suffix: '1' }],
    serial: [{ column: `${UNIT}.45` }, { column: `${SOURCE}.55`, suffix: '1' }],
    firmware: [{ column: `${SOURCE}.60`, suffix: '1' }],
    name: [{ column: `${UNIT}.10` }],
  },
  rename: { column: `${UNIT}.10` },
  inlets: [inlet],
  ocps: [branch],
  outlets: [outlet],
};
