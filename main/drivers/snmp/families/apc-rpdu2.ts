import {
  APC_ABSENT_TEXTS,
  APC_HARDWARE,
  APC_IDENTITY,
  APC_MAKER,
  APC_RPDU_TRAPS,
  RPDU2_LOAD,
} from './apc.ts';
import { RPDU_BANKS, RPDU_INLETS, RPDU_OUTLETS } from './apc-rpdu.ts';
import { SPDU_OUTLETS } from './apc-spdu.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { PHASE_LINES } from './phase-lines.ts';
import type { ColumnSensors } from '../family/sensors.ts';

const RPDU2 = `${APC_HARDWARE}.26`;
const DEVICE = `${RPDU2}.4.3.1`;
const DEVICE_CONFIG = `${RPDU2}.4.1.1`;
const PHASE = `${RPDU2}.6.3.1`;
const PHASE_CONFIG = `${RPDU2}.6.1.1`;
const BANK = `${RPDU2}.8.3.1`;
const BANK_CONFIG = `${RPDU2}.8.1.1`;
const OUTLET_CONFIG = `${RPDU2}.9.2.1.1`;
const OUTLET_PROPERTIES = `${RPDU2}.9.2.2.1`;
const OUTLET = `${RPDU2}.9.2.3.1`;
const CONTROL = `${RPDU2}.9.2.4.1.5`;
const METERED = `${RPDU2}.9.4.3.1`;
const METERED_CONFIG = `${RPDU2}.9.4.1.1`;
const ALL = `${RPDU2}.4.4.1.4`;
/** rPDU2DevicePropertiesOutletLayout of the first unit: 2, 4 and 7 are phase to phase throughout. */
const LAYOUT = `${RPDU2}.4.2.1.11.1`;

/** Limits in amperes where the reading is in tenths; columns 5 to 7 are the same in every configuration table. */
const limits = (config: string, scale: number) => ({
  scale,
  lowerWarning: { column: `${config}.5` },
  upperWarning: { column: `${config}.6` },
  upperCritical: { column: `${config}.7` },
});

const PHASES: ColumnSensors = {
  kind: 'columns',
  rows: `${PHASE}.3`,
  link: { by: 'unit', unit: { column: `${PHASE}.2` } },
  pole: { cell: { column: `${PHASE}.3` }, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
  columns: [
    {
      column: `${PHASE}.5`,
      quantity: 'current',
      scale: 0.1,
      status: { column: `${PHASE}.4`, codes: RPDU2_LOAD },
      thresholds: limits(PHASE_CONFIG, 1),
    },
    {
      column: `${PHASE}.6`,
      quantity: 'voltageLN',
      single: 'voltage',
      scale: 1,
      keepWhen: [
        { scalar: LAYOUT, unless: 2 },
        { scalar: LAYOUT, unless: 4 },
        { scalar: LAYOUT, unless: 7 },
      ],
    },
    {
      column: `${PHASE}.6`,
      quantity: 'voltage',
      scale: 1,
      keepWhen: [{ scalar: LAYOUT, equals: [2, 4, 7] }],
    },
    { column: `${PHASE}.7`, quantity: 'activePower', scale: 10 },
    { column: `${PHASE}.8`, quantity: 'apparentPower', scale: 10 },
    { column: `${PHASE}.9`, quantity: 'powerFactor', scale: 0.01 },
  ],
};

/** PowerNet-MIB, rPDU2DeviceStatusTable and rPDU2PhaseStatusTable. */
const INLETS: InletTable = {
  rows: `${DEVICE}.2`,
  unit: { column: `${DEVICE}.2` },
  label: [{ text: 'I1' }],
  ratingAmperes: { column: `${RPDU2}.4.2.1.9` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${DEVICE}.5`,
          quantity: 'activePower',
          scale: 10,
          status: { column: `${DEVICE}.4`, codes: RPDU2_LOAD },
          thresholds: {
            scale: 100,
            lowerWarning: { column: `${DEVICE_CONFIG}.7` },
            upperWarning: { column: `${DEVICE_CONFIG}.8` },
            upperCritical: { column: `${DEVICE_CONFIG}.9` },
          },
        },
        { column: `${DEVICE}.9`, quantity: 'activeEnergy', scale: 100 },
        { column: `${DEVICE}.16`, quantity: 'apparentPower', scale: 10 },
        { column: `${DEVICE}.17`, quantity: 'powerFactor', scale: 0.01 },
      ],
    },
    PHASES,
  ],
};

/** PowerNet-MIB, rPDU2BankStatusTable. */
const BANKS: OcpTable = {
  rows: `${BANK}.3`,
  unit: { column: `${BANK}.2` },
  number: { column: `${BANK}.3` },
  label: [{ column: `${BANK}.3`, prefix: 'B' }],
  parents: [{ by: 'only', of: 'inlet' }],
  lines: { cell: { column: `${RPDU2}.8.2.1.4` }, codes: PHASE_LINES },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${BANK}.5`,
          quantity: 'current',
          scale: 0.1,
          status: { column: `${BANK}.4`, codes: RPDU2_LOAD },
          thresholds: limits(BANK_CONFIG, 1),
        },
      ],
    },
  ],
};

