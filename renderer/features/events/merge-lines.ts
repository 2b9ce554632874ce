import type { JournalEntry } from '../../../shared/model/journal.ts';

type Lines = readonly JournalEntry[];

function isSame(one: JournalEntry, other: JournalEntry): boolean {
  return (Object.keys(one) as (keyof JournalEntry)[]).every((key) => one[key] === other[key]);
}

/** A line that did not change keeps its identity, so that its row is not drawn again. */
function steady(line: JournalEntry, known: ReadonlyMap<string, JournalEntry>): JournalEntry {
  const before = known.get(line.id);
  return before !== undefined && isSame(before, line) ? before : line;
}

const byId = (lines: Lines) => new Map(lines.map((line) => [line.id, line]));

/**
 * The newest page, put on top of what is known. Null when there is a gap between the two: then what is known cannot be
 * gone on with. `isAll`: the page is everything there is.
 */
export function mergeNewest(known: Lines, page: Lines, isAll: boolean): Lines | null {
  const last = page.at(-1);
  const before = byId(known);
  const top = page.map((line) => steady(line, before));
  if (isAll || last === undefined) return sameOrNew(known, top);
  const at = known.findIndex(({ id }) => id === last.id);
  return at < 0 ? null : sameOrNew(known, [...top, ...known.slice(at + 1)]);
}

/** Lines that were read again, in the places where they are. */
export function patchLines(known: Lines, fresh: Lines): Lines {
  const read = byId(fresh);
  const before = byId(known);
  return sameOrNew(
    known,
    known.map((line) => steady(read.get(line.id) ?? line, before)),
  );
}

/** An older page below what is known. */
export function appendLines(known: Lines, page: Lines): Lines {
  const before = byId(known);
  return [...known, ...page.filter(({ id }) => !before.has(id))];
}

function sameOrNew(known: Lines, next: Lines): Lines {
  return known.length === next.length && next.every((line, index) => line === known[index]) ? known : next;
}
