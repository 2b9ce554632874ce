import type { SeriesBuffer } from '../../../state/series-buffer.ts';
import { decimate, type DrawnRow, type SeriesStats } from './decimate.ts';
import type { RowPlan } from './plan-types.ts';
import { yScale, type YScale } from './scale.ts';

/** The points of a row of charts, of each its extremes, and the range they share. */
export interface RowFrame {
  readonly rows: readonly DrawnRow[];
  readonly stats: readonly SeriesStats[];
  readonly scale: YScale;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
  /** A longer pause between two readings is a gap. */
  readonly gapMs: number;
}

/** Twice as many points are drawn at most: about one a pixel. */
const WIDE_BUCKETS = 150;
const COLUMN_BUCKETS = 100;
/** Rows this high have room for more gridlines. */
const TALL_ROW_PX = 120;

/** What a row draws of a span of time; `buffers` are its panels' series, in their order. */
export function rowFrame(row: RowPlan, buffers: readonly SeriesBuffer[], span: Span): RowFrame {
  const { rows, stats } = decimate(buffers, {
    ...span,
    buckets: row.panels.length > 1 ? COLUMN_BUCKETS : WIDE_BUCKETS,
    scale: row.scale,
  });
  const scale = yScale(
    row.rule,
    row.panels.flatMap((panel) => panel?.thresholds ?? []),
    extremes(stats),
    row.heightPx > TALL_ROW_PX ? 5 : 3,
  );
  return { rows, stats, scale };
}

function extremes(stats: readonly SeriesStats[]): {
  readonly min: number | null;
  readonly max: number | null;
} {
  const minima = stats.flatMap((each) => each.min ?? []);
  const maxima = stats.flatMap((each) => each.max ?? []);
  return {
    min: minima.length === 0 ? null : Math.min(...minima),
    max: maxima.length === 0 ? null : Math.max(...maxima),
  };
}
