import { APC_ABSENT_TEXTS, APC_HARDWARE, APC_IDENTITY, APC_MAKER, APC_RPDU_TRAPS, RPDU_LOAD } from './apc.ts';
import { SPDU_OUTLETS } from './apc-spdu.ts';
import type { InletTable, OcpTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { QuantityColumn } from '../family/sensors.ts';
import { rpduOutlets, rpduSequence } from './rpdu-outlets.ts';

const RPDU = `${APC_HARDWARE}.12`;
const LOAD = `${RPDU}.2.3.1.1`;
const PHASE_LIMITS = `${RPDU}.2.2.1.1`;
/** rPDULoadBankConfigEntry, index: bank number. */
const BANK_LIMITS = `${RPDU}.2.4.1.1`;
const OUTLET = `${RPDU}.3`;
const OUTLET_STATUS = `${OUTLET}.5.1.1`;

const LOAD_CURRENT: QuantityColumn = {
  column: `${LOAD}.2`,
  quantity: 'current',
  scale: 0.1,
  status: { column: `${LOAD}.3`, codes: RPDU_LOAD },
};

/** PowerNet-MIB, rPDUIdent and the phase rows of rPDULoadStatusTable (bank 0). Its voltage is a setting, no reading. */
export const RPDU_INLETS: InletTable = {
  rows: ['0'],
  keepWhen: [{ scalar: `${RPDU}.1.5.0`, present: true }],
  label: [{ text: 'I1' }],
  ratingAmperes: { scalar: `${RPDU}.1.7.0` },
  sensors: [
    {
      kind: 'columns',
      columns: [
        { column: `${RPDU}.1.16`, quantity: 'activePower', scale: 1 },
        { column: `${RPDU}.1.17`, quantity: 'powerFactor', scale: 0.001 },
        { column: `${RPDU}.1.18`, quantity: 'apparentPower', scale: 1 },
      ],
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
      ],
    },
  ],
};

/** The bank rows of rPDULoadStatusTable: they follow the phase rows, so that row and bank number differ. */
export const RPDU_BANKS: OcpTable = {
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
      ],
    },
  ],
};

/** PowerNet-MIB, rPDUOutletStatusTable, rPDUOutletControlTable, rPDUOutletConfigTable. */
export const RPDU_OUTLETS = rpduOutlets(OUTLET, [
  {
    kind: 'columns',
    // rPDUOutletDevNumMonitoredOutlets: others have the column, full of zeros.
    keepWhen: [{ scalar: `${RPDU}.3.1.5.0`, atLeast: 1 }],
    columns: [{ column: `${OUTLET_STATUS}.7`, quantity: 'current', scale: 0.1 }],
  },
]);

/** APC rack PDUs of the first generation (AP78xx, AP79xx): PowerNet-MIB, rPDU (SNMP reference 7.2). */
export const APC_RPDU: Family = {
  id: 'apc-rpdu',
  mib: 'PowerNet-MIB, rPDU',
  match: {
    sysObjectIds: [`${APC_MAKER}.1.3.4.5`],
    makerOnly: { sysObjectIds: [APC_MAKER], probe: { scalar: `${RPDU}.1.8.0`, minimum: 1 } },
  },
  counts: [{ scalar: `${RPDU}.1.8.0` }],
  identity: APC_IDENTITY,
  rename: { scalar: `${RPDU}.1.1.0` },
  absentTexts: APC_ABSENT_TEXTS,
  inlets: [RPDU_INLETS],
  ocps: [RPDU_BANKS],
  outlets: [RPDU_OUTLETS, SPDU_OUTLETS],
  sequence: rpduSequence(OUTLET),
  traps: APC_RPDU_TRAPS,
};
