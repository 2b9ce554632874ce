/** `9 s`, `4 min 05 s`, `22 h`, `3 d`. Never negative. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** `15440` -> `15.4 s`: for countdowns and results. Never negative. */
export function formatTenths(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}

/** How delays are shown, and how a bare number is read; `auto` is milliseconds below a second and seconds from there. */
export type DelayUnit = 'auto' | 'ms' | 's';

/** A delay as fields and tables show it: `500 ms`, `3.5 s`. */
export function formatDelay(ms: number, unit: DelayUnit = 'auto'): string {
  const isInMs = unit === 'auto' ? ms < 1000 : unit === 'ms';
  return isInMs ? `${ms} ms` : `${Number((ms / 1000).toFixed(3))} s`;
}

/** What is said of a delay that cannot be read. */
export const DELAY_PROBLEM = 'Type 0 to 3\u2009600 s, for example 1500 ms or 1.5 s.';

/**
 * `1500`, `1 500 ms`, `1.5`, `1.5s` -> 1500; a bare whole number of 100 or more is milliseconds, one with a point never is.
 * Null when it is none, or more than an hour.
 */
export function parseDelayMs(text: string, bareUnit: DelayUnit): number | null {
  const ungrouped = text.replaceAll(/(?<=\d)\s(?=\d{3}(?!\d))/gu, '');
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*(ms|s)?\s*$/iu.exec(ungrouped);
  if (match === null) return null;
  const digits = match[1] ?? '';
  const amount = Number(digits.replace(',', '.'));
  const written = match[2]?.toLowerCase();
  const isBareMs = bareUnit === 'auto' ? /^\d+$/u.test(digits) && amount >= 100 : bareUnit === 'ms';
  const unit = written ?? (isBareMs ? 'ms' : 's');
  const ms = Math.round(unit === 'ms' ? amount : amount * 1000);
  return ms <= 3_600_000 ? ms : null;
}

/** 24 h local time, `14:28:03`. */
export function formatClock(atMs: number): string {
  const at = new Date(atMs);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Local date, `2026-03-04`. */
export function formatDate(atMs: number): string {
  const at = new Date(atMs);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
