import type { AuditEntry } from '../model/audit.ts';
import { elementLabel } from '../model/ids.ts';
import type { PowerAction } from '../model/power-state.ts';
import { ACTION_DONE_WORDS, ACTION_WORDS } from './elements.ts';
import type { CommandOutcome, ElementOutcome } from './journal-outcome.ts';

/** Of a command for several outlets that keeps to the sequence of the PDU; its first entries say so. */
export const IN_SEQUENCE = 'In sequence.';

/** More labels than these would not fit in a line. */
const LISTED_OUTLETS = 8;

const DOING: Readonly<Record<PowerAction, string>> = {
  on: 'Turning on',
  off: 'Turning off',
  cycle: 'Cycling',
};
/** A cycle that is over is still called one. */
const DONE: Readonly<Record<PowerAction, string>> = { on: 'Turned on', off: 'Turned off', cycle: 'Cycle' };

/** ` 7, 8, 9`, ` 24 outlets`; empty for one, which stands in a column of its own. */
function listed({ elements }: CommandOutcome): string {
  if (elements.length < 2) return '';
  if (elements.length > LISTED_OUTLETS) return ` ${elements.length} outlets`;
  return ` ${elements.map(({ element }) => elementLabel(element ?? 'pdu')).join(', ')}`;
}

/** How many are so; empty for a single outlet. */
function share({ elements }: CommandOutcome, state: ElementOutcome['state'], words: string): string {
  if (elements.length < 2) return '';
  const count = elements.filter((each) => each.state === state).length;
  return `, ${count} of ${elements.length} ${words}`;
}

function messageOf({ elements }: CommandOutcome, state: ElementOutcome['state']): string {
  return elements.find((each) => each.state === state && each.last.message !== null)?.last.message ?? '';
}

function progress(action: PowerAction, outcome: CommandOutcome): string {
  const results = new Set(outcome.elements.map(({ last }) => last.result));
  const how = results.has('accepted')
    ? ', accepted by the PDU'
    : results.has('sent')
      ? ', sent'
      : ', about to be sent';
  return `${DOING[action]}${listed(outcome)}${how}${results.has('confirmed') ? share(outcome, 'done', 'done') : ''}`;
}

/** The sentences of section 7 of the design say for themselves what was not done; others get it in front. */
function notSent(action: PowerAction, outcome: CommandOutcome): string {
  const message = messageOf(outcome, 'notSent');
  const what = `${ACTION_WORDS[action]}${listed(outcome)}`;
  if (/^Not sent\. Outlet .* was not touched\.$/u.test(message)) return `${what} cancelled in undo window`;
  if (message.startsWith('Not sent, ')) return `${what}: n${message.slice(1)}`;
  return message.startsWith(`Not ${ACTION_DONE_WORDS[action]}`)
    ? message
    : `${what} not sent. ${message}`.trim();
}

function ended(action: PowerAction, outcome: CommandOutcome, state: 'failed' | 'unknown'): string {
  const words = state === 'failed' ? 'failed' : 'with unknown outcome';
  const what = `${ACTION_WORDS[action]}${listed(outcome)}`;
  const how =
    outcome.elements.length > 1
      ? share(outcome, state, words)
      : state === 'failed'
        ? ' failed'
        : ', outcome unknown';
  const message = messageOf(outcome, state);
  return message === '' ? `${what}${how}` : `${what}${how}. ${message}`;
}

/** A command that Busbar gave by itself, to finish a cycle, says so in every sentence. */
const ABOUT = /^Second half of the cycle given at [\d:]+\./u;

/** What a power command does or did: `Cycle requested, undo window open`, `Turned off`, `Cycle 7, 8, 9 in sequence`. */
export function powerText(
  action: PowerAction,
  entries: readonly AuditEntry[],
  outcome: CommandOutcome,
): string {
  const isInSequence = entries.some(({ message }) => message === IN_SEQUENCE);
  const many = `${listed(outcome)}${isInSequence ? ' in sequence' : ''}`;
  switch (outcome.state) {
    case 'pending':
      return `${ACTION_WORDS[action]}${many} requested, undo window open`;
    case 'inProgress':
      return progress(action, outcome);
    case 'done': {
      const about = ABOUT.exec(messageOf(outcome, 'done'))?.[0];
      return `${DONE[action]}${many}${about === undefined ? '' : `. ${about}`}`;
    }
    case 'failed':
    case 'unknown':
      return ended(action, outcome, outcome.state);
    case 'notSent':
      return notSent(action, outcome);
  }
}
