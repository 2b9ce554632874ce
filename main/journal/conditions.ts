import type { JournalFilter, JournalKind } from '../../shared/model/journal.ts';
import type { Cursor } from './cursor.ts';

/** A part of a WHERE clause with what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
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

/** What both tables have: times, PDU and the place in the list. */
function common({ fromMs, toMs, pdu }: JournalFilter): readonly Condition[] {
  return [
    ...(fromMs === null ? [] : [{ sql: 'at_ms >= ?', values: [fromMs] }]),
    ...(toMs === null ? [] : [{ sql: 'at_ms < ?', values: [toMs] }]),
    ...(pdu === null ? [] : [{ sql: 'pdu = ?', values: [pdu] }]),
  ];
}

/** Rows after a place: of the same moment those that the order puts later. */
function after(cursor: Cursor | null, table: Cursor['source']): readonly Condition[] {
  if (cursor === null) return [];
  const { atMs, source, number } = cursor;
  if (source === table)
    return [{ sql: '(at_ms <= ? AND (at_ms < ? OR number < ?))', values: [atMs, atMs, number] }];
  return [{ sql: source === 'audit' ? 'at_ms <= ?' : 'at_ms < ?', values: [atMs] }];
}

/** Null when nothing of the audit log can match. */
export function auditConditions(filter: JournalFilter, cursor: Cursor | null): readonly Condition[] | null {
  const { source, kinds, element } = filter;
  if (source === 'events' || (kinds.length > 0 && !kinds.includes('operator'))) return null;
  const ofElement = `(element = ? OR (command_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM audit AS each WHERE each.command_id = audit.command_id AND each.element = ?)))`;
  return [
    ...common(filter),
    ...after(cursor, 'audit'),
    ...(element === null ? [] : [{ sql: ofElement, values: [element, element] }]),
    FIRST_OF_COMMAND,
  ];
}

/** Null when no event can match. */
export function eventConditions(filter: JournalFilter, cursor: Cursor | null): readonly Condition[] | null {
  const { source, kinds, element } = filter;
  if (source === 'audit') return null;
  return [
    ...common(filter),
    ...after(cursor, 'event'),
    ...(element === null ? [] : [{ sql: 'element = ?', values: [element] }]),
    ...(kinds.length === 0 ? [] : [ofKinds(kinds)]),
  ];
}

function ofKinds(kinds: readonly JournalKind[]): Condition {
  return { sql: `${EVENT_KIND_SQL} IN (${kinds.map(() => '?').join(', ')})`, values: [...kinds] };
}
