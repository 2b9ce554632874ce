import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { InletTable, OcpTable } from '../family/elements.ts';
import type { Family, FamilyTrap } from '../family/family.ts';
import type { QuantityColumn } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';
import { rpduOutlets, rpduSequence } from './rpdu-outlets.ts';

/** CPS-MIB, `hardware`: the parent of ePDU (3) and ePDU2 (6). */
export const CPS_HARDWARE: Oid = '1.3.6.1.4.1.3808.1.1';

const EPDU = `${CPS_HARDWARE}.3`;
const LOAD = `${EPDU}.2.3.1.1`;
const PHASE_LIMITS = `${EPDU}.2.2.1.1`;
/** ePDULoadBankConfigEntry, index: bank number. */
const BANK_LIMITS = `${EPDU}.2.4.1.1`;
const OUTLET = `${EPDU}.3`;
const OUTLET_STATUS = `${OUTLET}.5.1.1`;

/** PDUs of either layout, and transfer switches with switched outlets. */
export const CPS_PRODUCTS: readonly Oid[] = [3, 6, 5].map((product) => `${CPS_HARDWARE}.${product}`);

const trap = (specific: number, about: FamilyTrap['about']): FamilyTrap => ({
  oid: `1.3.6.1.4.1.3808.0.${specific}`,
  about,
});

/** CPS-MIB, pduOutletSwitchedEvent and alarms of devices, phases, banks and metered outlets. */
export const CPS_TRAPS: readonly FamilyTrap[] = [
  ...[409, 410, 411].map((specific) => trap(specific, 'outletState')),
  ...[401, 402, 404, 405, 407, 408, 413, 414].map((specific) => trap(specific, 'readings')),
];

/** Load states: normal, low, near overload, overload; the same in both layouts. */
export const CPS_LOAD: Codes<ReadingStatus> = { 1: 'normal', 2: 'warning', 3: 'warning', 4: 'critical' };

const LOAD_CURRENT: QuantityColumn = {
  column: `${LOAD}.2`,
  quantity: 'current',
  scale: 0.1,
  status: { column: `${LOAD}.3`, codes: CPS_LOAD },
};

/** CPS-MIB, the phase rows of ePDULoadStatusTable (bank 0). */
export const EPDU_INLETS: InletTable = {
  rows: ['0'],
  keepWhen: [{ scalar: `${EPDU}.1.5.0`, present: true }],
  label: [{ text: 'I1' }],
  ratingAmperes: { scalar: `${EPDU}.1.7.0` },
  sensors: [
    {
      kind: 'columns',
      columns: [{ column: `${EPDU}.5.8`, quantity: 'lineFrequency', scale: 0.1 }],
    },
    {
      kind: 'columns',
      rows: `${LOAD}.2`,
      link: { by: 'only' },
      pole: { cell: { column: `${LOAD}.4` }, codes: { 1: 'L1', 2: 'L2', 3: 'L3' } },
      keepWhen: [{ column: `${LOAD}.5`, equals: 0 }],
      columns: [
        {
          ...LOAD_CURRENT,
          thresholds: {
            scale: 1,
            lowerWarning: { column: `${PHASE_LIMITS}.2` },
            upperWarning: { column: `${PHASE_LIMITS}.3` },
            upperCritical: { column: `${PHASE_LIMITS}.4` },
          },
        },
        { column: `${LOAD}.6`, quantity: 'voltageLN', single: 'voltage', scale: 0.1 },
        { column: `${LOAD}.7`, quantity: 'activePower', scale: 1 },
        { column: `${LOAD}.8`, quantity: 'apparentPower', scale: 1 },
        { column: `${LOAD}.9`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${LOAD}.10`, quantity: 'activeEnergy', scale: 100 },
      ],
    },
  ],
};

/** CPS-MIB, the bank rows of ePDULoadStatusTable; cells that a bank does not have are Null. */
export const EPDU_BANKS: OcpTable = {
  rows: `${LOAD}.5`,
  keepWhen: [{ column: `${LOAD}.5`, atLeast: 1 }],
  number: { column: `${LOAD}.5` },
  label: [{ column: `${LOAD}.5`, prefix: 'B' }],
  parents: [{ by: 'only', of: 'inlet' }],
  sensors: [
    {
      kind: 'columns',
      columns: [
        {
          ...LOAD_CURRENT,
          thresholds: {
            scale: 1,
            byNumber: true,
            lowerWarning: { column: `${BANK_LIMITS}.2` },
            upperWarning: { column: `${BANK_LIMITS}.3` },
            upperCritical: { column: `${BANK_LIMITS}.4` },
          },
        },
        { column: `${LOAD}.7`, quantity: 'activePower', scale: 1 },
        { column: `${LOAD}.8`, quantity: 'apparentPower', scale: 1 },
        { column: `${LOAD}.9`, quantity: 'powerFactor', scale: 0.01 },
        { column: `${LOAD}.10`, quantity: 'activeEnergy', scale: 100 },
      ],
    },
  ],
};

/** CPS-MIB, ePDUOutletStatusTable, ePDUOutletControlTable, ePDUOutletConfigTable. */
export const EPDU_OUTLETS = rpduOutlets(OUTLET, [
  {
    kind: 'columns',
    // Number of monitored outlets: models that do not meter have the columns, full of zeros.
    keepWhen: [{ scalar: `${EPDU}.3.1.5.0`, atLeast: 1 }],
    columns: [
      { column: `${OUTLET_STATUS}.7`, quantity: 'current', scale: 0.1 },
      {
        column: `${OUTLET_STATUS}.8`,
        quantity: 'activePower',
        scale: 1,
        status: { column: `${OUTLET_STATUS}.9`, codes: CPS_LOAD },
      },
      { column: `${OUTLET_STATUS}.13`, quantity: 'activeEnergy', scale: 100 },
    ],
  },
]);

/** CyberPower PDUs with firmware that knows the older layout only: CPS-MIB, ePDU (SNMP reference 9). */
export const CYBERPOWER_EPDU: Family = {
  id: 'cyberpower-epdu',
  mib: 'CPS-MIB, ePDU',
  // ePDUIdentDeviceNumOutlets: UPSes of the maker may report the same sysObjectID.
  match: { sysObjectIds: CPS_PRODUCTS, probe: { scalar: `${EPDU}.1.8.0`, minimum: 1 } },
  // The agents are known to fail at GETBULK.
  limits: { bulk: false },
  counts: [{ scalar: `${EPDU}.1.8.0` }],
  identity: {
    vendor: [{ text: 'CyberPower' }],
    model: [{ scalar: `${EPDU}.1.5.0` }],
    serial: [{ scalar: `${EPDU}.1.6.0` }],
    firmware: [{ scalar: `${EPDU}.1.3.0` }],
    name: [{ scalar: `${EPDU}.1.1.0` }],
  },
  rename: { scalar: `${EPDU}.1.1.0` },
  inlets: [EPDU_INLETS],
  ocps: [EPDU_BANKS],
  outlets: [EPDU_OUTLETS],
  sequence: rpduSequence(OUTLET),
  traps: CPS_TRAPS,
};
