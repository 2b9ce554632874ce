import { formatClock, formatDate } from '../../../shared/words/durations.ts';

/** How far back one looks. */
export type WindowName = '1h' | '24h' | '7d' | '30d';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

interface WindowFacts {
  readonly name: WindowName;
  /** On its button. */
  readonly label: string;
  readonly lengthMs: number;
  readonly columnMs: number;
  /** Between two labels of the time axis. */
  readonly tickMs: number;
}

/** From the shortest to the longest. */
export const WINDOWS: readonly WindowFacts[] = [
  { name: '1h', label: '1 h', lengthMs: HOUR_MS, columnMs: MINUTE_MS, tickMs: 10 * MINUTE_MS },
  { name: '24h', label: '24 h', lengthMs: DAY_MS, columnMs: 15 * MINUTE_MS, tickMs: 4 * HOUR_MS },
  { name: '7d', label: '7 d', lengthMs: 7 * DAY_MS, columnMs: 2 * HOUR_MS, tickMs: DAY_MS },
  { name: '30d', label: '30 d', lengthMs: 30 * DAY_MS, columnMs: 8 * HOUR_MS, tickMs: 5 * DAY_MS },
];

/** The facts of a window by its name. */
export function windowFacts(name: WindowName): WindowFacts {
  const facts = WINDOWS.find((each) => each.name === name);
  if (facts === undefined) throw new Error(`There is no window ${name}.`);
  return facts;
}

/** The smallest window that reaches back to a time; the largest when none does. */
export function windowReaching(atMs: number, nowMs: number): WindowName {
  return (WINDOWS.find(({ lengthMs }) => atMs > nowMs - lengthMs) ?? { name: '30d' as const }).name;
}

/** A stretch of time in columns. Columns begin at multiples of their width, so that they stand still while time goes on. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
  readonly columnMs: number;
  readonly columnCount: number;
}

/** The window that ends with the column of `nowMs`. */
export function rangeAt(name: WindowName, nowMs: number): TimeRange {
  const { lengthMs, columnMs } = windowFacts(name);
  const toMs = (Math.floor(nowMs / columnMs) + 1) * columnMs;
  return { fromMs: toMs - lengthMs, toMs, columnMs, columnCount: lengthMs / columnMs };
}

interface Tick {
  /** 0 at the left, 1 at the right. */
  readonly at: number;
  readonly text: string;
}

/** Labels of the time axis from the beginning on: times of a day, dates of more. */
export function ticksOf({ fromMs, toMs }: TimeRange, name: WindowName): readonly Tick[] {
  const { tickMs } = windowFacts(name);
  const count = Math.round((toMs - fromMs) / tickMs);
  const words = (atMs: number) =>
    tickMs >= DAY_MS ? formatDate(atMs).slice(5) : formatClock(atMs).slice(0, 5);
  return Array.from({ length: count + 1 }, (_each, index) => ({
    at: index / count,
    text: words(fromMs + index * tickMs),
  }));
}

/** `14:15 to 14:30`, of another day with its date. */
export function spanWords(fromMs: number, toMs: number, nowMs: number): string {
  const from = formatClock(fromMs).slice(0, 5);
  const day = formatDate(fromMs);
  return `${day === formatDate(nowMs) ? '' : `${day} `}${from} to ${formatClock(toMs).slice(0, 5)}`;
}
