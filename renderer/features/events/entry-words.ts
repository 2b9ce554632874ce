import type { AuditEntry } from '../../../shared/model/audit.ts';
import { elementKind, elementLabel, type ElementId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { lowerFirst } from '../../../shared/words/capitals.ts';
import { formatClock, formatDate } from '../../../shared/words/durations.ts';
import { ACTION_WORDS } from '../../../shared/words/elements.ts';
import { KIND_WORDS } from '../../journal/kind-words.ts';
import { lastedWords, stateWords } from '../../journal/line-words.ts';
import { powerAction } from './steps.ts';

const ELEMENT_WORDS = {
  pdu: 'PDU',
  inlet: 'Inlet',
  ocp: 'Breaker',
  outlet: 'Outlet',
  ts: 'Transfer switch',
} as const;

/** `Outlet`; `Element` for what is not one of a PDU. */
export function elementWord(element: ElementId | null): string {
  return element === null ? 'Element' : ELEMENT_WORDS[elementKind(element)];
}

/** `Outlet 28`, `Breaker C5`; a transfer switch needs no number. */
export function elementWords(element: ElementId): string {
  const label = elementKind(element) === 'ts' ? '' : elementLabel(element);
  return [elementWord(element), label].filter(Boolean).join(' ');
}

/** `Cycle, outlet 28` of a command, else what happened. */
export function entryTitle(line: JournalEntry, first: AuditEntry | undefined): string {
  const action = first === undefined ? null : powerAction(first.action);
  if (action === null) return line.text;
  const what = line.element === null ? line.elementName : elementWords(line.element);
  return [ACTION_WORDS[action], lowerFirst(what)].filter(Boolean).join(', ');
}

/** `2026-11-20-000318`: the day and the number that the audit log counts on. */
export function auditNumber({ atMs, number }: Pick<AuditEntry, 'atMs' | 'number'>): string {
  return `${formatDate(atMs)}-${String(number).padStart(6, '0')}`;
}

/** `2026-11-20 14:32:01` */
export function fullTime(atMs: number): string {
  return `${formatDate(atMs)} ${formatClock(atMs)}`;
}

/** The whole line as text, for a ticket. */
export function entryText(line: JournalEntry, first: AuditEntry | undefined, nowMs: number): string {
  const lasted = lastedWords(line, nowMs);
  const facts = [
    [fullTime(line.atMs), KIND_WORDS[line.kind]],
    ['PDU', line.pduName],
    [elementWord(line.element), line.elementName],
    ['What happened', line.text],
    ['By', first === undefined ? line.by : `${first.operator} on ${first.workstation}`],
    ['State', stateWords(line)],
    ['Lasted', lasted],
    ['Audit no.', first === undefined ? '' : auditNumber(first)],
  ] as const;
  return facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
