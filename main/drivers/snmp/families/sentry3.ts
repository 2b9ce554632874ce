import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { InletTable, OcpTable, OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { Codes, Condition } from '../family/sources.ts';

const BASE = '1.3.6.1.4.1.1718.3';
const SYSTEM = `${BASE}.1`;
/** towerEntry, index: tower. */
const TOWER = `${BASE}.2.1.1`;
/** infeedEntry, index: tower, infeed. */
const INFEED = `${BASE}.2.2.1`;
/** outletEntry, index: tower, infeed, outlet. */
const OUTLET = `${BASE}.2.3.1`;
/** branchEntry, index: tower, infeed, branch. */
const BRANCH = `${BASE}.2.7.1`;
/** `events`; the 0 is for SNMP v1. */
const EVENTS = `${BASE}.100.0`;

/** infeedLoadStatus, branchLoadStatus and outletLoadStatus: `notOn` and `reading` are no alarms. */
const LOAD_STATUSES: Codes<ReadingStatus> = {
  0: 'normal',
  1: 'normal',
  2: 'normal',
  3: 'warning',
  4: 'warning',
  5: 'critical',
  6: 'unavailable',
  7: 'unavailable',
};

/** What the hardware does not measure reads -1; a load that cannot be read just now does as well. */
const measured = (column: Oid): Condition => ({ column, atLeast: 0 });

const infeed: InletTable = {
  rows: `${INFEED}.2`,
  label: [{ column: `${INFEED}.2` }],
  name: [{ column: `${INFEED}.3` }],
  rename: { column: `${INFEED}.3` },
  ratingAmperes: { column: `${INFEED}.10` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${INFEED}.7`,
          quantity: 'current',
          scale: 0.01,
          status: { column: `${INFEED}.6`, codes: LOAD_STATUSES },
          thresholds: { scale: 1, upperWarning: { column: `${INFEED}.8` } },
        },
        { column: `${INFEED}.11`, quantity: 'voltage', scale: 0.1, keepWhen: [measured(`${INFEED}.11`)] },
        { column: `${INFEED}.12`, quantity: 'activePower', scale: 1, keepWhen: [measured(`${INFEED}.12`)] },
        { column: `${INFEED}.13`, quantity: 'apparentPower', scale: 1, keepWhen: [measured(`${INFEED}.13`)] },
        {
          column: `${INFEED}.14`,
          quantity: 'powerFactor',
          scale: 0.01,
          keepWhen: [measured(`${INFEED}.14`)],
        },
        { column: `${INFEED}.15`, quantity: 'crestFactor', scale: 0.1, keepWhen: [measured(`${INFEED}.15`)] },
        {
          column: `${INFEED}.16`,
          quantity: 'activeEnergy',
          scale: 100,
          keepWhen: [measured(`${INFEED}.16`)],
        },
      ],
    },
  ],
};

const branch: OcpTable = {
  rows: `${BRANCH}.2`,
  label: [{ column: `${BRANCH}.2` }],
  name: [{ column: `${BRANCH}.3` }],
  rename: { column: `${BRANCH}.3` },
  ratingAmperes: { column: `${BRANCH}.9` },
  parents: [{ by: 'prefix', of: 'inlet', parts: 2 }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${BRANCH}.7`,
          quantity: 'current',
          scale: 0.01,
          status: { column: `${BRANCH}.6`, codes: LOAD_STATUSES },
          thresholds: { scale: 1, upperWarning: { column: `${BRANCH}.8` } },
        },
        // on, offFuse and onFuse; the other states say nothing about the fuse.
        {
          column: `${BRANCH}.5`,
          state: 'trip',
          codes: {
            1: { value: 1, status: 'normal' },
            8: { value: 0, status: 'critical' },
            9: { value: 0, status: 'critical' },
          },
        },
      ],
    },
  ],
};

/** outletCapabilities, BITS. */
const CAN = {
  // Devices that do not list capabilities (old firmware, narrow views) give loads all the same.
  loadSense: { column: `${OUTLET}.4`, bit: 1, orAbsent: true },
  powerControl: { column: `${OUTLET}.4`, bit: 2 },
  powerSense: { column: `${OUTLET}.4`, bit: 8 },
} as const;

