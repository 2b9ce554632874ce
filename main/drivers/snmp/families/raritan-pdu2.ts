import type { InletTable, OcpTable, OutletTable, TransferSwitchTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import {
  INLET_LINE_PAIR_SENSORS,
  INLET_POLE_SENSORS,
  INLET_SENSORS,
  LINES,
  OCP_SENSORS,
  OUTLET_POLE_SENSORS,
  OUTLET_SENSORS,
  PDU2,
  TRANSFER_SWITCH_SENSORS,
  UNIT_SENSORS,
} from './raritan-pdu2-sensors.ts';
import type { Codes } from '../family/sources.ts';
import type { PowerState } from '../../../../shared/model/power-state.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';

/** nameplateEntry, index: unit. */
const NAMEPLATE = `${PDU2}.3.2.1.1`;
/** unitConfigurationEntry, index: unit. */
const UNIT = `${PDU2}.3.2.2.1`;
/** inletConfigurationEntry, index: unit, inlet. */
const INLET = `${PDU2}.3.3.3.1`;
/** overCurrentProtectorConfigurationEntry, index: unit, protector. */
const OCP = `${PDU2}.3.4.3.1`;
/** outletConfigurationEntry, index: unit, outlet. */
const OUTLET = `${PDU2}.3.5.3.1`;
/** transferSwitchConfigurationEntry, index: unit, transfer switch. */
const TRANSFER_SWITCH = `${PDU2}.3.9.3.1`;
/** outletSwitchControlEntry, index: unit, outlet. */
const SWITCH = `${PDU2}.4.1.2.1`;

/** TruthValue (RFC 2579). */
const TRUE = 1;
const FALSE = 2;

/** SensorStateEnumeration; -1 is unavailable. */
const OUTLET_STATES: Codes<PowerState> = { 7: 'on', 8: 'off' };

const inlet: InletTable = {
  rows: `${INLET}.2`,
  unit: { indexPart: 0 },
  label: [{ column: `${INLET}.2` }, { indexPart: 1, prefix: 'I' }],
  name: [{ column: `${INLET}.3` }],
  rename: { column: `${INLET}.3` },
  plug: [{ column: `${INLET}.12` }],
  ratingAmperes: { column: `${INLET}.7` },
  lines: { poles: `${PDU2}.3.3.5.1.1`, elementParts: 2, codes: LINES },
  sensors: [INLET_SENSORS, INLET_POLE_SENSORS, INLET_LINE_PAIR_SENSORS],
};

const ocp: OcpTable = {
  rows: `${OCP}.2`,
  unit: { indexPart: 0 },
  label: [{ column: `${OCP}.2` }, { indexPart: 1, prefix: 'C' }],
  name: [{ column: `${OCP}.3` }],
  rename: { column: `${OCP}.3` },
  type: {
    column: `${OCP}.4`,
    codes: {
      1: 'breaker1Pole',
      2: 'breaker2Pole',
      3: 'breaker3Pole',
      4: 'fuse',
      5: 'fusePair',
      6: 'rcbo2Pole',
      7: 'rcbo3Pole',
      8: 'rcbo4Pole',
    },
  },
  ratingAmperes: { column: `${OCP}.5` },
  lines: { poles: `${PDU2}.3.4.5.1.2`, elementParts: 2, codes: LINES },
  parents: [
    { by: 'pointer', cell: { column: `${OCP}.10` } },
    { by: 'only', of: 'inlet' },
  ],
  sensors: [OCP_SENSORS],
};

const outlet: OutletTable = {
  rows: `${OUTLET}.2`,
  unit: { indexPart: 0 },
  label: [{ column: `${OUTLET}.2` }, { indexPart: 1 }],
  name: [{ column: `${OUTLET}.3` }],
  rename: { column: `${OUTLET}.3` },
  receptacle: [{ column: `${OUTLET}.29` }],
  ratingAmperes: { column: `${OUTLET}.7` },
  lines: { poles: `${PDU2}.3.5.5.1.1`, elementParts: 2, codes: LINES },
  parents: [
    { by: 'pointer', cell: { column: `${OUTLET}.33` } },
    { by: 'only', of: 'inlet' },
  ],
  // Column 2 of the switch table is the last operation, not the state.
  state: {
    cells: [
      { column: `${SWITCH}.3`, codes: OUTLET_STATES },
      { column: `${PDU2}.5.4.3.1.3`, suffix: '14', codes: OUTLET_STATES },
    ],
    suspended: { column: `${SWITCH}.5`, equals: TRUE },
    // loadShedding of the unit turns off what is nonCritical.
    shed: [
      { column: `${UNIT}.55`, parts: 1, equals: TRUE },
      { column: `${OUTLET}.30`, equals: TRUE },
    ],
    lastChange: { column: `${SWITCH}.4` },
  },
  // Units without relays have no rows in the switch table.
  switchable: [
    { column: `${OUTLET}.28`, unless: FALSE },
    { column: `${SWITCH}.2`, present: true },
  ],
  control: {
    on: { column: `${SWITCH}.2`, value: 1 },
    off: { column: `${SWITCH}.2`, value: 0 },
    cycle: { column: `${SWITCH}.2`, value: 2 },
    several: { kind: 'oneSet' },
  },
  cycleDelay: {
    cell: { column: `${OUTLET}.12` },
    unitMs: 1000,
    minimum: 1,
    maximum: 3600,
    writable: true,
    syntax: 'gauge32',
  },
  usesPduCycleDelay: { column: `${OUTLET}.14`, equals: TRUE },
  usePduCycleDelay: {
    yes: { column: `${OUTLET}.14`, value: TRUE },
    no: { column: `${OUTLET}.14`, value: FALSE },
  },
  // OutletStateOnStartupEnumeration; the JSON-RPC of the same PDUs has other numbers.
  startupState: {
    cell: { column: `${OUTLET}.13` },
    codes: { 0: 'off', 1: 'on', 2: 'lastState', 3: 'pduDefault' },
  },
  sensors: [OUTLET_SENSORS, OUTLET_POLE_SENSORS],
};

const transferSwitch: TransferSwitchTable = {
  rows: `${TRANSFER_SWITCH}.2`,
  unit: { indexPart: 0 },
  label: [{ column: `${TRANSFER_SWITCH}.2` }, { indexPart: 1, prefix: 'TS' }],
  name: [{ column: `${TRANSFER_SWITCH}.3` }],
  rename: { column: `${TRANSFER_SWITCH}.3` },
  preferredInlet: { column: `${TRANSFER_SWITCH}.4` },
  sensors: [TRANSFER_SWITCH_SENSORS],
};

/** Raritan PX2, PX3, PX4, PXC, PXO, and the Legrand and Server Technology PDUs with the same firmware. */
export const RARITAN_PDU2: Family = {
  id: 'raritan-pdu2',
  mib: 'Raritan PDU2-MIB',
  match: { sysObjectIds: [PDU2] },
  units: `${NAMEPLATE}.3`,
  counts: [{ scalar: `${PDU2}.3.1.0` }, ...[2, 3, 4, 66].map((column) => ({ column: `${UNIT}.${column}` }))],
  identity: {
    vendor: [{ column: `${NAMEPLATE}.2` }, { text: 'Raritan' }],
    model: [
      { column: `${NAMEPLATE}.3` },
      { scalar: SYSTEM_GROUP.description, pattern: /\bMD:(\S+)/u },
      { scalar: SYSTEM_GROUP.description, pattern: /^(\S+) \d{6}$/u },
    ],
    serial: [{ column: `${NAMEPLATE}.4` }],
    // The main controller's: board type 1, board 1.
    firmware: [
      { column: `${PDU2}.3.2.3.1.6`, suffix: '1.1' },
      { scalar: SYSTEM_GROUP.description, pattern: /\bFW:(\S+)/u },
      { scalar: SYSTEM_GROUP.description, pattern: /^\S+ (\d{6})$/u },
    ],
    mac: { column: `${UNIT}.11` },
    name: [{ column: `${UNIT}.13` }],
  },
  rename: { column: `${UNIT}.13` },
  inlets: [inlet],
  ocps: [ocp],
  outlets: [outlet],
  transferSwitches: [transferSwitch],
  sensors: [UNIT_SENSORS],
  cycleDelay: {
    cell: { column: `${UNIT}.37` },
    unitMs: 1000,
    minimum: 1,
    maximum: 3600,
    writable: true,
    syntax: 'gauge32',
  },
  // globalOutletStateOnStartup
  startupState: { cell: { column: `${UNIT}.38` }, codes: { 0: 'off', 1: 'on', 2: 'lastState' } },
  // relayBehaviorOnPowerLoss
  latchingRelays: { column: `${UNIT}.69`, equals: 1 },
  sequence: {
    kind: 'order',
    order: { column: `${UNIT}.39` },
    delay: {
      cell: { column: `${OUTLET}.32` },
      unitMs: 1000,
      minimum: 0,
      maximum: 3600,
      writable: true,
      syntax: 'gauge32',
    },
    inRushGuard: {
      cell: { column: `${UNIT}.57` },
      unitMs: 1,
      minimum: 100,
      maximum: 10_000,
      writable: true,
      syntax: 'gauge32',
    },
  },
  // A relay that moves is announced by powerControl, and as a state change of the outlet's onOff sensor.
  traps: [
    { oid: `${PDU2}.0.1`, about: 'outletState' },
    { oid: `${PDU2}.0.23`, about: 'outletState' },
    { oid: `${PDU2}.0.63`, about: 'outletState' },
    { oid: `${PDU2}.0.71`, about: 'outletState' },
    { oid: `${PDU2}.0.72`, about: 'outletState' },
    { oid: `${PDU2}.0.123`, about: 'outletState' },
    { oid: `${PDU2}.0.137`, about: 'outletState' },
    { oid: `${PDU2}.0.60`, about: 'readings' },
    { oid: `${PDU2}.0.61`, about: 'readings' },
    { oid: `${PDU2}.0.62`, about: 'readings' },
    { oid: `${PDU2}.0.64`, about: 'readings' },
    { oid: `${PDU2}.0.65`, about: 'readings' },
    { oid: `${PDU2}.0.86`, about: 'readings' },
    { oid: `${PDU2}.0.79`, about: 'settings' },
  ],
};
