import type { OutletId } from '../../../../../shared/model/ids.ts';
import type { AgentFaultScope } from '../../../../simulator/snmp/agent/faults.ts';
import type { Reaction } from '../../../../simulator/snmp/testing/walk-mib.ts';
import { cycles, movesState, notesUntilCommitted } from './reactions.ts';

const RARITAN = '1.3.6.1.4.1.13742.6';
const EATON = '1.3.6.1.4.1.534.6.6.7.6.6.1';
const APC = '1.3.6.1.4.1.318.1.1';
const SENTRY3 = '1.3.6.1.4.1.1718.3.2.3.1';
const SENTRY4 = '1.3.6.1.4.1.1718.4.1.8';
const CYBERPOWER = '1.3.6.1.4.1.3808.1.1.6.6.1';

/** A recording whose outlets can be switched, with what the device does that its recording does not show. */
export interface SwitchedWalk {
  readonly walk: string;
  /** How it is commanded, for the name of a test. */
  readonly by: string;
  readonly reaction: Reaction;
  /** Outlets that are on; several where a queue is used. */
  readonly outlets: readonly OutletId[];
  /** What turning them off writes, SET by SET: the OID from the enterprise on, and the value. */
  readonly writes: readonly (readonly string[])[];
  /** The SET that moves power. */
  readonly decisive: AgentFaultScope;
}

/** One of each way to command: a column with codes, a column for each command with delays, a queue that is committed. */
export const COMMAND_STYLES: readonly SwitchedWalk[] = [
  {
    walk: 'raritan-pdu_px3',
    by: 'one column (Raritan PDU2)',
    // Operation 0 off, 1 on; state 8 off, 7 on, also as sensor type 14 (SNMP reference 3.6).
    reaction: movesState({
      commands: [
        { column: `${RARITAN}.4.1.2.1.2`, value: 1, becomes: 'on' },
        { column: `${RARITAN}.4.1.2.1.2`, value: 0, becomes: 'off' },
      ],
      states: [
        { column: `${RARITAN}.4.1.2.1.3`, on: 7, off: 8 },
        { column: `${RARITAN}.5.4.3.1.3`, suffix: '14', on: 7, off: 8 },
      ],
    }),
    outlets: ['outlet:3'],
    writes: [['13742.6.4.1.2.1.2.1.3=0']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'eatonpdu_2',
    by: 'a column for each command, with a delay (Eaton)',
    // 0 is at once, and the cell reads -1 again; status 0 off, 1 on (SNMP reference 8).
    reaction: movesState({
      commands: [
        { column: `${EATON}.4`, value: 0, becomes: 'on', readsAfter: -1 },
        { column: `${EATON}.3`, value: 0, becomes: 'off', readsAfter: -1 },
      ],
      states: [{ column: `${EATON}.2`, on: 1, off: 0 }],
    }),
    outlets: ['outlet:A5'],
    writes: [['534.6.6.7.6.6.1.3.0.5=0']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'sentry4_switched8i',
    by: 'a queue (Sentry4)',
    // queueOn 4, queueOff 5, then clear 0 or commit 1; state 1 on, 2 off (SNMP reference 6).
    reaction: notesUntilCommitted(
      {
        commands: [
          { column: `${SENTRY4}.5.1.2`, value: 4, becomes: 'on', readsAfter: 0 },
          { column: `${SENTRY4}.5.1.2`, value: 5, becomes: 'off', readsAfter: 0 },
        ],
        states: [{ column: `${SENTRY4}.3.1.1`, on: 1, off: 2 }],
      },
      { scalar: `${SENTRY4}.6.1.0`, clear: 0, commit: 1 },
    ),
    outlets: ['outlet:AA1', 'outlet:BA23'],
    writes: [
      ['1718.4.1.8.6.1.0=0'],
      ['1718.4.1.8.5.1.2.1.1.1=5', '1718.4.1.8.5.1.2.2.1.23=5'],
      ['1718.4.1.8.6.1.0=1'],
    ],
    decisive: { types: ['set'], under: `${SENTRY4}.6.1.0`, after: 1, times: 1 },
  },
];

/** Families with a column of codes whose codes differ. */
export const OTHER_CODES: readonly SwitchedWalk[] = [
  {
    walk: 'sentry4_switched8i',
    by: 'its action column (Sentry4)',
    reaction: movesState({
      commands: [{ column: `${SENTRY4}.5.1.2`, value: 2, becomes: 'off', readsAfter: 0 }],
      states: [{ column: `${SENTRY4}.3.1.1`, on: 1, off: 2 }],
    }),
    outlets: ['outlet:BA23'],
    writes: [['1718.4.1.8.5.1.2.2.1.23=2']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'sentry3_switched',
    by: 'its action column (Sentry3)',
    reaction: movesState({
      commands: [{ column: `${SENTRY3}.11`, value: 2, becomes: 'off', readsAfter: 0 }],
      states: [{ column: `${SENTRY3}.5`, on: 1, off: 0 }],
    }),
    outlets: ['outlet:AC10'],
    writes: [['1718.3.2.3.1.11.1.3.10=2']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'apc_ap8959eu3',
    by: 'rPDU2, whose states are the other way round than its commands (APC)',
    reaction: movesState({
      commands: [{ column: `${APC}.26.9.2.4.1.5`, value: 2, becomes: 'off' }],
      states: [{ column: `${APC}.26.9.2.3.1.5`, on: 2, off: 1 }],
    }),
    outlets: ['outlet:24'],
    writes: [['318.1.1.26.9.2.4.1.5.24=2']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'apc_masterswitch2',
    by: 'sPDU, command and state in one cell (APC)',
    reaction: movesState({
      commands: [{ column: `${APC}.4.4.2.1.3`, value: 2, becomes: 'off' }],
      states: [{ column: `${APC}.4.4.2.1.3`, on: 1, off: 2 }],
    }),
    outlets: ['outlet:4'],
    writes: [['318.1.1.4.4.2.1.3.4=2']],
    decisive: { types: ['set'] },
  },
  {
    walk: 'cyberpower-epdu-ats011',
    by: 'ePDU2 (CyberPower)',
    reaction: movesState({
      commands: [{ column: `${CYBERPOWER}.5.1.5`, value: 2, becomes: 'off' }],
      states: [{ column: `${CYBERPOWER}.4.1.5`, on: 1, off: 2 }],
    }),
    outlets: ['outlet:10'],
    writes: [['3808.1.1.6.6.1.5.1.5.10=2']],
    decisive: { types: ['set'] },
  },
];

/** An Eaton ePDU whose outlets go off and on again; its cycle takes 10 s (column 8, SNMP reference 8). */
export function eatonCycle(options: Parameters<typeof cycles>[1]): SwitchedWalk {
  const states = [{ column: `${EATON}.2`, on: 1, off: 0 }];
  return {
    walk: 'eatonpdu_2',
    by: 'its reboot column (Eaton)',
    reaction: cycles({ column: `${EATON}.5`, value: 0, states }, options),
    outlets: ['outlet:A5'],
    writes: [['534.6.6.7.6.6.1.5.0.5=0']],
    decisive: { types: ['set'] },
  };
}
