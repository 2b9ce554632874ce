import { compareLines, type Cursor } from './cursor.ts';
import type { Line } from './lines.ts';

/** Lines of one table, read a stretch at a time. */
export class LineSource {
  readonly #read: (after: Cursor | null) => { readonly lines: readonly Line[]; readonly end: Cursor | null };
  readonly #lines: Line[] = [];
  #after: Cursor | null;
  #isAtEnd = false;

  /** `read` gives the lines of the stretch after a place and where it ends; null at the end of the table. */
  constructor(
    after: Cursor | null,
    read: (after: Cursor | null) => { readonly lines: readonly Line[]; readonly end: Cursor | null },
  ) {
    this.#after = after;
    this.#read = read;
  }

  /** The next line; undefined when there is none, or none was found yet. */
  get next(): Line | undefined {
    return this.#lines[0];
  }

  /** It may still have a line that comes before this one. */
  mayHaveBefore(line: Line): boolean {
    if (this.next !== undefined) return compareLines(this.next, line) < 0;
    return !this.#isAtEnd && (this.#after === null || compareLines(this.#after, line) < 0);
  }

  get isOver(): boolean {
    return this.#isAtEnd && this.#lines.length === 0;
  }

  get isSearching(): boolean {
    return !this.#isAtEnd && this.#lines.length === 0;
  }

  /** How far it has been read: nothing before this place is left. */
  get readUntil(): Cursor | null {
    return this.#after;
  }

  take(): void {
    this.#lines.shift();
  }

  readOn(): void {
    const { lines, end } = this.#read(this.#after);
    this.#lines.push(...lines);
    this.#after = end;
    this.#isAtEnd = end === null;
  }
}

/** The line that comes first of all; undefined while a source has to be read on to know. */
function firstOf(sources: readonly LineSource[]): LineSource | undefined {
  const ahead = sources.filter((each) => each.next !== undefined);
  return ahead.find(({ next }) => next !== undefined && !sources.some((each) => each.mayHaveBefore(next)));
}

/** The source to read on: the one that is least far, so that none is searched to its end for nothing. */
function leastFar(sources: readonly LineSource[]): LineSource | undefined {
  return sources
    .filter((each) => each.isSearching)
    .toSorted(({ readUntil: one }, { readUntil: other }) =>
      one === null ? -1 : other === null ? 1 : compareLines(one, other),
    )[0];
}

/** Lines of several sources in the order of the list; `pause` is waited for between two stretches that are read. */
export async function* mergedLines(
  sources: readonly LineSource[],
  pause: () => Promise<void>,
): AsyncGenerator<Line> {
  for (;;) {
    const first = firstOf(sources);
    if (first?.next !== undefined) {
      yield first.next;
      first.take();
      continue;
    }
    const behind = leastFar(sources);
    if (behind === undefined) return;
    behind.readOn();
    await pause();
  }
}
