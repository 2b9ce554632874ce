import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { QuantityColumn } from '../family/sensors.ts';
import type { Codes, TextSources } from '../family/sources.ts';

/*
 * The tables that PANDUIT-MIB (pdug5) and the MIB of HPE's G2 PDUs have in common, under different roots. Index: unit, then
 * the element's number.
 */

const STATUSES: Codes<ReadingStatus> = {
  1: 'normal',
  2: 'warning',
  3: 'critical',
  4: 'warning',
  5: 'critical',
  // cbOff: the breaker is off, which its own state says.
  6: 'normal',
};

/** pdug5OutletType */
const RECEPTACLES: Codes<string> = {
  1: 'IEC 60320 C13',
  2: 'IEC 60320 C19',
  3: 'NEMA 5-20R',
  4: 'IEC 60320 C13/C15',
  5: 'IEC 60320 C13/C15/C19',
  10: 'BS 1363',
  11: 'CEE 7/5',
  12: 'CEE 7/3',
  20: 'NEMA 5-15R',
  21: 'NEMA 5-15R/5-20R',
  22: 'NEMA 5-20R',
  23: 'NEMA L5-20R',
  24: 'NEMA L5-30R',
  25: 'NEMA 6-15R',
  26: 'NEMA 6-20R',
  27: 'NEMA L6-20R',
  28: 'NEMA L6-30R',
  29: 'NEMA L7-15R',
};

/** Status, and limits in a row: lower warning, lower critical, upper warning, upper critical. */
const judged = (entry: Oid, status: number): Pick<QuantityColumn, 'status' | 'thresholds'> => ({
  status: { column: `${entry}.${status}`, codes: STATUSES },
  thresholds: {
    lowerWarning: { column: `${entry}.${status + 1}` },
    lowerCritical: { column: `${entry}.${status + 2}` },
    upperWarning: { column: `${entry}.${status + 3}` },
    upperCritical: { column: `${entry}.${status + 4}` },
  },
});

/** Consecutive columns: VA, W, Wh, a timestamp, power factor, VAR. */
const powers = (entry: Oid, first: number): readonly QuantityColumn[] => [
  { column: `${entry}.${first}`, quantity: 'apparentPower', scale: 1 },
  { column: `${entry}.${first + 1}`, quantity: 'activePower', scale: 1 },
  { column: `${entry}.${first + 2}`, quantity: 'activeEnergy', scale: 1 },
  { column: `${entry}.${first + 4}`, quantity: 'powerFactor', scale: 0.01 },
  { column: `${entry}.${first + 5}`, quantity: 'reactivePower', scale: 1 },
];

/** Columns of a phase's row. `input` is the table of the inputs, where the phase's unit says what it is wired as. */
function phaseColumns(phase: Oid, input: Oid): readonly QuantityColumn[] {
  return [
    // Column 2 says what is measured: 2 to 4 a line to neutral, 5 to 7 two lines, 1 the only phase.
    {
      column: `${phase}.3`,
      quantity: 'voltageLN',
      scale: 0.1,
      keepWhen: [{ column: `${phase}.2`, equals: [2, 3, 4] }],
      ...judged(phase, 4),
    },
    {
      column: `${phase}.3`,
      quantity: 'voltage',
      scale: 0.1,
      keepWhen: [{ column: `${phase}.2`, equals: [1, 5, 6, 7] }],
      ...judged(phase, 4),
    },
    // Without it the input type does: 4 is wye.
    {
      column: `${phase}.3`,
      quantity: 'voltageLN',
      scale: 0.1,
      keepWhen: [
        { column: `${phase}.2`, absent: true },
        { column: `${input}.1`, parts: 1, equals: 4 },
      ],
    },
    {
      column: `${phase}.3`,
      quantity: 'voltage',
      scale: 0.1,
      keepWhen: [
        { column: `${phase}.2`, absent: true },
        { column: `${input}.1`, parts: 1, unless: 4 },
      ],
    },
    { column: `${phase}.11`, quantity: 'current', scale: 0.01, ...judged(phase, 12) },
    ...powers(phase, 19),
  ];
}

