import {
  CPS_HARDWARE,
  CPS_LOAD,
  CPS_PRODUCTS,
  CPS_TRAPS,
  EPDU_BANKS,
  EPDU_INLETS,
  EPDU_OUTLETS,
} from './cyberpower-epdu.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { PHASE_LINES } from './phase-lines.ts';
import type { ColumnSensors } from '../family/sensors.ts';

const EPDU = `${CPS_HARDWARE}.3`;
const EPDU2 = `${CPS_HARDWARE}.6`;
const IDENT = `${EPDU2}.2.2.1`;
const DEVICE_CONFIG = `${EPDU2}.3.2.1`;
const DEVICE_INFO = `${EPDU2}.3.3.1`;
const DEVICE = `${EPDU2}.3.4.1`;
const PHASE_CONFIG = `${EPDU2}.4.2.1`;
const PHASE = `${EPDU2}.4.4.1`;
const BANK_CONFIG = `${EPDU2}.5.2.1`;
const BANK = `${EPDU2}.5.4.1`;
const OUTLET_CONFIG = `${EPDU2}.6.1.2.1`;
const OUTLET_INFO = `${EPDU2}.6.1.3.1`;
const OUTLET = `${EPDU2}.6.1.4.1`;
const CONTROL = `${EPDU2}.6.1.5.1.5`;
const METERED_CONFIG = `${EPDU2}.6.2.2.1`;
const METERED = `${EPDU2}.6.2.4.1`;

/** Limits in amperes or watts, in columns 5 to 7 of every configuration table. */
const limits = (config: string) => ({
  scale: 1,
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
      status: { column: `${PHASE}.4`, codes: CPS_LOAD },
      thresholds: limits(PHASE_CONFIG),
    },
    { column: `${PHASE}.6`, quantity: 'voltageLN', single: 'voltage', scale: 0.1 },
    {
      column: `${PHASE}.13`,
      quantity: 'voltage',
      scale: 0.1,
      // Number of phases of the first unit: with one there is no voltage between lines.
      keepWhen: [{ scalar: `${DEVICE_INFO}.8.1`, atLeast: 3 }],
    },
    { column: `${PHASE}.7`, quantity: 'activePower', scale: 1 },
    { column: `${PHASE}.8`, quantity: 'apparentPower', scale: 1 },
    { column: `${PHASE}.9`, quantity: 'powerFactor', scale: 0.01 },
  ],
};

/** CPS-MIB, ePDU2DeviceStatusTable and ePDU2PhaseStatusTable. */
const INLETS: InletTable = {
  rows: `${DEVICE}.2`,
  unit: { column: `${DEVICE}.2` },
  label: [{ text: 'I1' }],
  ratingAmperes: { column: `${DEVICE_INFO}.4` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${DEVICE}.9`, quantity: 'activeEnergy', scale: 100 },
        { column: `${DEVICE}.15`, quantity: 'apparentPower', scale: 1 },
        { column: `${DEVICE}.16`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${DEVICE}.18`, quantity: 'activePower', scale: 1 },
        {
          column: `${EPDU}.5.8`,
          parts: 0,
          suffix: '0',
          quantity: 'lineFrequency',
          scale: 0.1,
          // It is the host's; other units of a chain have none.
          keepWhen: [{ scalar: `${EPDU2}.3.1.0`, equals: 1 }],
        },
      ],
    },
    PHASES,
  ],
};