const outlet: OutletTable = {
  rows: `${OUTLET}.2`,
  label: [{ column: `${OUTLET}.2` }],
  name: [{ column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET}.3` },
  ratingAmperes: { column: `${OUTLET}.12` },
  // Without the bit a command has no effect, and the agent reports no error.
  switchable: [CAN.powerControl],
  parents: [{ by: 'prefix', of: 'inlet', parts: 2 }],
  state: {
    cells: [
      {
        column: `${OUTLET}.5`,
        // onWait waits for its turn to come on, offWait for its time to go off. offError and onError: what is sensed
        // contradicts what was commanded. The fuse states are about the fuse, not the relay.
        codes: {
          0: 'off',
          1: 'on',
          2: 'unknown',
          3: 'pendingOn',
          4: 'unknown',
          5: 'unknown',
          6: 'unknown',
          7: 'unknown',
          8: 'off',
          9: 'on',
        },
      },
    ],
    // outletControlState: reboot, pendOn, eventReboot.
    pending: { column: `${OUTLET}.10`, equals: [8, 10, 16] },
  },
  control: {
    on: { column: `${OUTLET}.11`, value: 1 },
    off: { column: `${OUTLET}.11`, value: 2 },
    cycle: { column: `${OUTLET}.11`, value: 3 },
    several: { kind: 'oneSet' },
  },
  // outletWakeupState
  startupState: { cell: { column: `${OUTLET}.19` }, codes: { 1: 'lastState', 2: 'off', 3: 'on' } },
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          column: `${OUTLET}.7`,
          quantity: 'current',
          scale: 0.01,
          // The load of an outlet that is not measured reads -1 or 0.
          keepWhen: [CAN.loadSense],
          status: { column: `${OUTLET}.6`, codes: LOAD_STATUSES },
          thresholds: {
            scale: 1,
            lowerWarning: { column: `${OUTLET}.8` },
            upperWarning: { column: `${OUTLET}.9` },
          },
        },
        {
          column: `${OUTLET}.13`,
          quantity: 'voltage',
          scale: 0.1,
          keepWhen: [measured(`${OUTLET}.13`)],
        },
        { column: `${OUTLET}.14`, quantity: 'activePower', scale: 1, keepWhen: [CAN.powerSense] },
        { column: `${OUTLET}.15`, quantity: 'apparentPower', scale: 1, keepWhen: [CAN.powerSense] },
        { column: `${OUTLET}.16`, quantity: 'powerFactor', scale: 0.01, keepWhen: [CAN.powerSense] },
        { column: `${OUTLET}.17`, quantity: 'crestFactor', scale: 0.1, keepWhen: [CAN.powerSense] },
        { column: `${OUTLET}.18`, quantity: 'activeEnergy', scale: 1, keepWhen: [CAN.powerSense] },
      ],
    },
  ],
};

/** Server Technology CDUs with Sentry 2 and 3 firmware (SNMP reference 5). */
export const SENTRY3: Family = {
  id: 'sentry3',
  mib: 'ServerTech Sentry3-MIB',
  match: { sysObjectIds: [BASE] },
  units: `${TOWER}.7`,
  // systemTowerCount and towerInfeedCount
  counts: [{ scalar: `${SYSTEM}.4.0` }, { column: `${TOWER}.5` }],
  identity: {
    vendor: [{ text: 'Server Technology' }],
    model: [{ column: `${TOWER}.7` }, { scalar: SYSTEM_GROUP.description }],
    serial: [{ column: `${TOWER}.6` }, { scalar: `${SYSTEM}.2.0` }],
    firmware: [{ scalar: `${SYSTEM}.1.0`, pattern: /Version (\S+)/u }, { scalar: `${SYSTEM}.1.0` }],
    name: [{ column: `${TOWER}.3` }],
    location: [{ scalar: `${SYSTEM}.3.0` }],
  },
  rename: { column: `${TOWER}.3` },
  inlets: [infeed],
  ocps: [branch],
  outlets: [outlet],
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${TOWER}.11`, quantity: 'activePower', scale: 1, keepWhen: [measured(`${TOWER}.11`)] },
        { column: `${TOWER}.12`, quantity: 'apparentPower', scale: 1, keepWhen: [measured(`${TOWER}.12`)] },
        { column: `${TOWER}.13`, quantity: 'powerFactor', scale: 0.01, keepWhen: [measured(`${TOWER}.13`)] },
        { column: `${TOWER}.14`, quantity: 'activeEnergy', scale: 1000, keepWhen: [measured(`${TOWER}.14`)] },
        { column: `${TOWER}.15`, quantity: 'lineFrequency', scale: 1, keepWhen: [measured(`${TOWER}.15`)] },
      ],
    },
  ],
  // systemOutletRebootDelay
  cycleDelay: {
    cell: { column: `${SYSTEM}.14`, parts: 0, suffix: '0' },
    unitMs: 1000,
    minimum: 5,
    maximum: 600,
    writable: true,
  },
  sequence: {
    kind: 'waits',
    // The post-on delay comes on top of the interval (Server Technology, Sentry manuals, "Setting the outlet Post-On delay").
    addsInRushGuard: true,
    // outletPostOnDelay
    delay: { cell: { column: `${OUTLET}.20` }, unitMs: 1000, minimum: 0, maximum: 900, writable: true },
    // systemOutletSeqInterval
    inRushGuard: {
      cell: { column: `${SYSTEM}.13`, parts: 0, suffix: '0' },
      unitMs: 1000,
      minimum: 0,
      maximum: 15,
      writable: true,
    },
  },
  traps: [
    { oid: `${EVENTS}.6`, about: 'outletState' },
    { oid: `${EVENTS}.4`, about: 'outletState' },
    { oid: `${EVENTS}.2`, about: 'readings' },
    { oid: `${EVENTS}.3`, about: 'readings' },
    { oid: `${EVENTS}.5`, about: 'readings' },
  ],
};
