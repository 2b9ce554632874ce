import type { OutletId } from '../../../../shared/model/ids.ts';
import type { Outlet } from '../../../../shared/model/pdu.ts';

type Column = readonly (number | null)[];

/** Currents around the trip of a breaker, row by row, amperes; null where nothing was read. */
export interface TripSamples {
  readonly timesMs: readonly number[];
  readonly breaker: Column;
  readonly outlets: readonly { readonly outlet: Outlet; readonly values: Column }[];
}

/** What the readings tell of a trip. */
export interface TripStory {
  /** The highest current of the breaker in the minute before it, amperes. */
  readonly peakAmperes: number;
  /** When it began to rise above its limit; null when it did not. */
  readonly roseAtMs: number | null;
  /** Current of the breaker before it rose, or right before it tripped. */
  readonly amperesBefore: number | null;
  readonly outletsBefore: ReadonlyMap<OutletId, number>;
  /** The outlet whose rise explains most of the breaker's; null where none stands out. */
  readonly riser: {
    readonly outlet: Outlet;
    readonly fromAmperes: number;
    readonly toAmperes: number;
  } | null;
}

/** Below this nothing flows: the breaker has opened. */
const NOTHING_AMPERES = 0.05;
const PEAK_WITHIN_MS = 60_000;
/** The trip may be told a moment before the reading that shows it. */
const TOLD_EARLY_MS = 1500;
/** A reading this much older than a moment says nothing of it. */
const VALID_FOR_MS = 60_000;
const LEAST_RISE_AMPERES = 0.5;
const EXPLAINS_SHARE = 0.5;

const rowsOf = (column: Column) => Array.from(column.keys());

/** The newest value at or before a row, unless it is too old. */
function valueAt(column: Column, row: number, timesMs: readonly number[]): number | null {
  const latest = rowsOf(column)
    .slice(0, row + 1)
    .findLast((each) => (column[each] ?? null) !== null);
  if (latest === undefined) return null;
  const ageMs = (timesMs[row] ?? 0) - (timesMs[latest] ?? 0);
  return ageMs > VALID_FOR_MS ? null : (column[latest] ?? null);
}

function highest(column: Column, fromRow: number, toRow: number): number | null {
  const values = column.slice(fromRow, toRow + 1).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

/** The last row with current before the trip; -1 when there is none of that minute. */
function lastLiveRow({ timesMs, breaker }: TripSamples, trippedAtMs: number): number {
  return rowsOf(breaker).findLastIndex((row) => {
    const atMs = timesMs[row] ?? 0;
    const isThen = atMs <= trippedAtMs + TOLD_EARLY_MS && atMs > trippedAtMs - PEAK_WITHIN_MS;
    return isThen && (breaker[row] ?? 0) > NOTHING_AMPERES;
  });
}

/** The last row at which the breaker was within its limit; -1 when it never exceeded it, or was never within it. */
function rowBeforeRise({ breaker }: TripSamples, lastRow: number, limitAmperes: number | null): number {
  if (limitAmperes === null || (breaker[lastRow] ?? 0) <= limitAmperes) return -1;
  return breaker.slice(0, lastRow).findLastIndex((value) => value !== null && value <= limitAmperes);
}

function riserOf(
  { outlets, timesMs }: TripSamples,
  fromRow: number,
  toRow: number,
  breakerRise: number,
): TripStory['riser'] {
  const rises = outlets.flatMap(({ outlet, values }) => {
    const fromAmperes = valueAt(values, fromRow, timesMs);
    const toAmperes = highest(values, fromRow, toRow);
    return fromAmperes === null || toAmperes === null ? [] : [{ outlet, fromAmperes, toAmperes }];
  });
  const riseOf = (each: { readonly fromAmperes: number; readonly toAmperes: number }) =>
    each.toAmperes - each.fromAmperes;
  const [most] = rises.sort((first, second) => riseOf(second) - riseOf(first));
  if (most === undefined) return null;
  return riseOf(most) >= Math.max(LEAST_RISE_AMPERES, breakerRise * EXPLAINS_SHARE) ? most : null;
}

/**
 * What happened before a breaker tripped; null when its current was not read then. `limitAmperes`: its upper warning, else
 * its rating.
 */
export function tripStory(
  samples: TripSamples,
  trippedAtMs: number,
  limitAmperes: number | null,
): TripStory | null {
  const { timesMs, breaker, outlets } = samples;
  const lastRow = lastLiveRow(samples, trippedAtMs);
  if (lastRow < 0) return null;
  const firstOfPeak = timesMs.findIndex((atMs) => atMs > trippedAtMs - PEAK_WITHIN_MS);
  const peakAmperes = highest(breaker, firstOfPeak, lastRow) ?? 0;
  const riseRow = rowBeforeRise(samples, lastRow, limitAmperes);
  const beforeRow = riseRow < 0 ? lastRow : riseRow;
  const amperesBefore = valueAt(breaker, beforeRow, timesMs);
  const before = outlets.flatMap(({ outlet, values }): [OutletId, number][] => {
    const value = valueAt(values, beforeRow, timesMs);
    return value === null ? [] : [[outlet.id, value]];
  });
  return {
    peakAmperes,
    roseAtMs: riseRow < 0 ? null : (timesMs[riseRow] ?? null),
    amperesBefore,
    outletsBefore: new Map(before),
    riser:
      riseRow < 0 ? null : riserOf(samples, riseRow, lastRow, peakAmperes - (amperesBefore ?? peakAmperes)),
  };
}
