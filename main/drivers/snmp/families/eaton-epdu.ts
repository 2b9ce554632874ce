import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { EATON_LINES, EATON_PLUGS, EATON_RECEPTACLES } from './eaton-connectors.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { ColumnSensors, QuantityColumn } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';

const EPDU: Oid = '1.3.6.1.4.1.534.6.6.7';
const UNIT = `${EPDU}.1.2.1`;
const INPUT = `${EPDU}.3.1.1`;
const INPUT_VOLTAGE = `${EPDU}.3.2.1`;
const INPUT_CURRENT = `${EPDU}.3.3.1`;
const INPUT_POWER = `${EPDU}.3.4.1`;
const INPUT_TOTAL = `${EPDU}.3.5.1`;
const GROUP = `${EPDU}.5.1.1`;
const GROUP_CURRENT = `${EPDU}.5.4.1`;
const GROUP_POWER = `${EPDU}.5.5.1`;
const OUTLET = `${EPDU}.6.1.1`;
const OUTLET_CURRENT = `${EPDU}.6.4.1`;
const OUTLET_POWER = `${EPDU}.6.5.1`;
const CONTROL = `${EPDU}.6.6.1`;

/** good, lowWarning, lowCritical, highWarning, highCritical; negative where there are no thresholds. */
const TH_STATUS: Codes<ReadingStatus> = {
  [-1]: 'normal',
  0: 'normal',
  1: 'warning',
  2: 'critical',
  3: 'warning',
  4: 'critical',
};

/** A reading in thousandths, whose status and limits are in the columns after it: lower warning first, lower critical next. */
const measured = (
  table: Oid,
  column: number,
  quantity: QuantityColumn['quantity'],
  onlyCodes?: readonly number[],
): QuantityColumn => ({
  column: `${table}.${column}`,
  quantity,
  scale: 0.001,
  ...(onlyCodes === undefined ? {} : { onlyCodes }),
  status: { column: `${table}.${column + 1}`, codes: TH_STATUS },
  thresholds: {
    lowerWarning: { column: `${table}.${column + 2}` },
    lowerCritical: { column: `${table}.${column + 3}` },
    upperWarning: { column: `${table}.${column + 4}` },
    upperCritical: { column: `${table}.${column + 5}` },
  },
});

/**
 * The columns of a power table from its VA column on. Sign of power factor and VAR: the direction, in spite of the MIB, which
 * calls negative ones unavailable; devices give -946 where the total is 946.
 */
const power = (table: Oid, va: number, factor: number): readonly QuantityColumn[] => [
  { column: `${table}.${va}`, quantity: 'apparentPower', scale: 1 },
  { column: `${table}.${va + 1}`, quantity: 'activePower', scale: 1 },
  { column: `${table}.${va + 2}`, quantity: 'activeEnergy', scale: 1 },
  { column: `${table}.${factor}`, quantity: 'powerFactor', scale: 0.001, signed: true, absolute: true },
  { column: `${table}.${factor + 1}`, quantity: 'reactivePower', scale: 1, signed: true },
];

const VOLTAGES: ColumnSensors = {
  kind: 'columns',
  rows: `${INPUT_VOLTAGE}.3`,
  link: { by: 'prefix', parts: 2 },
  pole: {
    cell: { column: `${INPUT_VOLTAGE}.2` },
    codes: { 1: null, 2: 'L1', 3: 'L2', 4: 'L3', 5: 'L1', 6: 'L2', 7: 'L3' },
  },
  columns: [
    measured(INPUT_VOLTAGE, 3, 'voltage', [1, 5, 6, 7]),
    measured(INPUT_VOLTAGE, 3, 'voltageLN', [2, 3, 4]),
  ],
};

const CURRENTS: ColumnSensors = {
  kind: 'columns',
  rows: `${INPUT_CURRENT}.4`,
  link: { by: 'prefix', parts: 2 },
  pole: {
    cell: { column: `${INPUT_CURRENT}.2` },
    codes: { 1: null, 2: 'N', 3: 'L1', 4: 'L2', 5: 'L3' },
  },
  columns: [
    measured(INPUT_CURRENT, 4, 'current'),
    { column: `${INPUT_CURRENT}.10`, quantity: 'crestFactor', scale: 0.001 },
  ],
};

/** EATON-EPDU-MIB, inputTable and the tables of what is measured at an input. */
const INLETS: InletTable = {
  rows: `${INPUT}.2`,
  unit: { indexPart: 0 },
  label: [{ indexPart: 1, prefix: 'I' }],
  name: [{ column: `${INPUT}.10` }],
  rename: { column: `${INPUT}.10` },
  plug: { column: `${INPUT}.8`, codes: EATON_PLUGS },
  ratingAmperes: { column: `${INPUT_CURRENT}.3`, suffix: '1', scale: 0.001 },
  sensors: [
    {
      kind: 'columns',
      columns: [{ column: `${INPUT}.3`, quantity: 'lineFrequency', scale: 0.1 }, ...power(INPUT_TOTAL, 3, 7)],
    },
    VOLTAGES,
    CURRENTS,
    {
      kind: 'columns',
      rows: `${INPUT_POWER}.4`,
      link: { by: 'prefix', parts: 2 },
      pole: { cell: { column: `${INPUT_POWER}.2` }, codes: { 1: 'L1', 2: 'L2', 3: 'L3', 4: null } },
      columns: power(INPUT_POWER, 3, 7),
    },
  ],
};