const METERING: ColumnSensors = {
  kind: 'columns',
  rows: `${METERED}.4`,
  link: { by: 'unit', unit: { column: `${METERED}.2` }, number: { column: `${METERED}.4` } },
  columns: [
    { column: `${METERED}.6`, quantity: 'current', scale: 0.1 },
    {
      column: `${METERED}.7`,
      quantity: 'activePower',
      scale: 1,
      status: { column: `${METERED}.5`, codes: RPDU2_LOAD },
      thresholds: limits(METERED_CONFIG, 1),
    },
    { column: `${METERED}.11`, quantity: 'activeEnergy', scale: 100 },
  ],
};

/** PowerNet-MIB, rPDU2OutletSwitched: the state is 1 off, 2 on; the command 1 on, 2 off. */
const SWITCHED: OutletTable = {
  rows: `${OUTLET}.4`,
  keepWhen: [{ column: `${OUTLET}.4`, atLeast: 1 }],
  unit: { column: `${OUTLET}.2` },
  number: { column: `${OUTLET}.4` },
  label: [{ column: `${OUTLET}.4` }],
  name: [{ column: `${OUTLET_CONFIG}.3` }, { column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET_CONFIG}.3` },
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${OUTLET_PROPERTIES}.6` } },
    { by: 'only', of: 'inlet' },
  ],
  lines: { cell: { column: `${OUTLET_PROPERTIES}.5` }, codes: PHASE_LINES },
  state: {
    cells: [{ column: `${OUTLET}.5`, codes: { 1: 'off', 2: 'on' } }],
    pending: { column: `${OUTLET}.6`, equals: 1 },
  },
  control: {
    on: { column: CONTROL, value: 1 },
    off: { column: CONTROL, value: 2 },
    cycle: { column: CONTROL, value: 3 },
    several: { kind: 'oneSet' },
    inSequence: {
      on: { column: CONTROL, value: 5 },
      cycle: { column: CONTROL, value: 7 },
      cancel: { column: CONTROL, value: 8 },
    },
    all: {
      on: { column: ALL, value: 1 },
      off: { column: ALL, value: 3 },
      cycle: { column: ALL, value: 4 },
    },
  },
  cycleDelay: {
    cell: { column: `${OUTLET_CONFIG}.7` },
    unitMs: 1000,
    minimum: 5,
    maximum: 60,
    writable: true,
  },
  sensors: [METERING],
};

/** Outlets that are metered and cannot be switched. */
const METERED_ONLY: OutletTable = {
  rows: `${METERED}.4`,
  unit: { column: `${METERED}.2` },
  number: { column: `${METERED}.4` },
  label: [{ column: `${METERED}.4` }],
  name: [{ column: `${METERED_CONFIG}.3` }, { column: `${METERED}.3` }],
  rename: { column: `${METERED_CONFIG}.3` },
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${RPDU2}.9.4.2.1.7` } },
    { by: 'only', of: 'inlet' },
  ],
  lines: { cell: { column: `${RPDU2}.9.4.2.1.5` }, codes: PHASE_LINES },
  state: { cells: [] },
  sensors: [METERING],
};

/**
 * APC rack PDUs of the second generation (AP79xxB, AP8xxx, APDU9xxx), alone or linked by Network Port Sharing:
 * PowerNet-MIB, rPDU2 (SNMP reference 7.3). They answer as both older generations, too: what a firmware lacks in the new
 * tables is taken from the old ones.
 */
export const APC_RPDU2: Family = {
  id: 'apc-rpdu2',
  mib: 'PowerNet-MIB, rPDU2',
  match: {
    sysObjectIds: [`${APC_MAKER}.1.3.4.6`, `${APC_MAKER}.1.3.4.8`],
    makerOnly: { sysObjectIds: [APC_MAKER], probe: { scalar: `${RPDU2}.1.0`, minimum: 1 } },
  },
  units: [
    { rows: `${RPDU2}.2.1.8`, number: { column: `${RPDU2}.2.1.2` } },
    { rows: `${DEVICE}.2`, number: { column: `${DEVICE}.2` } },
  ],
  counts: [
    { scalar: `${RPDU2}.1.0` },
    ...[4, 5, 6].map((column) => ({ column: `${RPDU2}.4.2.1.${column}` })),
  ],
  identity: APC_IDENTITY,
  rename: { column: `${DEVICE_CONFIG}.3` },
  absentTexts: APC_ABSENT_TEXTS,
  inlets: [INLETS, RPDU_INLETS],
  ocps: [BANKS, RPDU_BANKS],
  outlets: [SWITCHED, RPDU_OUTLETS, SPDU_OUTLETS, METERED_ONLY],
  sequence: {
    kind: 'startTimes',
    startTime: {
      cell: { column: `${OUTLET_CONFIG}.5` },
      unitMs: 1000,
      minimum: 0,
      maximum: 7200,
      writable: true,
    },
    never: -1,
  },
  traps: APC_RPDU_TRAPS,
};
