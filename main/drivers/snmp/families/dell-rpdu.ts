import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { InletTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import { PHASE_LINES } from './phase-lines.ts';
import type { ColumnSensors } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';

const RPDU: Oid = '1.3.6.1.4.1.674.10903.200.2.200';
const IDENT = `${RPDU}.100.2.1`;
const DEVICE = `${RPDU}.110.2.1`;
const DEVICE_CONFIG = `${RPDU}.110.3.1`;
const DEVICE_PROPERTIES = `${RPDU}.110.4.1`;
const ALL = `${RPDU}.110.5.1.3`;
const PHASE = `${RPDU}.120.2.1`;
const PHASE_CONFIG = `${RPDU}.120.3.1`;
const OUTLET = `${RPDU}.130.1.2.1`;
const OUTLET_CONFIG = `${RPDU}.130.1.3.1`;
const CONTROL = `${RPDU}.130.1.4.1.4`;
const METERED = `${RPDU}.130.2.2.1`;
const METERED_CONFIG = `${RPDU}.130.2.4.1`;
/** rPDUDevicePropertiesOutlayout: 2 and 4 are phase to phase. */
const LAYOUT = `${DEVICE_PROPERTIES}.9.1`;

/** RpduLowNormalNearOverloadType: low, normal, near overload, overload. */
const LOAD: Codes<ReadingStatus> = { 1: 'warning', 2: 'normal', 3: 'warning', 4: 'critical' };

/** Limits in three columns one after the other: low, near overload, overload. */
const limits = (config: Oid, low: number, scale: number) => ({
  scale,
  lowerWarning: { column: `${config}.${low}` },
  upperWarning: { column: `${config}.${low + 1}` },
  upperCritical: { column: `${config}.${low + 2}` },
});

/** DellrPDU-MIB, rPDUDeviceStatusTable and rPDUPhaseStatusTable. Phases do not say of which unit they are. */
const INLETS: InletTable = {
  rows: `${DEVICE}.3`,
  label: [{ indexPart: 0, prefix: 'I' }],
  ratingAmperes: { column: `${DEVICE_PROPERTIES}.8` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${DEVICE}.3`,
          quantity: 'activePower',
          scale: 10,
          status: { column: `${DEVICE}.6`, codes: LOAD },
          thresholds: limits(DEVICE_CONFIG, 5, 100),
        },
        { column: `${DEVICE}.4`, quantity: 'activeEnergy', scale: 100 },
      ],
    },
    {
      kind: 'columns',
      rows: `${PHASE}.4`,
      link: { by: 'only' },
      pole: { cell: { column: `${PHASE}.2` }, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
      columns: [
        {
          column: `${PHASE}.4`,
          quantity: 'current',
          scale: 0.1,
          status: { column: `${PHASE}.3`, codes: LOAD },
          thresholds: limits(PHASE_CONFIG, 4, 1),
        },
        {
          column: `${PHASE}.5`,
          quantity: 'voltageLN',
          single: 'voltage',
          scale: 1,
          keepWhen: [
            { scalar: LAYOUT, unless: 2 },
            { scalar: LAYOUT, unless: 4 },
          ],
        },
        {
          column: `${PHASE}.5`,
          quantity: 'voltage',
          scale: 1,
          keepWhen: [{ scalar: LAYOUT, equals: [2, 4] }],
        },
        { column: `${PHASE}.6`, quantity: 'activePower', scale: 10 },
      ],
    },
  ],
};

/** Amperes, kilowatt hours and watts without decimals: rPDUOutletMeteredStatusTable, the unit's own part of the MIB. */
const METERING: ColumnSensors['columns'] = [
  {
    column: `${METERED}.6`,
    quantity: 'current',
    scale: 1,
    status: { column: `${METERED}.11`, codes: LOAD },
    thresholds: limits(METERED_CONFIG, 4, 1),
  },
  { column: `${METERED}.7`, quantity: 'activeEnergy', scale: 1000 },
  { column: `${METERED}.8`, quantity: 'activePower', scale: 1 },
];

/** DellrPDU-MIB, rPDUOutletSwitched. State and command both are 1 on, 2 off. */
const SWITCHED: OutletTable = {
  rows: `${OUTLET}.4`,
  number: { column: `${OUTLET}.2` },
  label: [{ column: `${OUTLET}.2` }, { indexPart: 0 }],
  name: [{ column: `${OUTLET_CONFIG}.3` }, { column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET_CONFIG}.3` },
  parents: [{ by: 'only', of: 'inlet' }],
  lines: { cell: { column: `${OUTLET}.6` }, codes: PHASE_LINES },
  state: {
    cells: [{ column: `${OUTLET}.4`, codes: { 1: 'on', 2: 'off', 3: 'unknown' } }],
    pending: { column: `${OUTLET}.5`, equals: 1 },
  },
  control: {
    on: { column: CONTROL, value: 1 },
    off: { column: CONTROL, value: 2 },
    cycle: { column: CONTROL, value: 3 },
    several: { kind: 'oneSet' },
    // The delayed reboot (7) waits before it turns off only, so outlets would not come on in sequence.
    inSequence: { on: { column: CONTROL, value: 5 } },
    all: {
      on: { column: ALL, value: 1 },
      off: { column: ALL, value: 3 },
      cycle: { column: ALL, value: 4 },
    },
  },
  // The MIB does not say which times the agents take, so they are not written.
  cycleDelay: {
    cell: { column: `${OUTLET_CONFIG}.6` },
    unitMs: 1000,
    minimum: 0,
    maximum: 7200,
    writable: false,
  },
  sensors: [
    {
      kind: 'columns',
      rows: `${METERED}.6`,
      link: { by: 'number', number: { column: `${METERED}.2` } },
      columns: METERING,
    },
  ],
};

/** Outlets that are metered and cannot be switched. */
const METERED_ONLY: OutletTable = {
  rows: `${METERED}.6`,
  number: { column: `${METERED}.2` },
  label: [{ column: `${METERED}.2` }, { indexPart: 0 }],
  name: [{ column: `${METERED_CONFIG}.3` }, { column: `${METERED}.3` }],
  rename: { column: `${METERED_CONFIG}.3` },
  parents: [{ by: 'only', of: 'inlet' }],
  lines: { cell: { column: `${METERED}.4` }, codes: PHASE_LINES },
  state: { cells: [] },
  sensors: [{ kind: 'columns', columns: METERING }],
};

/** Dell rack PDUs: DellrPDU-MIB (SNMP reference 11). */
export const DELL_RPDU: Family = {
  id: 'dell-rpdu',
  mib: 'DellrPDU-MIB',
  match: { sysObjectIds: ['1.3.6.1.4.1.674.10903.200.3'] },
  units: `${IDENT}.7`,
  identity: {
    vendor: [{ text: 'Dell' }],
    model: [{ column: `${IDENT}.7` }],
    serial: [{ column: `${IDENT}.8` }],
    firmware: [{ column: `${IDENT}.5` }],
    name: [{ column: `${IDENT}.2` }, { column: `${DEVICE}.2` }],
    location: [{ column: `${IDENT}.3` }],
  },
  rename: { column: `${IDENT}.2` },
  inlets: [INLETS],
  outlets: [SWITCHED, METERED_ONLY],
  sequence: {
    kind: 'startTimes',
    startTime: {
      cell: { column: `${OUTLET_CONFIG}.4` },
      unitMs: 1000,
      minimum: 0,
      maximum: 7200,
      writable: false,
    },
    never: -1,
  },
};
