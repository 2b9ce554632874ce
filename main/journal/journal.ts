import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { JournalCounts, JournalFilter, JournalKind, JournalPage } from '../../shared/model/journal.ts';
import { ColumnCounter } from './column-counter.ts';
import { compareLines, cursorText, parseCursor, parseLineId, type Cursor } from './cursor.ts';
import { auditLine, eventLine, type Line } from './lines.ts';
import { JournalQueries } from './queries.ts';
import { matcher } from './search.ts';

/** Lines that are looked at in one go when they are searched; the engine does other things in between. */
const SCAN_LINES = 500;

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
    for await (const lines of this.#scan(filter, parseCursor(after), limit + 1)) {
      found.push(...lines);
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
      for (const { column, kind, count } of [
        ...this.#queries.countCommands(filter, columnMs),
        ...this.#queries.countEvents(filter, columnMs),
      ])
        counter.add(column, kind as JournalKind, count);
      return counter.counts(this.#queries.countOpenAlarms(filter));
    }
    let openAlarms = 0;
    for await (const lines of this.#scan(filter, null, SCAN_LINES)) {
      for (const { entry } of lines) {
        counter.addAt(entry.atMs, entry.kind);
        if (entry.state === 'open' && (entry.kind === 'critical' || entry.kind === 'warning'))
          openAlarms += 1;
      }
    }
    return counter.counts(openAlarms);
  }

  /** See `journal.steps` of the contract. */
  steps(id: string): readonly AuditEntry[] {
    const line = parseLineId(id);
    return line?.source === 'audit' ? this.#queries.command(line.number) : [];
  }

  /** Lines that match, in the order of the list, a portion at a time. */
  async *#scan(filter: JournalFilter, after: Cursor | null, wanted: number): AsyncGenerator<readonly Line[]> {
    const isMatch = matcher(filter.search);
    const portion = isMatch === null ? wanted : Math.max(wanted, SCAN_LINES);
    let cursor = after;
    while (!this.#signal.aborted) {
      const lines = this.#lines(filter, cursor, portion);
      yield isMatch === null ? lines : lines.filter(({ entry }) => isMatch(entry));
      const last = lines.at(-1);
      if (last === undefined || lines.length < portion) return;
      cursor = last;
      await setImmediate();
    }
  }

  #lines(filter: JournalFilter, after: Cursor | null, limit: number): readonly Line[] {
    const commands = this.#queries.commands(filter, after, limit).flatMap((entries) => {
      const [first] = entries;
      return first === undefined ? [] : [auditLine(first, entries)];
    });
    const events = this.#queries.events(filter, after, limit).map(eventLine);
    return [...commands, ...events].toSorted(compareLines).slice(0, limit);
  }
}
