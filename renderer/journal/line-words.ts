import type { JournalEntry, JournalState } from '../../shared/model/journal.ts';
import { formatClock, formatDate, formatDuration, formatTenths } from '../../shared/words/durations.ts';

const STATE_WORDS: Record<Exclude<JournalState, null>, string> = {
  pending: 'Pending',
  inProgress: 'In progress',
  done: 'Done',
  failed: 'Failed',
  unknown: 'Unknown',
  notSent: 'Not sent',
  open: 'Open',
  ended: 'Ended',
};

/** `In progress`; empty for what has none. What people did elsewhere is known from the PDU only. */
export function stateWords({ id, kind, state }: Pick<JournalEntry, 'id' | 'kind' | 'state'>): string {
  if (state !== null) return STATE_WORDS[state];
  return kind === 'operator' && id.startsWith('event:') ? 'Seen, not from this app' : '';
}

/** How a state is set off: what goes on is ink, what failed and the critical that is not over are red. */
export function stateTone({ state, kind }: Pick<JournalEntry, 'state' | 'kind'>): string {
  if (state === 'failed' || (state === 'open' && kind === 'critical')) return 't-crit b';
  if (state === 'unknown') return 't-warn b';
  return state === 'pending' || state === 'inProgress' || state === 'open' ? 'ink' : 'dim';
}

/** It goes on: how long it has lasted grows with the clock. */
export function isGoingOn({ state, endedAtMs }: Pick<JournalEntry, 'state' | 'endedAtMs'>): boolean {
  return endedAtMs === null && (state === 'inProgress' || state === 'open');
}

/** Shorter than this is no length worth telling. */
const LEAST_MS = 100;

/** `18.2 s` of what people did, `4 min 05 s` of what PDUs reported; empty for what has no length. */
export function lastedWords(entry: JournalEntry, nowMs: number): string {
  const { kind, atMs, endedAtMs } = entry;
  if (isGoingOn(entry)) return formatDuration(nowMs - atMs);
  const lastedMs = endedAtMs === null ? 0 : endedAtMs - atMs;
  if (lastedMs < LEAST_MS) return '';
  return kind === 'operator' && lastedMs < 60_000 ? formatTenths(lastedMs) : formatDuration(lastedMs);
}

/** Midnight at the beginning of a local day. */
export function startOfDayMs(atMs: number): number {
  const at = new Date(atMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Midnight at the end of a local day, which may be one of 23 or 25 hours. */
export function endOfDayMs(atMs: number): number {
  const at = new Date(atMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime();
}

/** `Today`, `Yesterday`, `2026-11-12`. `nowMs` says which day is today. */
export function dayWords(atMs: number, nowMs: number): string {
  const day = startOfDayMs(atMs);
  const today = startOfDayMs(nowMs);
  if (day === today) return 'Today';
  return day === startOfDayMs(today - 1) ? 'Yesterday' : formatDate(atMs);
}

/** `14:32:07` today, `Yesterday 16:20`, `2026-11-12` before that: for lists without days. */
export function shortTimeWords(atMs: number, nowMs: number): string {
  const day = dayWords(atMs, nowMs);
  if (day === 'Today') return formatClock(atMs);
  return day === 'Yesterday' ? `Yesterday ${formatClock(atMs).slice(0, 5)}` : day;
}

/** `14:32:07.3`: steps of a command follow each other within tenths of a second. */
export function tenthsClock(atMs: number): string {
  return `${formatClock(atMs)}.${Math.floor((((atMs % 1000) + 1000) % 1000) / 100)}`;
}
