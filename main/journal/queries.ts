import type { DatabaseSync } from 'node:sqlite';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { JournalFilter, JournalKind } from '../../shared/model/journal.ts';
import { auditFromRow } from '../storage/audit-store.ts';
import { integer, text, type Row } from '../storage/columns.ts';
import { eventFromRow } from '../storage/event-store.ts';
import {
  choiceOf,
  EVENT_KIND_SQL,
  eventsWith,
  scopeOf,
  valuesOf,
  whereSql,
  within,
  type Condition,
  type Stretch,
  type Table,
} from './conditions.ts';
import { parseLineId, type Cursor } from './cursor.ts';
import { auditLine, eventLine, type Line } from './lines.ts';
import { searchWords } from './search.ts';

/** How many lines of a kind began in a column of the histogram. */
export interface ColumnCount {
  readonly column: number;
  readonly kind: JournalKind;
  readonly count: number;
}

const NEWEST_FIRST = 'ORDER BY at_ms DESC, number DESC';

/** The SQL of the rows of one table, newest first; for the tests that look at its plan, too. */
export function rowsSql(table: Table, conditions: readonly Condition[], columns = '*'): string {
  return `SELECT ${columns} FROM ${table} ${whereSql(conditions)} ${NEWEST_FIRST}`;
}

/**
 * Reads events and audit entries as the journal needs them. SQLite answers before anything else goes on, so that whoever
 * asks has to ask for short stretches.
 */
export class JournalQueries {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Where a stretch of so many rows ends; null when there are not so many any more. */
  endOf(table: Table, filter: JournalFilter, after: Cursor | null, rows: number): Cursor | null {
    const conditions = [...scopeOf(filter), ...within({ after, until: null }, table)];
    const sql = `${rowsSql(table, conditions, 'at_ms, number')} LIMIT 1 OFFSET ?`;
    const row = this.#database.prepare(sql).get(...valuesOf(conditions), rows - 1);
    return row === undefined
      ? null
      : { source: table, atMs: integer(row, 'at_ms'), number: integer(row, 'number') };
  }

  /** Lines of a stretch that fit the filter but for its search, of which only a part is looked at here. */
  lines(table: Table, filter: JournalFilter, stretch: Stretch): readonly Line[] {
    const choice = choiceOf(filter, table);
    if (choice === null) return [];
    const conditions = [...scopeOf(filter), ...within(stretch, table), ...choice];
    if (table === 'audit') return this.#commands(this.#rows(table, conditions).map(auditFromRow));
    const found = eventsWith(searchWords(filter.search));
    return this.#rows(table, [...conditions, ...found]).map((row) => eventLine(eventFromRow(row)));
  }

  /** The line of an id; null when there is none. See `journal.entry` of the contract. */
  line(id: string): Line | null {
    const command = /^command:(?<id>.+)$/u.exec(id)?.groups?.['id'];
    const place = parseLineId(id);
    if (place?.source === 'event') {
      const row = this.#database.prepare('SELECT * FROM event WHERE number = ?').get(place.number);
      return row === undefined ? null : eventLine(eventFromRow(row));
    }
    const entries =
      command === undefined
        ? this.command(place?.number ?? 0)
        : (this.#entriesOf([{ commandId: command }]).get(command) ?? []);
    const [first] = entries;
    return first === undefined ? null : auditLine(first, entries);
  }

  /** All entries of the command or change that an entry belongs to, oldest first. */
  command(number: number): readonly AuditEntry[] {
    const row = this.#database.prepare('SELECT * FROM audit WHERE number = ?').get(number);
    if (row === undefined) return [];
    const entry = auditFromRow(row);
    return this.#entriesOf([entry]).get(entry.commandId ?? '') ?? [entry];
  }

  /** How many lines of a stretch fit the filter but for its search, by column and kind. */
  counts(
    table: Table,
    filter: JournalFilter,
    stretch: Stretch & { readonly columnMs: number },
  ): readonly ColumnCount[] {
    const choice = choiceOf(filter, table);
    if (choice === null) return [];
    const conditions = [...scopeOf(filter), ...within(stretch, table), ...choice];
    const kind = table === 'audit' ? "'operator'" : EVENT_KIND_SQL;
    return this.#database
      .prepare(
        `SELECT CAST(at_ms * 1.0 / ? AS INTEGER) AS position, ${kind} AS line_kind, COUNT(*) AS lines
         FROM ${table} ${whereSql(conditions)} GROUP BY position, line_kind`,
      )
      .all(stretch.columnMs, ...valuesOf(conditions))
      .map((row) => ({
        column: integer(row, 'position'),
        kind: text(row, 'line_kind') as JournalKind,
        count: integer(row, 'lines'),
      }));
  }

  /** Critical events and warnings that go on. */
  countOpenAlarms(filter: JournalFilter): number {
    const choice = choiceOf(filter, 'event');
    if (choice === null) return 0;
    const open: Condition = {
      sql: `topic IS NOT NULL AND ended_at_ms IS NULL AND ${EVENT_KIND_SQL} IN ('critical', 'warning')`,
      values: [],
    };
    const conditions = [open, ...scopeOf(filter), ...choice];
    const row = this.#database
      .prepare(`SELECT COUNT(*) AS lines FROM event INDEXED BY event_open ${whereSql(conditions)}`)
      .get(...valuesOf(conditions));
    return row === undefined ? 0 : integer(row, 'lines');
  }

  #rows(table: Table, conditions: readonly Condition[]): readonly Row[] {
    return this.#database.prepare(rowsSql(table, conditions)).all(...valuesOf(conditions));
  }

  #commands(first: readonly AuditEntry[]): readonly Line[] {
    const byCommand = this.#entriesOf(first);
    return first.map((entry) => auditLine(entry, byCommand.get(entry.commandId ?? '') ?? [entry]));
  }

  /** All entries of the commands that these belong to, oldest first. */
  #entriesOf(some: readonly Pick<AuditEntry, 'commandId'>[]): ReadonlyMap<string, readonly AuditEntry[]> {
    const commandIds = some.flatMap(({ commandId }) => commandId ?? []);
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
