import type { AuditAction, AuditEntry } from '../../../shared/model/audit.ts';
import type { Door } from '../../../shared/model/command.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { ACTION_WORDS } from '../../../shared/words/elements.ts';
import { joinWords } from '../../../shared/words/lists.ts';

/** What was done at one moment of a command or change. */
export interface Step {
  /** The number of its first audit entry. */
  readonly number: number;
  readonly atMs: number;
  readonly title: string;
  /** Empty where there is no more to say. */
  readonly note: string;
}

/** Where it was asked for. */
export const DOOR_WORDS: Record<Door, string> = {
  app: 'App',
  commandLine: 'Command line',
  shell: 'CloudShell command',
  endpoint: 'Automation endpoint',
};

/** The action, where it is one that moves power. */
export function powerAction(action: AuditAction): PowerAction | null {
  return action === 'on' || action === 'off' || action === 'cycle' ? action : null;
}

/** Entries of one moment: the same result for several outlets, one after the other. */
interface Moment {
  readonly first: AuditEntry;
  readonly entries: readonly AuditEntry[];
}

function moments(entries: readonly AuditEntry[]): readonly Moment[] {
  const found: Moment[] = [];
  for (const entry of entries) {
    const last = found.at(-1);
    const isSame = last?.first.result === entry.result && last.first.message === entry.message;
    if (last !== undefined && isSame) found.splice(-1, 1, { ...last, entries: [...last.entries, entry] });
    else found.push({ first: entry, entries: [entry] });
  }
  return found;
}

const NAMED = 3;

/** `7 db-01, 8 db-02 and 9 web-01`, `36 outlets`; nothing where only one is meant. */
function namesOf({ entries }: Moment): string {
  const names = [...new Set(entries.map(({ elementName }) => elementName))].filter(Boolean);
  if (names.length < 2) return '';
  return names.length <= NAMED ? joinWords(names) : `${names.length} outlets`;
}

function titleOf({ first }: Moment, wasArmed: boolean): string {
  const { result, action, door, after } = first;
  const power = powerAction(action);
  switch (result) {
    case 'armed':
      return power === null || door !== 'app' ? 'Asked for' : `Clicked ${ACTION_WORDS[power]}`;
    case 'asked':
      return wasArmed ? 'Undo window passed' : 'Asked for';
    case 'sent':
      return wasArmed ? 'Undo window passed, sent' : 'Sent';
    case 'accepted':
      return 'PDU accepted';
    case 'confirmed':
      return after === null ? 'Read back' : `Read back: ${after}`;
    case 'failed':
      return 'Failed';
    case 'unknown':
      return 'Outcome unknown';
    case 'notSent':
      return 'Not sent';
    case 'done':
      return 'Done';
  }
}

function noteOf(moment: Moment, sentAtMs: number | null): string {
  const { first } = moment;
  const { result, before, message, pduUser } = first;
  const notes: string[] = [namesOf(moment)];
  if (result === 'armed' && before !== null) notes.push(`Was ${before}`);
  if (result === 'sent' && pduUser !== null && pduUser !== '') notes.push(`As ${pduUser}`);
  // Nothing can be told of a time in which the clock was set back.
  const afterMs = result === 'accepted' && sentAtMs !== null ? first.atMs - sentAtMs : -1;
  if (afterMs >= 0) notes.push(`After ${afterMs} ms`);
  notes.push(message ?? '');
  return notes.filter(Boolean).join(' · ');
}

/** The record before sending says nothing more once it was sent. */
const isSaidBySent = (moment: Moment, next: Moment | undefined) =>
  moment.first.result === 'asked' && next?.first.result === 'sent';

/** The entries of one line of the journal, oldest first, as steps; those of several outlets at once are one. */
export function stepsOf(entries: readonly AuditEntry[]): readonly Step[] {
  const wasArmed = entries.some(({ result, door }) => result === 'armed' && door === 'app');
  const all = moments(entries);
  const sentAtMs = entries.find(({ result }) => result === 'sent')?.atMs ?? null;
  return all
    .filter((moment, index) => !isSaidBySent(moment, all[index + 1]))
    .map((moment) => ({
      number: moment.first.number,
      atMs: moment.first.atMs,
      title: titleOf(moment, wasArmed),
      note: noteOf(moment, sentAtMs),
    }));
}
