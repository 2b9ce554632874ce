import type { Connection } from '../../shared/model/connection.ts';

/**
 * How far what is shown can be trusted. `late`: the value stays with its age beside it, switching is off. `noData`: all
 * of it is the last known. `first`: nothing was read yet in this run.
 */
export type Freshness = 'live' | 'late' | 'noData' | 'first';

const LATE_AFTER_MS = 5000;
const NO_DATA_AFTER_MS = 30_000;

/** Age from which a value counts as late: max(5 s, 2.5 x poll interval) (docs/contracts.md). */
export function lateAfterMs(pollIntervalMs: number): number {
  return Math.max(LATE_AFTER_MS, 2.5 * pollIntervalMs);
}

/** The stale rule for a whole PDU. `lastAnswerMs` is the newest reading known here, null for none. */
export function freshnessOf(
  connection: Connection,
  lastAnswerMs: number | null,
  pollIntervalMs: number,
  nowMs: number,
): Freshness {
  const answeredMs = newestOf(lastAnswerMs, lastReadAtMs(connection));
  if (connection.kind === 'connecting' && answeredMs === null) return 'first';
  if (
    connection.kind === 'offline' ||
    connection.kind === 'needsAttention' ||
    connection.kind === 'stopped'
  ) {
    return 'noData';
  }
  if (answeredMs === null) return 'first';
  const ageMs = nowMs - answeredMs;
  const lateMs = lateAfterMs(pollIntervalMs);
  if (ageMs <= lateMs) return 'live';
  return ageMs <= Math.max(NO_DATA_AFTER_MS, lateMs) ? 'late' : 'noData';
}

/** When the PDU last answered; null when it never has. */
export function lastReadAtMs(connection: Connection): number | null {
  return connection.kind === 'stopped' ? null : connection.lastReadAtMs;
}

/** The later of two moments; null only when neither is known. */
export function newestOf(first: number | null, second: number | null): number | null {
  if (first === null || second === null) return first ?? second;
  return Math.max(first, second);
}
