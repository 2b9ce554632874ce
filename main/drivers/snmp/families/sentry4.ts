import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import {
  BRANCH_SENSORS,
  CORD_SENSORS,
  LINE_SENSORS,
  OCP_CONFIG,
  OCP_SENSORS,
  OUTLET_SENSORS,
  PHASE_SENSORS,
  ST4,
  UNNAMED_BRANCH_SENSORS,
} from './sentry4-sensors.ts';

const SYSTEM = `${ST4}.1.1`;
/** st4UnitConfigEntry, index: unit; units without cords leave gaps in the numbers of the others. */
const UNIT = `${ST4}.2.2.1`;
/** st4InputCordConfigEntry, index: unit, cord. */
const CORD = `${ST4}.3.2.1`;
/** st4OutletConfigEntry, index: unit, cord, outlet. */
const OUTLET = `${ST4}.8.2.1`;
/** st4OutletControlEntry; 1 is the control state, 2 the action. */
const CONTROL = `${ST4}.8.5.1`;
/** st4OutletQueueControl. */
const QUEUE = `${ST4}.8.6.1.0`;
/** `st4Events`; the 0 is for SNMP v1. */
const EVENTS = '1.3.6.1.4.1.1718.4.100.0';

const cord: InletTable = {
  rows: `${CORD}.2`,
  label: [{ column: `${CORD}.2` }],
  name: [{ column: `${CORD}.3` }],
  rename: { column: `${CORD}.3` },
  plug: [{ column: `${CORD}.6` }],
  ratingAmperes: { column: `${CORD}.10` },
  sensors: [CORD_SENSORS, LINE_SENSORS, PHASE_SENSORS],
};

const ocp: OcpTable = {
  rows: `${OCP_CONFIG}.4`,
  label: [{ column: `${OCP_CONFIG}.4` }, { column: `${OCP_CONFIG}.2` }],
  // A breaker does not tell how many poles it has.
  type: { column: `${OCP_CONFIG}.6`, codes: { 0: 'fuse', 1: 'unknown' } },
  ratingAmperes: { column: `${OCP_CONFIG}.7` },
  parents: [{ by: 'prefix', of: 'inlet', parts: 2 }],
  sensors: [OCP_SENSORS, BRANCH_SENSORS, UNNAMED_BRANCH_SENSORS],
};

const outlet: OutletTable = {
  rows: `${OUTLET}.2`,
  label: [{ column: `${OUTLET}.2` }],
  name: [{ column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET}.3` },
  receptacle: [{ column: `${OUTLET}.6` }],
  ratingAmperes: { column: `${OUTLET}.7` },
  switchable: [{ column: `${OUTLET}.5`, bit: 0 }],
  parents: [
    { by: 'label', of: 'ocp', cell: { column: `${OUTLET}.31` }, column: `${OCP_CONFIG}.2` },
    { by: 'prefix', of: 'inlet', parts: 2 },
  ],
  state: {
    cells: [{ column: `${ST4}.8.3.1.1`, codes: { 0: 'unknown', 1: 'on', 2: 'off' } }],
    // st4OutletControlState: pendOn, reboot, eventReboot.
    pending: { column: `${CONTROL}.1`, equals: [8, 12, 18] },
  },
  control: {
    on: { column: `${CONTROL}.2`, value: 1 },
    off: { column: `${CONTROL}.2`, value: 2 },
    cycle: { column: `${CONTROL}.2`, value: 3 },
    several: {
      kind: 'queue',
      on: { column: `${CONTROL}.2`, value: 4 },
      off: { column: `${CONTROL}.2`, value: 5 },
      cycle: { column: `${CONTROL}.2`, value: 6 },
      clear: { scalar: QUEUE, value: 0 },
      commit: { scalar: QUEUE, value: 1 },
    },
  },
  // st4OutletWakeupState
  startupState: { cell: { column: `${OUTLET}.20` }, codes: { 0: 'on', 1: 'off', 2: 'lastState' } },
  sensors: [OUTLET_SENSORS],
};

/** Server Technology PRO1 and PRO2 (SNMP reference 6). */
export const SENTRY4: Family = {
  id: 'sentry4',
  mib: 'ServerTech Sentry4-MIB',
  match: { sysObjectIds: ['1.3.6.1.4.1.1718.4'] },
  units: `${UNIT}.2`,
  counts: [{ scalar: `${SYSTEM}.21.0` }],
  identity: {
    vendor: [{ text: 'Server Technology' }],
    model: [{ column: `${UNIT}.5` }, { scalar: `${SYSTEM}.1.0` }, { scalar: SYSTEM_GROUP.description }],
    serial: [{ column: `${UNIT}.4` }, { scalar: `${SYSTEM}.5.0` }],
    firmware: [{ scalar: `${SYSTEM}.3.0`, pattern: /^Version (\S+)/u }, { scalar: `${SYSTEM}.3.0` }],
    name: [{ column: `${UNIT}.3` }],
    location: [{ scalar: `${SYSTEM}.2.0` }],
  },
  rename: { column: `${UNIT}.3` },
  inlets: [cord],
  ocps: [ocp],
  outlets: [outlet],
  // st4OutletRebootDelay
  cycleDelay: {
    cell: { column: `${ST4}.8.1.11`, parts: 0, suffix: '0' },
    unitMs: 1000,
    minimum: 5,
    maximum: 600,
    writable: true,
  },
  sequence: {
    kind: 'waits',
    // The post-on delay comes on top of the interval (Server Technology, Sentry manuals, "Setting the outlet Post-On delay").
    addsInRushGuard: true,
    // st4OutletPostOnDelay
    delay: { cell: { column: `${OUTLET}.21` }, unitMs: 1000, minimum: 0, maximum: 900, writable: true },
    // st4OutletSequenceInterval
    inRushGuard: {
      cell: { column: `${ST4}.8.1.10`, parts: 0, suffix: '0' },
      unitMs: 1000,
      minimum: 0,
      maximum: 15,
      writable: true,
    },
  },
  traps: [
    { oid: `${EVENTS}.15`, about: 'outletState' },
    { oid: `${EVENTS}.16`, about: 'outletState' },
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19].map((event) => ({
      oid: `${EVENTS}.${event}`,
      about: 'readings' as const,
    })),
  ],
};