function inletOf(root: Oid): InletTable {
  const input = `${root}.2.1.1`;
  const phase = `${root}.2.2.1`;
  return {
    rows: `${input}.2`,
    unit: { indexPart: 0 },
    label: [{ text: 'I1' }],
    sensors: [
      {
        kind: 'columns',
        columns: [
          { column: `${input}.2`, quantity: 'lineFrequency', scale: 0.1 },
          { column: `${input}.4`, quantity: 'apparentPower', scale: 1 },
          { column: `${input}.5`, quantity: 'activePower', scale: 1 },
          { column: `${input}.6`, quantity: 'activeEnergy', scale: 1000 },
          { column: `${input}.9`, quantity: 'powerFactor', scale: 0.01 },
          { column: `${input}.10`, quantity: 'reactivePower', scale: 1 },
        ],
      },
      {
        kind: 'columns',
        rows: `${phase}.3`,
        link: { by: 'prefix', parts: 1 },
        pole: { indexPart: 1, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
        // A single-phase unit has three rows; the index cell of the others is 0.
        keepWhen: [{ column: `${phase}.1`, unless: 0 }],
        columns: phaseColumns(phase, input),
      },
    ],
  };
}

function breakersOf(root: Oid): OcpTable {
  const group = `${root}.3.1.1`;
  return {
    rows: `${group}.3`,
    // 5 is a section of outlets without a breaker.
    keepWhen: [{ column: `${group}.3`, equals: [2, 3, 4] }],
    unit: { indexPart: 0 },
    // The name is what is printed beside the breaker, which does not have to be its number: the first may be B3.
    label: [{ column: `${group}.2` }, { indexPart: 1, prefix: 'B' }],
    type: { column: `${group}.3`, codes: { 2: 'breaker1Pole', 3: 'breaker2Pole', 4: 'breaker3Pole' } },
    ratingAmperes: { column: `${group}.11`, scale: 0.01 },
    parents: [{ by: 'only', of: 'inlet' }],
    sensors: [
      {
        kind: 'columns',
        columns: [
          {
            column: `${group}.26`,
            state: 'trip',
            codes: { 2: { value: 1, status: 'normal' }, 3: { value: 0, status: 'critical' } },
            keepWhen: [{ column: `${group}.26`, unless: 1 }],
          },
          { column: `${group}.5`, quantity: 'voltage', scale: 0.1, ...judged(group, 6) },
          { column: `${group}.12`, quantity: 'current', scale: 0.01, ...judged(group, 13) },
          ...powers(group, 19),
        ],
      },
    ],
  };
}

function outletsOf(root: Oid, { control, startupState }: Switching): OutletTable {
  const outlet = `${root}.5.1.1`;
  const switched = `${root}.5.2.1`;
  return {
    rows: `${outlet}.2`,
    // The table is padded with rows of index 0, type 0 and state 0.
    keepWhen: [
      { column: `${outlet}.1`, unless: 0 },
      { column: `${outlet}.3`, unless: 0 },
      { column: `${switched}.1`, unless: 0 },
    ],
    unit: { indexPart: 0 },
    label: [{ indexPart: 1 }],
    name: [{ column: `${outlet}.2` }],
    rename: { column: `${outlet}.2` },
    receptacle: { column: `${outlet}.3`, codes: RECEPTACLES },
    ratingAmperes: { column: `${outlet}.4`, scale: 0.01 },
    switchable: [{ column: `${switched}.8`, equals: 1 }],
    parents: [
      { by: 'number', of: 'ocp', cell: { column: `${outlet}.18` } },
      { by: 'only', of: 'inlet' },
    ],
    // pendingOff is still on.
    state: { cells: [{ column: `${switched}.1`, codes: { 1: 'off', 2: 'on', 3: 'on', 4: 'pendingOn' } }] },
    control,
    cycleDelay: { cell: { column: `${switched}.7` }, unitMs: 1000, minimum: 5, maximum: 60, writable: true },
    ...(startupState === undefined ? {} : { startupState }),
    sensors: [
      {
        kind: 'columns',
        columns: [
          { column: `${outlet}.5`, quantity: 'current', scale: 0.01 },
          { column: `${outlet}.12`, quantity: 'apparentPower', scale: 1 },
          { column: `${outlet}.13`, quantity: 'activePower', scale: 1, ...judged(outlet, 6) },
          { column: `${outlet}.14`, quantity: 'activeEnergy', scale: 1 },
          { column: `${outlet}.16`, quantity: 'powerFactor', scale: 0.01 },
          { column: `${outlet}.17`, quantity: 'reactivePower', scale: 1 },
        ],
      },
    ],
  };
}

/** What is not the same in both MIBs, or known of one of them only. */
type Switching = Required<Pick<OutletTable, 'control'>> & Pick<OutletTable, 'startupState'>;

/** The vendor, and where else it is told who the PDU is. */
interface Maker {
  readonly vendor: string;
  readonly model?: TextSources;
  readonly serial?: TextSources;
  readonly firmware?: TextSources;
}

/** Everything of a family but its name and match. */
export function g5Layout(
  root: Oid,
  maker: Maker,
  switching: Switching,
): Omit<Family, 'id' | 'mib' | 'match'> {
  const ident = `${root}.1.2.1`;
  return {
    units: `${ident}.3`,
    identity: {
      vendor: [{ text: maker.vendor }],
      // Column 3, called the model, is a list of ratings in some firmware; the part number is what one orders.
      model: [{ column: `${ident}.7` }, ...(maker.model ?? []), { column: `${ident}.3` }],
      serial: [{ column: `${ident}.8` }, ...(maker.serial ?? [])],
      firmware: [{ column: `${ident}.5` }, ...(maker.firmware ?? [])],
    },
    inlets: [inletOf(root)],
    ocps: [breakersOf(root)],
    outlets: [outletsOf(root, switching)],
    sequence: {
      kind: 'startTimes',
      startTime: {
        cell: { column: `${root}.5.2.1.6` },
        unitMs: 1000,
        minimum: 0,
        maximum: 7200,
        writable: true,
      },
      never: -1,
    },
  };
}