/** EATON-EPDU-MIB, groupTable: breakers. Sections and groups that people made are no protectors. */
const BREAKERS: OcpTable = {
  rows: `${GROUP}.4`,
  keepWhen: [{ column: `${GROUP}.4`, equals: [1, 2, 3] }],
  unit: { indexPart: 0 },
  label: [{ column: `${GROUP}.2` }, { indexPart: 1, prefix: 'B' }],
  name: [{ column: `${GROUP}.3` }],
  rename: { column: `${GROUP}.3` },
  type: {
    column: `${GROUP}.4`,
    codes: { 1: 'breaker1Pole', 2: 'breaker2Pole', 3: 'breaker3Pole' },
  },
  ratingAmperes: { column: `${GROUP_CURRENT}.2`, scale: 0.001 },
  parents: [
    { by: 'number', of: 'inlet', cell: { column: `${GROUP}.9` } },
    { by: 'only', of: 'inlet' },
  ],
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${GROUP}.5`,
          state: 'trip',
          codes: { 1: { value: 1, status: 'normal' }, 2: { value: 0, status: 'critical' } },
          keepWhen: [{ column: `${GROUP}.5`, unless: 0 }],
        },
        measured(GROUP_CURRENT, 3, 'current'),
        ...power(GROUP_POWER, 2, 6),
      ],
    },
  ],
};

/** EATON-EPDU-MIB, outletTable and outletControlTable. Commands are delays in seconds: 0 is now, -1 takes back what waits. */
const OUTLETS: OutletTable = {
  rows: `${OUTLET}.2`,
  unit: { indexPart: 0 },
  label: [{ column: `${OUTLET}.6` }, { column: `${OUTLET}.2` }, { indexPart: 1 }],
  name: [{ column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET}.3` },
  receptacle: { column: `${OUTLET}.5`, codes: EATON_RECEPTACLES },
  ratingAmperes: { column: `${OUTLET_CURRENT}.2`, scale: 0.001 },
  lines: { cell: { column: `${OUTLET}.7` }, codes: EATON_LINES },
  // Second-generation units have no switchable column.
  switchable: [
    { column: `${CONTROL}.4`, present: true },
    { column: `${CONTROL}.9`, unless: 2 },
  ],
  parents: [
    { by: 'membership', of: 'ocp', column: `${EPDU}.6.2.1.3`, elementParts: 2 },
    { by: 'only', of: 'inlet' },
  ],
  state: {
    // An outlet that waits to go off is still on.
    cells: [{ column: `${CONTROL}.2`, codes: { 0: 'off', 1: 'on', 2: 'on', 3: 'pendingOn' } }],
  },
  control: {
    on: { column: `${CONTROL}.4`, value: 0 },
    off: { column: `${CONTROL}.3`, value: 0 },
    cycle: { column: `${CONTROL}.5`, value: 0 },
    several: { kind: 'oneSet' },
  },
  cycleDelay: {
    cell: { column: `${CONTROL}.8` },
    unitMs: 1000,
    minimum: 1,
    maximum: 99_999,
    writable: true,
  },
  // outletControlPowerOnState
  startupState: { cell: { column: `${CONTROL}.6` }, codes: { 0: 'off', 1: 'on', 2: 'lastState' } },
  sensors: [
    {
      kind: 'columns',
      columns: [
        measured(`${EPDU}.6.3.1`, 2, 'voltage'),
        measured(OUTLET_CURRENT, 3, 'current'),
        { column: `${OUTLET_CURRENT}.9`, quantity: 'crestFactor', scale: 0.001 },
        ...power(OUTLET_POWER, 2, 6),
      ],
    },
  ],
};

/** Eaton ePDU G2 and G3, alone or strapped together: EATON-EPDU-MIB (SNMP reference 8). */
export const EATON_EPDU: Family = {
  id: 'eaton-epdu',
  mib: 'EATON-EPDU-MIB',
  match: { sysObjectIds: [EPDU] },
  units: `${UNIT}.4`,
  // unitsPresent, a list, then the inputs, groups and outlets of each.
  counts: [{ scalar: `${EPDU}.1.1.0` }, ...[20, 21, 22].map((column) => ({ column: `${UNIT}.${column}` }))],
  identity: {
    vendor: [{ text: 'Eaton' }],
    model: [{ column: `${UNIT}.3` }, { column: `${UNIT}.2` }],
    serial: [{ column: `${UNIT}.4` }],
    firmware: [{ column: `${UNIT}.5` }],
    name: [{ column: `${UNIT}.6` }],
  },
  rename: { column: `${UNIT}.6` },
  inlets: [INLETS],
  ocps: [BREAKERS],
  outlets: [OUTLETS],
  sequence: {
    kind: 'startTimes',
    startTime: {
      cell: { column: `${CONTROL}.7` },
      unitMs: 1000,
      minimum: 0,
      maximum: 99_999,
      writable: true,
    },
    never: -1,
  },
  traps: [
    { oid: `${EPDU}.0.33`, about: 'outletState' },
    ...[11, 12, 13, 21, 22, 23, 31, 32].map((notification) => ({
      oid: `${EPDU}.0.${notification}`,
      about: 'readings' as const,
    })),
  ],
};
