import type { JournalFilter, JournalKind } from '../../shared/model/journal.ts';
import type { Cursor } from './cursor.ts';

/** A part of a WHERE clause with what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The two tables of the journal. */
export type Table = Cursor['source'];

/** A stretch of one table: rows after a place, down to and with another; null is without an end. */
export interface Stretch {
  readonly after: Cursor | null;
  readonly until: Cursor | null;
}

/** `JournalKind` of a row of `event`. What a person did elsewhere is an operator's, as told by the PDU. */
export const EVENT_KIND_SQL = `CASE
  WHEN kind = 'cleared' THEN 'cleared'
  WHEN severity = 'critical' THEN 'critical'
  WHEN kind = 'connection' THEN 'connection'
  WHEN severity = 'warning' THEN 'warning'
  WHEN told_by NOT IN ('PDU', 'Busbar') THEN 'operator'
  ELSE 'info' END`;

/** Only the first entry of a command stands for it in the list. */
const FIRST_OF_COMMAND: Condition = {
  sql: `(command_id IS NULL OR NOT EXISTS (
    SELECT 1 FROM audit AS earlier WHERE earlier.command_id = audit.command_id AND earlier.number < audit.number))`,
  values: [],
};

export function whereSql(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
}

export function valuesOf(conditions: readonly Condition[]): readonly (string | number)[] {
  return conditions.flatMap(({ values }) => values);
}

/** What an index finds: times and PDU. */
export function scopeOf({ fromMs, toMs, pdu }: JournalFilter): readonly Condition[] {
  return [
    ...(fromMs === null ? [] : [{ sql: 'at_ms >= ?', values: [fromMs] }]),
    ...(toMs === null ? [] : [{ sql: 'at_ms < ?', values: [toMs] }]),
    ...(pdu === null ? [] : [{ sql: 'pdu = ?', values: [pdu] }]),
  ];
}

/** Rows of a stretch, in the order of the list: newest first, then by number. */
export function within({ after, until }: Stretch, table: Table): readonly Condition[] {
  const conditions: Condition[] = [];
  if (after !== null && after.source === table) {
    const { atMs, number } = after;
    conditions.push({ sql: '(at_ms <= ? AND (at_ms < ? OR number < ?))', values: [atMs, atMs, number] });
  } else if (after !== null) {
    // Of one moment the audit comes first.
    conditions.push({ sql: table === 'event' ? 'at_ms <= ?' : 'at_ms < ?', values: [after.atMs] });
  }
  if (until !== null) {
    const { atMs, number } = until;
    conditions.push({ sql: '(at_ms >= ? AND (at_ms > ? OR number >= ?))', values: [atMs, atMs, number] });
  }
  return conditions;
}

/** What is looked at row by row; null when nothing of the table can match. */
export function choiceOf(filter: JournalFilter, table: Table): readonly Condition[] | null {
  return table === 'audit' ? auditChoice(filter) : eventChoice(filter);
}

function auditChoice({ source, kinds, element }: JournalFilter): readonly Condition[] | null {
  if (source === 'events' || (kinds.length > 0 && !kinds.includes('operator'))) return null;
  const ofElement = `(element = ? OR (command_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM audit AS each WHERE each.command_id = audit.command_id AND each.element = ?)))`;
  return [FIRST_OF_COMMAND, ...(element === null ? [] : [{ sql: ofElement, values: [element, element] }])];
}

function eventChoice({ source, kinds, element }: JournalFilter): readonly Condition[] | null {
  if (source === 'audit') return null;
  return [
    ...(element === null ? [] : [{ sql: 'element = ?', values: [element] }]),
    ...(kinds.length === 0 ? [] : [ofKinds(kinds)]),
  ];
}

function ofKinds(kinds: readonly JournalKind[]): Condition {
  return { sql: `${EVENT_KIND_SQL} IN (${kinds.map(() => '?').join(', ')})`, values: [...kinds] };
}

const EVENT_TEXT = "pdu_name || ' ' || element_name || ' ' || told_by || ' ' || text";

/** Events that may hold all words: SQLite compares letters of ASCII in any case, so only words of these can be asked for. */
export function eventsWith(words: readonly string[]): readonly Condition[] {
  return words
    .filter((word) => /^[\x20-\x7e]+$/u.test(word))
    .map((word) => ({
      sql: `${EVENT_TEXT} LIKE ? ESCAPE '\\'`,
      values: [`%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`],
    }));
}
