/** The time axis that the rows and the chart above them share. */
export interface TimeScale {
  /** Right end, milliseconds; never 0. */
  readonly maxMs: number;
  readonly stepMs: number;
}

const STEPS_MS = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000,
  1_800_000, 3_600_000, 7_200_000, 18_000_000, 36_000_000,
];
const MOST_INTERVALS = 8;

/** A scale that ends at a whole step at or after `totalMs`, with at most eight intervals. */
export function timeScale(totalMs: number): TimeScale {
  const stepMs =
    STEPS_MS.find((step) => Math.ceil(totalMs / step) <= MOST_INTERVALS) ??
    Math.ceil(totalMs / MOST_INTERVALS / 3_600_000) * 3_600_000;
  return { stepMs, maxMs: Math.max(1, Math.ceil(totalMs / stepMs)) * stepMs };
}

export function scaleTicks(scale: TimeScale): readonly number[] {
  return Array.from(
    { length: Math.round(scale.maxMs / scale.stepMs) + 1 },
    (_each, index) => index * scale.stepMs,
  );
}

/** Position on the axis, 0 to 100. */
export function scalePercent(scale: TimeScale, atMs: number): number {
  return Math.min(100, Math.max(0, (atMs / scale.maxMs) * 100));
}

/** `0 s`, `0.5 s`, `10 s`, `2 min`, `1 h`: short words at a tick. */
export function tickText(scale: TimeScale, atMs: number): string {
  if (scale.stepMs % 3_600_000 === 0) return `${atMs / 3_600_000} h`;
  if (scale.stepMs % 60_000 === 0) return `${atMs / 60_000} min`;
  return `${Number((atMs / 1000).toFixed(1))} s`;
}
