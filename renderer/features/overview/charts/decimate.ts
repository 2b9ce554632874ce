import type { SeriesBuffer } from '../../../state/series-buffer.ts';

/**
 * One drawn moment of several series: `x` is seconds before the end of the window (0 or less), `s0`, `s1` ... are the
 * values, null in a gap.
 */
export type DrawnRow = Readonly<Record<string, number | null>>;

export interface SeriesStats {
  readonly min: number | null;
  readonly max: number | null;
  readonly last: number | null;
}

interface Decimated {
  readonly rows: readonly DrawnRow[];
  readonly stats: readonly SeriesStats[];
}

interface DecimateOptions {
  readonly startMs: number;
  readonly endMs: number;
  /** Drawn points are at most twice this. */
  readonly buckets: number;
  /** A silence longer than this is a gap. */
  readonly gapMs: number;
  /** Factor on every value, for example 0.001 for kW. */
  readonly scale: number;
}

/** The key of a series in a row. */
export const seriesKey = (position: number): string => `s${position}`;

/** What one series did within one bucket. */
interface Bucketed {
  readonly first: number;
  readonly second: number;
  readonly lastTimeMs: number;
}

interface Cursor {
  readonly buffer: SeriesBuffer;
  position: number;
  held: number;
  heldAtMs: number;
  min: number;
  max: number;
  last: number;
}

/**
 * At most two points a bucket: the smallest and the largest value of every series in the order they happened, so a spike
 * of one reading survives any window. Buckets are cut at multiples of their width since 1970, so that the picture moves
 * and does not shimmer.
 */
export function decimate(series: readonly SeriesBuffer[], options: DecimateOptions): Decimated {
  const bucketMs = (options.endMs - options.startMs) / options.buckets;
  const cursors = series.map((buffer) => openCursor(buffer, options.startMs));
  const rows: DrawnRow[] = [];
  let drawnUntilMs = Number.NaN;
  for (;;) {
    const firstMs = nextTimeMs(cursors);
    if (!(firstMs <= options.endMs)) break;
    const bucketEndMs = Math.min((Math.floor(firstMs / bucketMs) + 1) * bucketMs, options.endMs + 1);
    const bucketed = cursors.map((cursor) => takeBucket(cursor, bucketEndMs, options.scale));
    const lastMs = Math.max(...bucketed.map((each) => each?.lastTimeMs ?? firstMs));
    if (firstMs - drawnUntilMs > options.gapMs)
      rows.push(gapRow(drawnUntilMs, options.endMs, cursors.length));
    rows.push(rowOf(firstMs, options, cursors, bucketed, 'first'));
    if (lastMs > firstMs) rows.push(rowOf(lastMs, options, cursors, bucketed, 'second'));
    hold(cursors, bucketed);
    drawnUntilMs = lastMs;
  }
  return { rows, stats: cursors.map(statsOf) };
}

function openCursor(buffer: SeriesBuffer, startMs: number): Cursor {
  return {
    buffer,
    position: buffer.firstAtOrAfter(startMs),
    held: Number.NaN,
    heldAtMs: Number.NaN,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    last: Number.NaN,
  };
}

function nextTimeMs(cursors: readonly Cursor[]): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { buffer, position } of cursors) {
    if (position < buffer.length) earliest = Math.min(earliest, buffer.timeAt(position));
  }
  return earliest;
}

/** Null when the series has no reading in the bucket; NaN values when it has only gaps. */
function takeBucket(cursor: Cursor, endMs: number, scale: number): Bucketed | null {
  const { buffer } = cursor;
  let min = Number.NaN;
  let max = Number.NaN;
  let minAt = -1;
  let maxAt = -1;
  let lastTimeMs = Number.NaN;
  while (cursor.position < buffer.length && buffer.timeAt(cursor.position) < endMs) {
    const value = buffer.valueAt(cursor.position) * scale;
    lastTimeMs = buffer.timeAt(cursor.position);
    if (!(value >= min)) [min, minAt] = Number.isNaN(value) ? [min, minAt] : [value, cursor.position];
    if (!(value <= max)) [max, maxAt] = Number.isNaN(value) ? [max, maxAt] : [value, cursor.position];
    cursor.last = value;
    cursor.position += 1;
  }
  if (Number.isNaN(lastTimeMs)) return null;
  if (!Number.isNaN(min)) {
    cursor.min = Math.min(cursor.min, min);
    cursor.max = Math.max(cursor.max, max);
  }
  return minAt <= maxAt ? { first: min, second: max, lastTimeMs } : { first: max, second: min, lastTimeMs };
}

function rowOf(
  timeMs: number,
  { endMs, gapMs }: DecimateOptions,
  cursors: readonly Cursor[],
  bucketed: readonly (Bucketed | null)[],
  which: 'first' | 'second',
): DrawnRow {
  const row: Record<string, number | null> = { x: (timeMs - endMs) / 1000 };
  cursors.forEach((cursor, index) => {
    const held = timeMs - cursor.heldAtMs <= gapMs ? cursor.held : Number.NaN;
    const value = bucketed[index]?.[which] ?? held;
    row[seriesKey(index)] = Number.isNaN(value) ? null : value;
  });
  return row;
}

/** A series that was read at other moments than its neighbours keeps its line: its last value holds until the next. */
function hold(cursors: readonly Cursor[], bucketed: readonly (Bucketed | null)[]): void {
  cursors.forEach((cursor, index) => {
    const bucket = bucketed[index];
    if (bucket === undefined || bucket === null) return;
    cursor.held = bucket.second;
    cursor.heldAtMs = bucket.lastTimeMs;
  });
}

function gapRow(afterMs: number, endMs: number, count: number): DrawnRow {
  const row: Record<string, number | null> = { x: (afterMs + 1 - endMs) / 1000 };
  for (let index = 0; index < count; index += 1) row[seriesKey(index)] = null;
  return row;
}

function statsOf({ min, max, last }: Cursor): SeriesStats {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return { min: finite(min), max: finite(max), last: finite(last) };
}
