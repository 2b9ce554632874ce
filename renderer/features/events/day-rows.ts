import type { JournalEntry } from '../../../shared/model/journal.ts';
import { dayWords, endOfDayMs, startOfDayMs } from '../../journal/line-words.ts';

/** A line, or the name of the day that the lines below it are of. */
export type ListRow =
  | { readonly kind: 'line'; readonly line: JournalEntry }
  | { readonly kind: 'day'; readonly id: string; readonly words: string };

/**
 * Lines, newest first, with a row before each day but today at the top. `nowMs` says which day is today: after a clock was set
 * back lines of days to come may stand above it.
 */
export function dayRows(lines: readonly JournalEntry[], nowMs: number): readonly ListRow[] {
  const rows: ListRow[] = [];
  let dayMs = startOfDayMs(nowMs);
  let endMs = endOfDayMs(nowMs);
  for (const line of lines) {
    if (line.atMs < dayMs || line.atMs >= endMs) {
      dayMs = startOfDayMs(line.atMs);
      endMs = endOfDayMs(line.atMs);
      rows.push({ kind: 'day', id: `day:${dayMs}`, words: dayWords(line.atMs, nowMs) });
    }
    rows.push({ kind: 'line', line });
  }
  return rows;
}

/** Where a key goes from a row; days are passed over. Null for a key that moves nothing. */
export function rowAfterKey(
  rows: readonly ListRow[],
  from: number,
  key: string,
  pageRows: number,
): number | null {
  switch (key) {
    case 'ArrowDown':
      return lineNear(rows, from + 1, 1) ?? from;
    case 'ArrowUp':
      return lineNear(rows, from - 1, -1) ?? from;
    case 'PageDown':
      return lineNear(rows, Math.min(from + pageRows, rows.length - 1), -1) ?? from;
    case 'PageUp':
      return lineNear(rows, Math.max(from - pageRows, 0), 1) ?? from;
    case 'Home':
      return lineNear(rows, 0, 1);
    case 'End':
      return lineNear(rows, rows.length - 1, -1);
    default:
      return null;
  }
}

/** The nearest line from a place on, in a direction. */
function lineNear(rows: readonly ListRow[], from: number, step: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.kind === 'line') return at;
  }
  return null;
}
