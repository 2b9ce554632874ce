import type { JournalCounts, JournalKind } from '../../shared/model/journal.ts';

const NONE: JournalCounts['totals'] = {
  operator: 0,
  critical: 0,
  warning: 0,
  cleared: 0,
  connection: 0,
  info: 0,
};

/** Adds up lines by kind and column; columns begin at multiples of their width. */
export class ColumnCounter {
  readonly columnMs: number;
  readonly #counts = new Map<number, Partial<Record<JournalKind, number>>>();
  readonly #totals = { ...NONE };

  constructor(columnMs: number) {
    this.columnMs = columnMs;
  }

  add(column: number, kind: JournalKind, count: number): void {
    const counts = this.#counts.get(column) ?? {};
    counts[kind] = (counts[kind] ?? 0) + count;
    this.#counts.set(column, counts);
    this.#totals[kind] += count;
  }

  addAt(atMs: number, kind: JournalKind): void {
    this.add(Math.floor(atMs / this.columnMs), kind, 1);
  }

  counts(openAlarms: number): JournalCounts {
    const columns = [...this.#counts.entries()]
      .toSorted(([a], [b]) => a - b)
      .map(([column, counts]) => ({ fromMs: column * this.columnMs, counts }));
    return { columns, totals: { ...this.#totals }, openAlarms };
  }
}