/** CPS-MIB, ePDU2BankStatusTable. */
const BANKS: OcpTable = {
  rows: `${BANK}.3`,
  unit: { column: `${BANK}.2` },
  number: { column: `${BANK}.3` },
  label: [{ column: `${BANK}.3`, prefix: 'B' }],
  parents: [{ by: 'only', of: 'inlet' }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${BANK}.5`,
          quantity: 'current',
          scale: 0.1,
          status: { column: `${BANK}.4`, codes: CPS_LOAD },
          thresholds: limits(BANK_CONFIG),
        },
      ],
    },
  ],
};

const METERING: ColumnSensors = {
  kind: 'columns',
  rows: `${METERED}.3`,
  link: { by: 'unit', unit: { column: `${METERED}.2` }, number: { column: `${METERED}.3` } },
  // ePDU2DeviceInfoNumMeteredOutlets: models that do not meter may have rows of zeros.
  keepWhen: [{ scalar: `${DEVICE_INFO}.7.1`, atLeast: 1 }],
  columns: [
    { column: `${METERED}.6`, quantity: 'current', scale: 0.1 },
    {
      column: `${METERED}.7`,
      quantity: 'activePower',
      scale: 1,
      status: { column: `${METERED}.5`, codes: CPS_LOAD },
      thresholds: limits(METERED_CONFIG),
    },
    { column: `${METERED}.11`, quantity: 'activeEnergy', scale: 100 },
  ],
};

/** CPS-MIB, ePDU2OutletSwitched. Unlike in APC's rPDU2, state and command both are 1 on, 2 off. */
const SWITCHED: OutletTable = {
  rows: `${OUTLET}.3`,
  keepWhen: [{ column: `${OUTLET}.3`, atLeast: 1 }],
  unit: { column: `${OUTLET}.2` },
  number: { column: `${OUTLET}.3` },
  label: [{ column: `${OUTLET}.3` }],
  name: [{ column: `${OUTLET_CONFIG}.4` }, { column: `${OUTLET}.4` }],
  rename: { column: `${OUTLET_CONFIG}.4` },
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${OUTLET_INFO}.6` } },
    { by: 'only', of: 'inlet' },
  ],
  lines: { cell: { column: `${OUTLET_INFO}.5` }, codes: PHASE_LINES },
  state: {
    cells: [{ column: `${OUTLET}.5`, codes: { 1: 'on', 2: 'off' } }],
    pending: { column: `${OUTLET}.6`, equals: 1 },
  },
  control: {
    on: { column: CONTROL, value: 1 },
    off: { column: CONTROL, value: 2 },
    cycle: { column: CONTROL, value: 3 },
    several: { kind: 'oneSet' },
    inSequence: {
      on: { column: CONTROL, value: 4 },
      cycle: { column: CONTROL, value: 6 },
      cancel: { column: CONTROL, value: 7 },
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
  rows: `${METERED}.3`,
  keepWhen: [{ scalar: `${DEVICE_INFO}.7.1`, atLeast: 1 }],
  unit: { column: `${METERED}.2` },
  number: { column: `${METERED}.3` },
  label: [{ column: `${METERED}.3` }],
  name: [{ column: `${METERED}.4` }],
  parents: [{ by: 'only', of: 'inlet' }],
  state: { cells: [] },
  sensors: [METERING],
};

/**
 * CyberPower PDUs with the newer layout, alone or in a daisy chain: CPS-MIB, ePDU2 (SNMP reference 9). What a firmware lacks
 * there is taken from the older layout.
 */
export const CYBERPOWER_EPDU2: Family = {
  id: 'cyberpower',
  mib: 'CPS-MIB, ePDU2',
  // ePDU2DeviceInfoNumOutlets of the first unit: UPSes of the maker may report the same sysObjectID.
  match: { sysObjectIds: CPS_PRODUCTS, probe: { scalar: `${DEVICE_INFO}.5.1`, minimum: 1 } },
  // The agents are known to fail at GETBULK.
  limits: { bulk: false },
  units: [
    { rows: `${IDENT}.9`, number: { column: `${IDENT}.2` } },
    { rows: `${DEVICE}.2`, number: { column: `${DEVICE}.2` } },
  ],
  counts: [
    { scalar: `${EPDU2}.2.1.0` },
    ...[5, 6, 7].map((column) => ({ column: `${DEVICE_INFO}.${column}` })),
  ],
  identity: {
    vendor: [{ text: 'CyberPower' }],
    model: [{ column: `${IDENT}.9` }, { scalar: `${EPDU}.1.5.0` }],
    serial: [{ column: `${IDENT}.10` }, { scalar: `${EPDU}.1.6.0` }],
    firmware: [{ column: `${IDENT}.7` }, { scalar: `${EPDU}.1.3.0` }],
    name: [{ column: `${DEVICE_CONFIG}.3` }, { column: `${IDENT}.3` }, { scalar: `${EPDU}.1.1.0` }],
    location: [{ column: `${DEVICE_CONFIG}.4` }],
  },
  rename: { column: `${DEVICE_CONFIG}.3` },
  inlets: [INLETS, EPDU_INLETS],
  ocps: [BANKS, EPDU_BANKS],
  outlets: [SWITCHED, EPDU_OUTLETS, METERED_ONLY],
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
  traps: CPS_TRAPS,
};
