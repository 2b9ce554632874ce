import type { Thresholds } from '../../../../shared/model/sensor.ts';

/** Y range of a row of charts and where its gridlines stand, in the shown unit. */
export interface YScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** How a row finds its range. */
export type ScaleRule =
  /** 0 to rating x 1.06. */
  | { readonly kind: 'rating'; readonly ratingAmperes: number | null }
  /** Around the nominal voltage, from lower to upper critical. */
  | { readonly kind: 'nominal' }
  /** 0 to the highest value in the window with some room, rounded up. */
  | { readonly kind: 'fromZero' };

type Limits = Pick<Thresholds, 'lowerCritical' | 'lowerWarning' | 'upperWarning' | 'upperCritical'>;

/** Mains voltages in use, line to neutral and line to line. */
const NOMINAL_VOLTS = [48, 100, 110, 115, 120, 127, 200, 208, 220, 230, 240, 277, 346, 380, 400, 415, 480];
const STEPS = [1, 2, 2.5, 4, 5, 10];
const CEILINGS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const ROOM_ABOVE_RATING = 1.06;
/** Room for the newest value, which stands in the chart's corner. */
const ROOM_ABOVE_DATA = 1.3;
const ROOM_AT_LIMITS_VOLTS = 3;
const EDGE_SHARE = 0.06;
const NOMINAL_TOLERANCE = 0.1;

/**
 * The range is set by rating and limits, not by data, so that the picture does not jump; only a value outside of it
 * widens it, since a spike must not be cut off.
 */
export function yScale(
  rule: ScaleRule,
  limits: readonly Limits[],
  data: { readonly min: number | null; readonly max: number | null },
  maxTicks: number,
): YScale {
  const base = baseRange(rule, limits, data);
  const low = data.min !== null && data.min < base.low ? floorNice(data.min) : base.low;
  const high = data.max !== null && data.max > base.high ? ceilNice(data.max) : base.high;
  const ticks = niceTicks(low, high, maxTicks);
  // At the edge of a low panel a number would touch the one of the next row.
  const isClear = (tick: number) => Math.abs((tick - low) / (high - low) - 0.5) < 0.5 - EDGE_SHARE;
  return { low, high, ticks: rule.kind === 'nominal' ? ticks.filter(isClear) : ticks };
}

function baseRange(rule: ScaleRule, limits: readonly Limits[], data: { readonly max: number | null }) {
  const upper = highest(limits.map((each) => each.upperCritical ?? each.upperWarning));
  switch (rule.kind) {
    case 'rating': {
      const top = Math.max(rule.ratingAmperes ?? 0, upper ?? 0);
      return { low: 0, high: top > 0 ? top * ROOM_ABOVE_RATING : ceilNice(data.max ?? 1) };
    }
    case 'nominal': {
      const lower = lowest(limits.map((each) => each.lowerCritical ?? each.lowerWarning));
      const nominal = nominalVolts(data.max ?? 230);
      return {
        low: lower === null ? roundTo10(nominal * (1 - NOMINAL_TOLERANCE)) : lower - ROOM_AT_LIMITS_VOLTS,
        high: upper === null ? roundTo10(nominal * (1 + NOMINAL_TOLERANCE)) : upper + ROOM_AT_LIMITS_VOLTS,
      };
    }
    case 'fromZero':
      return { low: 0, high: ceilNice((data.max ?? 1) * ROOM_ABOVE_DATA) };
  }
}

const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

function highest(values: readonly (number | null)[]): number | null {
  const all = present(values);
  return all.length === 0 ? null : Math.max(...all);
}

function lowest(values: readonly (number | null)[]): number | null {
  const all = present(values);
  return all.length === 0 ? null : Math.min(...all);
}

const roundTo10 = (value: number) => Math.round(value / 10) * 10;

function nominalVolts(volts: number): number {
  return NOMINAL_VOLTS.reduce(
    (best, each) => (Math.abs(each - volts) < Math.abs(best - volts) ? each : best),
    230,
  );
}

/** The next round number at or above a positive value. */
export function ceilNice(value: number): number {
  if (!(value > 0)) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const mantissa = CEILINGS.find((each) => each * magnitude >= value * (1 - 1e-9)) ?? 10;
  return mantissa * magnitude;
}

function floorNice(value: number): number {
  if (value >= 0) return value < 10 ? 0 : Math.floor(value / 10) * 10;
  return -ceilNice(-value);
}

/** At most `maxTicks` round numbers within a range. */
export function niceTicks(low: number, high: number, maxTicks: number): readonly number[] {
  const range = high - low;
  if (!(range > 0) || maxTicks < 1) return [];
  const magnitude = 10 ** Math.floor(Math.log10(range / maxTicks));
  for (const step of [...STEPS, 20, 25, 50].map((each) => each * magnitude)) {
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    if (count <= maxTicks) {
      return Array.from({ length: count }, (_each, index) =>
        Number(((first + index) * step).toPrecision(12)),
      );
    }
  }
  return [];
}

/** Where a value stands in a range, 0 at the bottom, 1 at the top; outside of it the nearer edge. */
export function fractionOf(scale: Pick<YScale, 'low' | 'high'>, value: number): number {
  return Math.min(1, Math.max(0, (value - scale.low) / (scale.high - scale.low)));
}
