import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { PHASE_LINES } from './phase-lines.ts';
import type { ColumnSensors } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';

const PDU: Oid = '1.3.6.1.4.1.38446.1';
const PLATE = `${PDU}.1.2.1`;
const UNIT_CONFIG = `${PDU}.2.2.1`;
const UNIT_PROPERTIES = `${PDU}.2.3.1`;
const UNIT = `${PDU}.2.4.1`;
const PHASE_CONFIG = `${PDU}.3.2.1`;
const PHASE = `${PDU}.3.4.1`;
const BREAKER_CONFIG = `${PDU}.4.2.1`;
const BREAKER_PROPERTIES = `${PDU}.4.3.1`;
const BREAKER = `${PDU}.4.4.1`;
const SWITCHED_CONFIG = `${PDU}.5.2.1`;
const SWITCHED_PROPERTIES = `${PDU}.5.3.1`;
const SWITCHED = `${PDU}.5.4.1`;
const COMMAND = `${PDU}.5.5.1.4`;
const METERED_CONFIG = `${PDU}.5.7.1`;
const METERED_PROPERTIES = `${PDU}.5.8.1`;
const METERED = `${PDU}.5.9.1`;
/** pduNamePlateType: 1 single phase, 2 delta, 3 wye. There are agents that say 1 of a delta. */
const INPUT_TYPE = { column: `${PLATE}.16`, parts: 1 } as const;

/** Upper critical, upper warning, lower warning, lower critical, normal, and of breakers: off. */
const LOAD: Codes<ReadingStatus> = {
  1: 'critical',
  2: 'warning',
  3: 'warning',
  4: 'critical',
  5: 'normal',
  6: 'normal',
};

/** Limits in four columns one after the other: lower critical, lower warning, upper critical, upper warning. */
const limits = (config: Oid, first: number) => ({
  lowerCritical: { column: `${config}.${first}` },
  lowerWarning: { column: `${config}.${first + 1}` },
  upperCritical: { column: `${config}.${first + 2}` },
  upperWarning: { column: `${config}.${first + 3}` },
});

const VOLTAGE = {
  column: `${PHASE}.6`,
  scale: 1,
  status: { column: `${PHASE}.4`, codes: LOAD },
  thresholds: limits(PHASE_CONFIG, 8),
} as const;

/** ENLOGIC-PDU2-MIB, pduUnitStatusTable and pduInputPhaseStatusTable. */
const INLETS: InletTable = {
  rows: `${UNIT}.4`,
  unit: { indexPart: 0 },
  label: [{ text: 'I1' }],
  ratingAmperes: { column: `${UNIT_PROPERTIES}.11` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${UNIT}.4`,
          quantity: 'activePower',
          scale: 1,
          status: { column: `${UNIT}.3`, codes: LOAD },
          thresholds: limits(UNIT_CONFIG, 8),
        },
        { column: `${UNIT}.5`, quantity: 'apparentPower', scale: 1 },
        { column: `${UNIT}.9`, quantity: 'activeEnergy', scale: 100 },
      ],
    },
    {
      kind: 'columns',
      rows: `${PHASE}.5`,
      link: { by: 'prefix', parts: 1 },
      pole: { indexPart: 1, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
      columns: [
        {
          column: `${PHASE}.5`,
          quantity: 'current',
          scale: 0.01,
          status: { column: `${PHASE}.3`, codes: LOAD },
          thresholds: limits(PHASE_CONFIG, 4),
        },
        { ...VOLTAGE, quantity: 'voltageLN', keepWhen: [{ ...INPUT_TYPE, equals: 3 }] },
        { ...VOLTAGE, quantity: 'voltage', keepWhen: [{ ...INPUT_TYPE, unless: 3 }] },
        { column: `${PHASE}.7`, quantity: 'activePower', scale: 1 },
        { column: `${PHASE}.8`, quantity: 'apparentPower', scale: 1 },
        { column: `${PHASE}.9`, quantity: 'powerFactor', scale: 0.01 },
      ],
    },
  ],
};

/** ENLOGIC-PDU2-MIB, pduCircuitBreakerStatusTable, padded with rows of index and state 0. */
const BREAKERS: OcpTable = {
  rows: `${BREAKER}.5`,
  keepWhen: [
    { column: `${BREAKER}.1`, unless: 0 },
    { column: `${BREAKER}.4`, unless: 0 },
  ],
  unit: { indexPart: 0 },
  label: [{ indexPart: 1, prefix: 'B' }],
  name: [{ column: `${BREAKER_CONFIG}.3` }],
  rename: { column: `${BREAKER_CONFIG}.3` },
  lines: { cell: { column: `${BREAKER_PROPERTIES}.3` }, codes: PHASE_LINES },
  parents: [{ by: 'only', of: 'inlet' }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${BREAKER}.5`,
          quantity: 'current',
          scale: 0.01,
          status: { column: `${BREAKER}.4`, codes: LOAD },
          thresholds: limits(BREAKER_CONFIG, 5),
        },
      ],
    },
  ],
};

