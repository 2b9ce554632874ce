import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { JournalCounts, JournalEntry, JournalFilter, JournalPage } from '../../shared/model/journal.ts';
import { ColumnCounter } from './column-counter.ts';
import type { Table } from './conditions.ts';
import { cursorText, parseCursor, parseLineId, type Cursor } from './cursor.ts';
import { LineSource, mergedLines } from './line-source.ts';
import type { Line } from './lines.ts';
import { JournalQueries } from './queries.ts';
import { matcher } from './search.ts';

/**
 * Rows that are looked at in one go: some milliseconds. The engine does other things in between, however far back one
 * searches. Of the audit log it is less: its lines are put together from several rows.
 */
const STRETCH_ROWS: Readonly<Record<Table, number>> = { audit: 600, event: 4000 };
const TABLES: readonly Table[] = ['audit', 'event'];

/** Events and audit log in one list. */
export class Journal {
  readonly #queries: JournalQueries;
  readonly #signal: AbortSignal;

  /** `signal` ends searches that are under way. */
  constructor(database: DatabaseSync, signal: AbortSignal) {
    this.#queries = new JournalQueries(database);
    this.#signal = signal;
  }

  /** Newest first. Its place, not its count, is where the next page begins: what arrives meanwhile moves nothing. */
  async list(filter: JournalFilter, limit: number, after: string | null): Promise<JournalPage> {
    const found: Line[] = [];
    for await (const line of this.#lines(filter, parseCursor(after), limit + 1)) {
      found.push(line);
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      entries: page.map(({ entry }) => entry),
      next: last !== undefined && found.length > limit ? cursorText(last) : null,
    };
  }

  async counts(filter: JournalFilter, columnMs: number): Promise<JournalCounts> {
    const counter = new ColumnCounter(columnMs);
    if (filter.search.trim() === '') {
      for (const table of TABLES) await this.#count(table, filter, counter);
      return counter.counts(this.#signal.aborted ? 0 : this.#queries.countOpenAlarms(filter));
    }
    let openAlarms = 0;
    for await (const { entry } of this.#lines(filter, null, null)) {
      counter.addAt(entry.atMs, entry.kind);
      if (entry.state === 'open' && (entry.kind === 'critical' || entry.kind === 'warning')) openAlarms += 1;
    }
    return counter.counts(openAlarms);
  }

  /** See `journal.entry` of the contract. */
  entry(id: string): JournalEntry | null {
    return this.#queries.line(id)?.entry ?? null;
  }

  /** See `journal.steps` of the contract. */
  steps(id: string): readonly AuditEntry[] {
    const line = parseLineId(id);
    return line?.source === 'audit' ? this.#queries.command(line.number) : [];
  }

  /** Lines that match, in the order of the list; about `wanted` of them will be taken, null for all. */
  async *#lines(filter: JournalFilter, after: Cursor | null, wanted: number | null): AsyncGenerator<Line> {
    const isMatch = matcher(filter.search);
    const isEveryEvent = filter.search.trim() === '' && filter.kinds.length === 0 && filter.element === null;
    const sources = TABLES.map((table) => {
      const rows = table === 'event' && isEveryEvent && wanted !== null ? wanted : STRETCH_ROWS[table];
      return new LineSource(after, (from) => {
        if (this.#signal.aborted) return { lines: [], end: null };
        const end = this.#queries.endOf(table, filter, from, rows);
        const lines = this.#queries.lines(table, filter, { after: from, until: end });
        return { lines: lines.filter(({ entry }) => isMatch(entry)), end };
      });
    });
    yield* mergedLines(sources, () => setImmediate());
  }

  async #count(table: Table, filter: JournalFilter, counter: ColumnCounter): Promise<void> {
    let after: Cursor | null = null;
    do {
      if (this.#signal.aborted) return;
      const until = this.#queries.endOf(table, filter, after, STRETCH_ROWS.event);
      for (const { column, kind, count } of this.#queries.counts(table, filter, {
        after,
        until,
        columnMs: counter.columnMs,
      }))
        counter.add(column, kind, count);
      after = until;
      await setImmediate();
    } while (after !== null);
  }
}
