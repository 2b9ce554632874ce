import type { AuditEntry } from '../../shared/model/audit.ts';
import type { JournalEntry, JournalKind, JournalState } from '../../shared/model/journal.ts';
import { auditElementName, auditText } from '../../shared/words/journal.ts';
import { commandOutcome } from '../../shared/words/journal-outcome.ts';
import type { StoredEvent } from '../storage/event-store.ts';

/** A line and its place in the list. */
export interface Line {
  readonly source: 'audit' | 'event';
  readonly number: number;
  readonly atMs: number;
  readonly entry: JournalEntry;
}

/** The same as `EVENT_KIND_SQL`. */
function eventKind({ kind, severity, by }: StoredEvent): JournalKind {
  if (kind === 'cleared') return 'cleared';
  if (severity === 'critical') return 'critical';
  if (kind === 'connection') return 'connection';
  if (severity === 'warning') return 'warning';
  return by === 'PDU' || by === 'Busbar' ? 'info' : 'operator';
}

function eventState({ kind, topic, endedAtMs }: StoredEvent): JournalState {
  if (kind === 'cleared') return 'ended';
  if (topic === null) return null;
  return endedAtMs === null ? 'open' : 'ended';
}

export function eventLine(event: StoredEvent): Line {
  const { number, atMs, endedAtMs, pdu, pduName, element, elementName, by, text } = event;
  const state = eventState(event);
  const entry: JournalEntry = {
    id: `event:${number}`,
    kind: eventKind(event),
    atMs,
    // What cleared is a moment; it is over when it is told.
    endedAtMs: event.kind === 'cleared' ? null : endedAtMs,
    pdu,
    pduName,
    element,
    elementName,
    text,
    by,
    state,
  };
  return { source: 'event', number, atMs, entry };
}

const DOOR_WORDS: Readonly<Record<AuditEntry['door'], string>> = {
  app: '',
  commandLine: ', command line',
  shell: ', CloudShell',
  endpoint: ', automation endpoint',
};

/** One line for all entries of a command or change; `entries` is not empty, oldest first. */
export function auditLine(first: AuditEntry, entries: readonly AuditEntry[]): Line {
  const { state, endedAtMs } = commandOutcome(entries);
  // Before changes had ids, what came of one stands in a line of its own.
  const isUnjoined = first.commandId === null && state === 'inProgress';
  const elements = new Set(entries.map(({ element }) => element));
  const entry: JournalEntry = {
    id: `audit:${first.number}`,
    kind: 'operator',
    atMs: first.atMs,
    endedAtMs,
    pdu: first.pdu,
    pduName: first.pduName,
    element: elements.size === 1 ? first.element : null,
    elementName: auditElementName(entries),
    text: auditText(entries),
    by: `${first.operator}${DOOR_WORDS[first.door] ?? ''}`,
    state: isUnjoined ? null : state,
  };
  return { source: 'audit', number: first.number, atMs: first.atMs, entry };
}
