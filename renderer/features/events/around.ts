import type { SampleHistory } from '../../../shared/model/fleet.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';

/** Drawing area of the picture, CSS pixels. */
export const WIDTH = 248;
export const HEIGHT = 54;
const MARGIN_MS = 60_000;
/** What lasted longer is shown with its beginning. */
const LONGEST_MS = 10 * 60_000;
/** Fewer readings than these are no picture. */
const LEAST_POINTS = 5;
/** A silence this many times longer than usual is a gap. */
const GAP_TIMES = 4;
const TOP_STEPS = [1, 2, 4, 5, 8, 10];

export interface Around {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The time around a line: a minute before it began until a minute after it ended. */
export function timeAround({ atMs, endedAtMs }: Pick<JournalEntry, 'atMs' | 'endedAtMs'>): Around {
  const endMs = Math.min(Math.max(atMs, endedAtMs ?? atMs), atMs + LONGEST_MS);
  return { fromMs: atMs - MARGIN_MS, toMs: endMs + MARGIN_MS };
}

interface Point {
  readonly atMs: number;
  readonly value: number | null;
}

/** Readings of one sensor within a time, only if they are enough to be drawn; else none. */
export function pointsAround(history: SampleHistory | null, { fromMs, toMs }: Around): readonly Point[] {
  const values = history?.values[0] ?? [];
  const points = (history?.timesMs ?? [])
    .map((atMs, index) => ({ atMs, value: values[index] ?? null }))
    .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  return points.filter(({ value }) => value !== null).length < LEAST_POINTS ? [] : points;
}

export interface AroundPicture {
  /** An SVG path, broken where there were no readings. */
  readonly path: string;
  /** The value at the upper edge; at the lower it is 0. */
  readonly top: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly lowest: number;
  readonly highest: number;
  /** Where the line began. */
  readonly eventX: number;
}

function roundTop(highest: number): number {
  if (highest <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(highest));
  return (TOP_STEPS.find((step) => step * unit >= highest) ?? 10) * unit;
}

function usualStepMs(points: readonly Point[]): number {
  const steps = points.slice(1).map(({ atMs }, index) => atMs - (points[index]?.atMs ?? atMs));
  return steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
}

/** The readings as a picture from the first to the last of them; nothing is drawn where there were none. */
export function drawAround(points: readonly Point[], eventAtMs: number): AroundPicture | null {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.atMs === first.atMs) return null;
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = roundTop(Math.max(...values));
  const gapMs = usualStepMs(points) * GAP_TIMES;
  const x = (atMs: number) => ((atMs - first.atMs) / (last.atMs - first.atMs)) * WIDTH;
  const y = (value: number) => HEIGHT - (Math.max(0, value) / top) * HEIGHT;
  let path = '';
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, value } of points) {
    if (value === null) {
      drawnAtMs = Number.NEGATIVE_INFINITY;
      continue;
    }
    const isOn = atMs - drawnAtMs <= gapMs;
    path += `${isOn ? 'L' : 'M'}${x(atMs).toFixed(1)} ${y(value).toFixed(1)}`;
    drawnAtMs = atMs;
  }
  return {
    path,
    top,
    fromMs: first.atMs,
    toMs: last.atMs,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    eventX: x(Math.min(Math.max(eventAtMs, first.atMs), last.atMs)),
  };
}
