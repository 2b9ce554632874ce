import type { OutletCommand } from '../../../shared/model/command.ts';
import type { OutletFacts } from '../../../renderer/power/outlet-facts.ts';
import { testCommand, testFacts, testFactsOf, testPart } from '../../../renderer/testing/test-power.ts';
import { LOST_AT_MS, NOW_MS } from './fixtures.ts';

/** An outlet cell in one of its states. */
export interface OutletSpecimen {
  readonly title: string;
  readonly outlet: string;
  readonly amperes: number;
  readonly facts: OutletFacts;
  readonly isSelected?: boolean;
  /** When its state was read; a second ago when absent. */
  readonly readAtMs?: number;
  readonly force?: 'hover' | 'focus';
}

const DB_02 = { outlet: '14', amperes: 2.31 } as const;

/** What is known of outlet 14 while a cycle of it is at this point; times in milliseconds before now. */
function cycling(part: Partial<OutletCommand>, undoLeftMs = -5000): OutletFacts {
  const command = testCommand([testPart('14', part)], { undoUntilMs: NOW_MS + undoLeftMs });
  return testFactsOf(command);
}

const ago = (ms: number): number => NOW_MS - ms;

/** Rows 1 to 8 of "Life of one click on Cycle". */
const LIFE: readonly OutletSpecimen[] = [
  { ...DB_02, title: '1 On', facts: testFacts() },
  { ...DB_02, title: '1 On, under the pointer', facts: testFacts(), force: 'hover' },
  { ...DB_02, title: '1 On, with the focus', facts: testFacts(), force: 'focus' },
  { ...DB_02, title: '1 On, selected', facts: testFacts(), isSelected: true },
  {
    ...DB_02,
    title: '2 Armed, undo window',
    facts: cycling({ phase: 'armed', phaseAtMs: { armed: ago(1200) } }, 1800),
  },
  {
    ...DB_02,
    title: '3 Sent, no answer yet',
    facts: cycling({ phase: 'sent', phaseAtMs: { armed: ago(3400), asked: ago(400), sent: ago(400) } }),
  },
  {
    ...DB_02,
    title: '3 Sent, no answer in 5 s',
    facts: cycling({
      phase: 'sent',
      phaseAtMs: { armed: ago(9200), asked: ago(6200), sent: ago(6200) },
      noAnswerYet: true,
    }),
  },
  {
    outlet: '14',
    amperes: 0,
    title: '4 Off, counting down',
    facts: {
      ...cycling({
        phase: 'accepted',
        phaseAtMs: { armed: ago(12_000), asked: ago(9000), sent: ago(9000), accepted: ago(8900) },
        offSeenAtMs: ago(8800),
      }),
      powerState: 'cycling',
    },
  },
  {
    outlet: '14',
    amperes: 0.02,
    title: '5 On, checking current',
    facts: cycling({
      phase: 'confirmed',
      phaseAtMs: { armed: ago(19_000), asked: ago(16_000), sent: ago(16_000), confirmed: ago(600) },
      offSeenAtMs: ago(15_800),
    }),
  },
  {
    outlet: '14',
    amperes: 2.28,
    title: '6 Done, for 4 s',
    facts: cycling({
      phase: 'confirmed',
      phaseAtMs: { armed: ago(19_400), asked: ago(16_400), sent: ago(16_400), confirmed: ago(1000) },
      offSeenAtMs: ago(16_200),
    }),
  },
  {
    ...DB_02,
    title: '7 Failed',
    facts: cycling({
      phase: 'failed',
      phaseAtMs: { armed: ago(9000), asked: ago(6000), sent: ago(6000), failed: ago(5900) },
      message: 'The PDU refused: the outlet is disabled (code 3). It is still on.',
    }),
  },
  {
    outlet: '14',
    amperes: 0,
    title: '8 On, but no current',
    facts: cycling({
      phase: 'confirmed',
      phaseAtMs: { armed: ago(30_000), asked: ago(27_000), sent: ago(27_000), confirmed: ago(12_000) },
      offSeenAtMs: ago(26_800),
    }),
  },
];

const OTHERS: readonly OutletSpecimen[] = [
  { title: 'Off', outlet: '11', amperes: 0, facts: testFacts({ powerState: 'off' }) },
  { title: 'Protected', outlet: '1', amperes: 0.92, facts: testFacts({ isProtected: true }) },
  {
    title: 'No power, breaker tripped',
    outlet: '29',
    amperes: 0,
    facts: testFacts({ noPowerReason: 'C5 tripped' }),
  },
  { title: 'State unknown', outlet: '33', amperes: 1.25, facts: testFacts({ powerState: 'unknown' }) },
  {
    ...DB_02,
    title: 'Reading late',
    readAtMs: NOW_MS - 12_000,
    facts: testFacts({ freshness: 'late', blockedReason: 'Out of date.' }),
  },
  {
    ...DB_02,
    title: 'No data',
    readAtMs: LOST_AT_MS,
    facts: testFacts({ freshness: 'noData', blockedReason: 'Out of date.' }),
  },
  {
    ...DB_02,
    title: 'Read only',
    facts: testFacts({ blockedReason: 'Read only. The user lab-view may not switch outlets on A07-L.' }),
  },
  {
    ...DB_02,
    title: 'Outcome unknown',
    facts: cycling({
      phase: 'unknown',
      phaseAtMs: { armed: ago(40_000), asked: ago(37_000), sent: ago(37_000), unknown: ago(20_000) },
      message: 'The command may have arrived.',
    }),
  },
  { title: 'First reading', outlet: '14', amperes: 0, facts: testFacts({ freshness: 'first' }) },
];

export const OUTLET_SPECIMENS: readonly OutletSpecimen[] = [...LIFE, ...OTHERS];
