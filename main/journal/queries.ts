import type { DatabaseSync } from 'node:sqlite';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { JournalFilter } from '../../shared/model/journal.ts';
import { auditFromRow } from '../storage/audit-store.ts';
import { integer, text } from '../storage/columns.ts';
import { eventFromRow, type StoredEvent } from '../storage/event-store.ts';
import {
  auditConditions,
  EVENT_KIND_SQL,
  eventConditions,
  valuesOf,
  whereSql,
  type Condition,
} from './conditions.ts';
import type { Cursor } from './cursor.ts';

/** How many events of a kind began in a column of the histogram. */
export interface ColumnCount {
  readonly column: number;
  readonly kind: string;
  readonly count: number;
}

const NEWEST_FIRST = 'ORDER BY at_ms DESC, number DESC LIMIT ?';

/** The SQL of one page of one table; for the tests that look at its plan, too. */
export function pageSql(table: 'audit' | 'event', conditions: readonly Condition[]): string {
  return `SELECT * FROM ${table} ${whereSql(conditions)} ${NEWEST_FIRST}`;
}

/** Reads events and audit entries as the journal needs them; every answer is small. */
export class JournalQueries {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  events(filter: JournalFilter, after: Cursor | null, limit: number): readonly StoredEvent[] {
    const conditions = eventConditions(filter, after);
    if (conditions === null) return [];
    const sql = pageSql('event', conditions);
    return this.#database
      .prepare(sql)
      .all(...valuesOf(conditions), limit)
      .map(eventFromRow);
  }

  /** Commands and changes, each with all of its entries, oldest entry first. */
  commands(filter: JournalFilter, after: Cursor | null, limit: number): readonly (readonly AuditEntry[])[] {
    const conditions = auditConditions(filter, after);
    if (conditions === null) return [];
    const first = this.#database
      .prepare(pageSql('audit', conditions))
      .all(...valuesOf(conditions), limit)
      .map(auditFromRow);
    const byCommand = this.#entriesOf(first.flatMap(({ commandId }) => commandId ?? []));
    return first.map((entry) =>
      entry.commandId === null ? [entry] : (byCommand.get(entry.commandId) ?? [entry]),
    );
  }

  /** All entries of the command or change that an entry belongs to. */
  command(number: number): readonly AuditEntry[] {
    const row = this.#database.prepare('SELECT * FROM audit WHERE number = ?').get(number);
    if (row === undefined) return [];
    const entry = auditFromRow(row);
    if (entry.commandId === null) return [entry];
    return this.#entriesOf([entry.commandId]).get(entry.commandId) ?? [entry];
  }

  countCommands(filter: JournalFilter, columnMs: number): readonly ColumnCount[] {
    return this.#count('audit', "'operator'", auditConditions(filter, null), columnMs);
  }

  countEvents(filter: JournalFilter, columnMs: number): readonly ColumnCount[] {
    return this.#count('event', EVENT_KIND_SQL, eventConditions(filter, null), columnMs);
  }

  #count(
    table: 'audit' | 'event',
    kindSql: string,
    conditions: readonly Condition[] | null,
    columnMs: number,
  ): readonly ColumnCount[] {
    if (conditions === null) return [];
    return this.#database
      .prepare(
        `SELECT CAST(FLOOR(at_ms * 1.0 / ?) AS INTEGER) AS position, ${kindSql} AS line_kind, COUNT(*) AS lines
         FROM ${table} ${whereSql(conditions)} GROUP BY position, line_kind`,
      )
      .all(columnMs, ...valuesOf(conditions))
      .map((row) => ({
        column: integer(row, 'position'),
        kind: text(row, 'line_kind'),
        count: integer(row, 'lines'),
      }));
  }

  /** Critical events and warnings that go on. */
  countOpenAlarms(filter: JournalFilter): number {
    const conditions = eventConditions(filter, null);
    if (conditions === null) return 0;
    const open: Condition = {
      sql: `topic IS NOT NULL AND ended_at_ms IS NULL AND ${EVENT_KIND_SQL} IN ('critical', 'warning')`,
      values: [],
    };
    const all = [open, ...conditions];
    const row = this.#database
      .prepare(`SELECT COUNT(*) AS lines FROM event INDEXED BY event_open ${whereSql(all)}`)
      .get(...valuesOf(all));
    return row === undefined ? 0 : integer(row, 'lines');
  }

  #entriesOf(commandIds: readonly string[]): ReadonlyMap<string, readonly AuditEntry[]> {
    if (commandIds.length === 0) return new Map();
    const entries = this.#database
      .prepare(
        `SELECT audit.* FROM json_each(?) AS wanted JOIN audit ON audit.command_id = wanted.value
         ORDER BY audit.number`,
      )
      .all(JSON.stringify(commandIds))
      .map(auditFromRow);
    return Map.groupBy(entries, (entry) => entry.commandId ?? '');
  }
}
