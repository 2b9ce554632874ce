import type { AuditEntry, AuditResult } from '../model/audit.ts';
import type { JournalState } from '../model/journal.ts';
import type { ElementId } from '../model/ids.ts';

type CommandState = Exclude<JournalState, 'open' | 'ended' | null>;

/** What one element of a command has come to. */
export interface ElementOutcome {
  readonly element: ElementId | null;
  readonly state: CommandState;
  /** Its last entry. */
  readonly last: AuditEntry;
}

/** What a command or change has come to as a whole. */
export interface CommandOutcome {
  readonly elements: readonly ElementOutcome[];
  /** Under way while one is; then the worst there is. */
  readonly state: CommandState;
  /** When the last element came to its end; null while it is under way, and for what has one entry only. */
  readonly endedAtMs: number | null;
}

const STATES: Readonly<Record<AuditResult, CommandState>> = {
  armed: 'pending',
  asked: 'inProgress',
  sent: 'inProgress',
  accepted: 'inProgress',
  confirmed: 'done',
  done: 'done',
  failed: 'failed',
  unknown: 'unknown',
  notSent: 'notSent',
};

/** From what matters most: what is under way, then outcomes from the worst. */
const ORDER: readonly CommandState[] = ['inProgress', 'pending', 'failed', 'unknown', 'notSent', 'done'];

const LEFT: ReadonlySet<AuditResult> = new Set<AuditResult>([
  'sent',
  'accepted',
  'confirmed',
  'failed',
  'unknown',
]);

/** A cycle whose on is not sent any more did turn off before: that is no `nothing was sent`. */
function elementState(entries: readonly AuditEntry[], last: AuditEntry): CommandState {
  if (last.result === 'notSent' && entries.some(({ result }) => LEFT.has(result))) return 'failed';
  return STATES[last.result] ?? 'unknown';
}

/** `entries` are all of one command or change, oldest first: later ones settle what earlier ones left open. */
export function commandOutcome(entries: readonly AuditEntry[]): CommandOutcome {
  const elements = [...Map.groupBy(entries, ({ element }) => element).values()].flatMap((own) => {
    const last = own.at(-1);
    return last === undefined ? [] : [{ element: last.element, last, state: elementState(own, last) }];
  });
  const state = ORDER.find((each) => elements.some((element) => element.state === each)) ?? 'unknown';
  const isRunning = state === 'inProgress' || state === 'pending';
  const endedAtMs =
    isRunning || entries.length <= elements.length
      ? null
      : Math.max(...elements.map(({ last }) => last.atMs), entries[0]?.atMs ?? 0);
  return { elements, state, endedAtMs };
}
