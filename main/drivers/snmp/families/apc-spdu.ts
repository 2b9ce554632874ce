import { APC_ABSENT_TEXTS, APC_HARDWARE, APC_IDENTITY, APC_MAKER, APC_SPDU_TRAPS } from './apc.ts';
import type { OutletTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';

const SPDU = `${APC_HARDWARE}.4`;
const CONTROL = `${SPDU}.4.2.1`;
const CONFIG = `${SPDU}.5.2.1`;

/** PowerNet-MIB, sPDUOutletControlTable: one column is both state and command, with different meanings. */
export const SPDU_OUTLETS: OutletTable = {
  rows: `${CONTROL}.3`,
  label: [{ indexPart: 0 }],
  name: [{ column: `${CONFIG}.3` }, { column: `${CONTROL}.4` }],
  rename: { column: `${CONFIG}.3` },
  parents: [{ by: 'only', of: 'inlet' }],
  state: {
    cells: [{ column: `${CONTROL}.3`, codes: { 1: 'on', 2: 'off', 4: 'unknown' } }],
    pending: { column: `${CONTROL}.2`, equals: 1 },
  },
  control: {
    on: { column: `${CONTROL}.3`, value: 1 },
    off: { column: `${CONTROL}.3`, value: 2 },
    cycle: { column: `${CONTROL}.3`, value: 3 },
    several: { kind: 'oneSet' },
    inSequence: { on: { column: `${CONTROL}.3`, value: 5 }, cycle: { column: `${CONTROL}.3`, value: 7 } },
    // sPDUMasterControlSwitch: all on now, all off now, reboot all now.
    all: {
      on: { column: `${SPDU}.2.1`, parts: 0, suffix: '0', value: 1 },
      off: { column: `${SPDU}.2.1`, parts: 0, suffix: '0', value: 3 },
      cycle: { column: `${SPDU}.2.1`, parts: 0, suffix: '0', value: 4 },
    },
  },
  cycleDelay: {
    cell: { column: `${CONFIG}.5` },
    unitMs: 1000,
    minimum: 5,
    maximum: 60,
    writable: true,
  },
};

/** APC MasterSwitch and what is compatible with it: PowerNet-MIB, sPDU (SNMP reference 7.1). */
export const APC_SPDU: Family = {
  id: 'apc-spdu',
  mib: 'PowerNet-MIB, sPDU',
  match: {
    sysObjectIds: [1, 2, 3, 4, 7].map((product) => `${APC_MAKER}.1.3.4.${product}`),
    makerOnly: { sysObjectIds: [APC_MAKER], probe: { scalar: `${SPDU}.4.1.0`, minimum: 1 } },
  },
  counts: [{ scalar: `${SPDU}.4.1.0` }],
  identity: APC_IDENTITY,
  rename: { scalar: `${SPDU}.3.3.0` },
  absentTexts: APC_ABSENT_TEXTS,
  inlets: [],
  outlets: [SPDU_OUTLETS],
  // Agents take but a few times (0, 15, 30, 45, 60, 120, 180, 300 s), so they are not written.
  sequence: {
    kind: 'startTimes',
    startTime: { cell: { column: `${CONFIG}.2` }, unitMs: 1000, minimum: 0, maximum: 300, writable: false },
    never: -1,
  },
  traps: APC_SPDU_TRAPS,
};
