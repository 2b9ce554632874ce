import type { SensorDescriptor, Thresholds } from '../../../../shared/model/sensor.ts';

interface RulerZone {
  readonly level: 'warning' | 'critical';
  /** Edges, 0 to 1 of the ruler. */
  readonly from: number;
  readonly to: number;
}

interface RulerTick {
  readonly value: number;
  readonly at: number;
  /** The text stands before a limit that leads into a warning zone and after one that leads out of it. */
  readonly side: 'before' | 'after';
}

export interface Ruler {
  readonly zones: readonly RulerZone[];
  readonly ticks: readonly RulerTick[];
  /** Where the reading stands; null without one. */
  readonly marker: number | null;
}

/** A limit as it is written at the ruler, from the text of a reading: `25.60` -> `25.6`, `207.0` -> `207`. */
export function limitText(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** A sensor with at least one limit. */
export function hasLimits(thresholds: Thresholds | null): thresholds is Thresholds {
  return (
    thresholds !== null &&
    [
      thresholds.lowerCritical,
      thresholds.lowerWarning,
      thresholds.upperWarning,
      thresholds.upperCritical,
    ].some((limit) => limit !== null)
  );
}

/**
 * A ruler over the span that matters: from zero where there is no lower limit, else around the limits; for a current up
 * to a little above the rating.
 */
export function rulerOf(
  thresholds: Thresholds,
  value: number | null,
  ratingAmperes: number | null,
  unit: SensorDescriptor['unit'],
): Ruler {
  const { lowerCritical, lowerWarning, upperWarning, upperCritical } = thresholds;
  const limits = [lowerCritical, lowerWarning, upperWarning, upperCritical].filter((limit) => limit !== null);
  const lowest = lowerCritical ?? lowerWarning;
  const highest = upperCritical ?? upperWarning;
  const spread = Math.max(...limits) - (lowest ?? 0) || Math.abs(Math.max(...limits)) || 1;
  const low = lowest === null ? Math.min(0, ...limits) : lowest - spread * 0.15;
  const top =
    highest === null ? Math.max(...limits) + spread : highest + spread * (lowest === null ? 0.33 : 0.15);
  const high = topOf(unit, ratingAmperes, highest, top);
  const at = (limit: number) => clamp((limit - low) / (high - low));
  return {
    zones: [
      zone('critical', lowerCritical === null ? null : 0, lowerCritical === null ? null : at(lowerCritical)),
      zone('warning', at(lowerCritical ?? low), lowerWarning === null ? null : at(lowerWarning)),
      zone('warning', upperWarning === null ? null : at(upperWarning), at(upperCritical ?? high)),
      zone('critical', upperCritical === null ? null : at(upperCritical), 1),
    ].filter((each) => each !== null),
    ticks: [
      tick(lowerCritical, at, 'before'),
      tick(lowerWarning, at, 'after'),
      tick(upperWarning, at, 'before'),
      tick(upperCritical, at, 'after'),
    ].filter((each) => each !== null),
    marker: value === null ? null : at(value),
  };
}

function topOf(
  unit: SensorDescriptor['unit'],
  ratingAmperes: number | null,
  highest: number | null,
  otherwise: number,
): number {
  if (unit === '%') return Math.max(100, highest ?? 0);
  // A power factor: where it ends is known.
  if (unit === null && highest === null) return Math.max(1, otherwise);
  if (unit !== 'A' || ratingAmperes === null) return otherwise;
  // Residual currents are far below the rating: their limits alone say what matters.
  const isOnRatingScale = highest !== null && highest > ratingAmperes * 0.2;
  return isOnRatingScale ? Math.max(ratingAmperes * 1.06, highest * 1.04) : otherwise;
}

function zone(level: RulerZone['level'], from: number | null, to: number | null): RulerZone | null {
  return from === null || to === null || from >= to ? null : { level, from, to };
}

function tick(
  value: number | null,
  at: (limit: number) => number,
  side: RulerTick['side'],
): RulerTick | null {
  return value === null ? null : { value, at: at(value), side };
}