const METERING: ColumnSensors = {
  kind: 'columns',
  keepWhen: [{ column: `${METERED}.1`, unless: 0 }],
  columns: [
    { column: `${METERED}.5`, quantity: 'current', scale: 0.01 },
    {
      column: `${METERED}.6`,
      quantity: 'activePower',
      scale: 1,
      status: { column: `${METERED}.4`, codes: LOAD },
      thresholds: limits(METERED_CONFIG, 3),
    },
    { column: `${METERED}.7`, quantity: 'powerFactor', scale: 0.01 },
    { column: `${METERED}.11`, quantity: 'activeEnergy', scale: 100 },
  ],
};

/** ENLOGIC-PDU2-MIB, pduOutletSwitched tables. The state is 0 off, 1 on; the command 1 off, 2 on. */
const SWITCHED_OUTLETS: OutletTable = {
  rows: `${SWITCHED}.4`,
  keepWhen: [
    { column: `${SWITCHED}.1`, unless: 0 },
    { column: `${UNIT_PROPERTIES}.4`, parts: 1, unless: 0 },
  ],
  unit: { indexPart: 0 },
  label: [{ indexPart: 1 }],
  name: [{ column: `${SWITCHED_CONFIG}.2` }],
  rename: { column: `${SWITCHED_CONFIG}.2` },
  ratingAmperes: { column: `${SWITCHED_PROPERTIES}.6`, scale: 0.01 },
  lines: { cell: { column: `${SWITCHED_PROPERTIES}.4` }, codes: PHASE_LINES },
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${SWITCHED_PROPERTIES}.5` } },
    { by: 'only', of: 'inlet' },
  ],
  state: { cells: [{ column: `${SWITCHED}.4`, codes: { 0: 'off', 1: 'on' } }] },
  control: {
    on: { column: COMMAND, value: 2 },
    off: { column: COMMAND, value: 1 },
    cycle: { column: COMMAND, value: 5 },
    several: { kind: 'oneSet' },
    // The delayed reboot waits before it turns off, too.
    inSequence: { on: { column: COMMAND, value: 4 }, cycle: { column: COMMAND, value: 6 } },
  },
  // The MIB does not say which times the agents take, so they are not written.
  cycleDelay: {
    cell: { column: `${SWITCHED_CONFIG}.6` },
    unitMs: 1000,
    minimum: 0,
    maximum: 7200,
    writable: false,
  },
  sensors: [METERING],
};

/** Outlets that are metered and cannot be switched. */
const METERED_OUTLETS: OutletTable = {
  rows: `${METERED}.6`,
  keepWhen: [
    { column: `${METERED}.1`, unless: 0 },
    { column: `${METERED}.4`, unless: 0 },
  ],
  unit: { indexPart: 0 },
  label: [{ indexPart: 1 }],
  name: [{ column: `${METERED_CONFIG}.2` }],
  rename: { column: `${METERED_CONFIG}.2` },
  ratingAmperes: { column: `${METERED_PROPERTIES}.7`, scale: 0.01 },
  lines: { cell: { column: `${METERED_PROPERTIES}.4` }, codes: PHASE_LINES },
  parents: [
    { by: 'number', of: 'ocp', cell: { column: `${METERED_PROPERTIES}.5` } },
    { by: 'only', of: 'inlet' },
  ],
  state: { cells: [] },
  sensors: [METERING],
};

/** Enlogic PDUs: ENLOGIC-PDU2-MIB (SNMP reference 11). */
export const ENLOGIC: Family = {
  id: 'enlogic',
  mib: 'ENLOGIC-PDU2-MIB',
  match: { sysObjectIds: ['1.3.6.1.4.1.38446'], probe: { scalar: `${PLATE}.16.1`, minimum: 1 } },
  units: `${PLATE}.16`,
  identity: {
    vendor: [{ text: 'Enlogic' }],
    model: [{ column: `${PLATE}.11` }, { column: `${PLATE}.10` }],
    serial: [{ column: `${PLATE}.12` }],
    firmware: [{ column: `${PLATE}.14` }],
    mac: { column: `${PLATE}.8` },
    name: [{ column: `${UNIT_CONFIG}.2` }, { column: `${UNIT}.2` }],
    location: [{ column: `${UNIT_CONFIG}.3` }],
  },
  rename: { column: `${UNIT_CONFIG}.2` },
  inlets: [INLETS],
  ocps: [BREAKERS],
  outlets: [SWITCHED_OUTLETS, METERED_OUTLETS],
  // pduUnitConfigGlobalOutletStateOnStartup
  startupState: { cell: { column: `${UNIT_CONFIG}.6` }, codes: { 0: 'off', 1: 'on', 2: 'lastState' } },
  // pduUnitConfigColdstartDelay
  powerOnDelay: {
    cell: { column: `${UNIT_CONFIG}.5` },
    unitMs: 1000,
    minimum: 0,
    maximum: 3600,
    writable: true,
    syntax: 'gauge32',
  },
  sequence: {
    kind: 'startTimes',
    startTime: {
      cell: { column: `${SWITCHED_CONFIG}.4` },
      unitMs: 1000,
      minimum: 0,
      maximum: 7200,
      writable: false,
    },
  },
};
