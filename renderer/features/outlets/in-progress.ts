import { isFinal, type OutletCommand, type PowerCommand } from '../../../shared/model/command.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { formatClock, formatTenths } from '../../../shared/words/durations.ts';
import { ACTION_DONE_WORDS } from '../../../shared/words/elements.ts';
import { NOT_DONE_WORDS } from '../../power/display-words.ts';
import { ANSWER_WITHIN_MS, commandTookMs } from '../../power/outlet-display.ts';
import { isUndone, wasCancelled } from '../../power/outlet-facts.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';

/** One line of the list below the outlets: a command on one outlet or on many, in flight or just ended. */
export interface ProgressRow {
  readonly key: string;
  /** One outlet, or how many; many are told in one line. */
  readonly outlets: OutletId | number;
  readonly glyph: GlyphName;
  readonly tone: 'ink' | 'ok' | 'crit' | 'dim';
  readonly isRunning: boolean;
  readonly text: string;
  /** Moments the bar runs between; null when there is none to run. */
  readonly bar: { readonly startMs: number; readonly endMs: number } | null;
  /** Word before the countdown to the bar's end: `in`, `on in`. */
  readonly countdown: 'in' | 'on in' | null;
  /** In place of the bar once it has ended. */
  readonly note: string;
  /** `requested 14:32:07 by m.okafor`. */
  readonly when: string;
}

const SHOW_ENDED_MS = 60_000;
/** An action on more outlets than this has one line. */
const MOST_SINGLE_ROWS = 4;

const AUDIT_NOTE = 'Result written to the audit log';

const WAITING: Record<PowerAction, string> = {
  cycle: 'Waiting to cycle, not sent yet',
  off: 'Waiting to turn off, not sent yet',
  on: 'Waiting to turn on, not sent yet',
};
const DONE: Record<PowerAction, string> = { cycle: 'Cycled', off: 'Turned off', on: 'Turned on' };

/** In flight first, oldest first; then what ended in the last minute, newest first. Undone ones are not worth a line. */
export function progressRows(
  commands: readonly PowerCommand[],
  pdu: PduId,
  operator: string,
  nowMs: number,
): readonly ProgressRow[] {
  const running: ProgressRow[] = [];
  const ended: { readonly atMs: number; readonly row: ProgressRow }[] = [];
  for (const command of commands) {
    if (command.pdu !== pdu) continue;
    if (command.outlets.length > MOST_SINGLE_ROWS) {
      const row = manyRow(command, operator);
      const atMs = Math.max(...command.outlets.map((part) => part.phaseAtMs[part.phase] ?? 0));
      if (row?.isRunning === true) running.push(row);
      else if (row !== null && nowMs - atMs < SHOW_ENDED_MS)
        ended.push({ atMs, row: { ...row, when: `finished ${formatClock(atMs)}` } });
      continue;
    }
    for (const part of command.outlets) {
      if (!isFinal(part.phase)) running.push(runningRow(command, part, operator));
      else if (!isUndone(command, part)) {
        const atMs = part.phaseAtMs[part.phase] ?? 0;
        if (nowMs - atMs < SHOW_ENDED_MS) ended.push({ atMs, row: endedRow(command, part, atMs) });
      }
    }
  }
  ended.sort((first, second) => second.atMs - first.atMs);
  return [...running, ...ended.map((each) => each.row)];
}

const keyOf = (command: PowerCommand, part: OutletCommand) => `${command.id} ${part.outlet}`;

const byWords = (command: PowerCommand, operator: string) =>
  command.door === 'app' && operator !== '' ? ` by ${operator}` : '';

function runningRow(command: PowerCommand, part: OutletCommand, operator: string): ProgressRow {
  const { armed, asked, sent } = part.phaseAtMs;
  const by = byWords(command, operator);
  const startMs = sent ?? asked ?? armed ?? 0;
  const common = {
    key: keyOf(command, part),
    outlets: part.outlet,
    glyph: 'cyc',
    tone: 'ink',
    isRunning: true,
    note: '',
  } as const;
  if (part.phase === 'armed') {
    const endMs = command.undoUntilMs ?? startMs;
    const bar = { startMs: armed ?? startMs, endMs };
    const when = `requested ${formatClock(armed ?? startMs)}${by}`;
    return { ...common, text: WAITING[command.action], bar, countdown: 'in', when };
  }
  const when = `sent ${formatClock(startMs)}${by}`;
  if (part.phase !== 'accepted') {
    const text = part.noAnswerYet ? 'No answer yet' : 'Sent, waiting for the answer';
    const bar = part.noAnswerYet ? null : { startMs, endMs: startMs + ANSWER_WITHIN_MS };
    return { ...common, text, bar, countdown: null, when };
  }
  if (command.action !== 'cycle' || part.offSeenAtMs === null)
    return { ...common, text: `Accepted${inWords(part)}`, bar: null, countdown: null, when };
  const offAtMs = part.offSeenAtMs;
  const delayMs = part.cycleDelayMs;
  const bar = delayMs === null ? null : { startMs: offAtMs, endMs: offAtMs + delayMs };
  return { ...common, text: offWords(part), bar, countdown: bar === null ? null : 'on in', when };
}

/** ` by the PDU in 180 ms`. */
function inWords({ phaseAtMs }: OutletCommand): string {
  const { sent, accepted } = phaseAtMs;
  return sent === undefined || accepted === undefined ? '' : ` by the PDU in ${accepted - sent} ms`;
}

function offWords({ phaseAtMs, offSeenAtMs }: OutletCommand): string {
  const { sent } = phaseAtMs;
  if (sent === undefined || offSeenAtMs === null) return 'Off, read back';
  const ms = offSeenAtMs - sent;
  return `Off, read back after ${ms < 1000 ? `${ms} ms` : formatTenths(ms)}`;
}

/** An action on many outlets in one line; null when it was undone. */
function manyRow(command: PowerCommand, operator: string): ProgressRow | null {
  const [first] = command.outlets;
  if (first === undefined || command.outlets.every((part) => isUndone(command, part))) return null;
  const count = command.outlets.length;
  const open = command.outlets.find((part) => !isFinal(part.phase));
  const done = command.outlets.filter((part) => part.phase === 'confirmed').length;
  const text = `${done} of ${count} ${ACTION_DONE_WORDS[command.action]}`;
  const common = { key: command.id, outlets: count, bar: null, countdown: null, note: '' } as const;
  if (open !== undefined) {
    const row = { ...runningRow(command, open, operator), key: command.id, outlets: count };
    return open.phase === 'armed' ? row : { ...row, ...common, text };
  }
  const failed = command.outlets.find((part) => part.phase !== 'confirmed');
  const ended = { ...common, isRunning: false, when: '', text } as const;
  if (failed === undefined) return { ...ended, glyph: 'check', tone: 'ok', note: AUDIT_NOTE };
  if (wasCancelled(failed)) return { ...ended, glyph: 'off', tone: 'dim', note: 'The rest was cancelled' };
  return { ...ended, glyph: 'crit', tone: 'crit', note: failed.message ?? '' };
}

function endedRow(command: PowerCommand, part: OutletCommand, atMs: number): ProgressRow {
  const common = {
    key: keyOf(command, part),
    outlets: part.outlet,
    isRunning: false,
    bar: null,
    countdown: null,
    when: `finished ${formatClock(atMs)}`,
  } as const;
  if (part.phase === 'confirmed') {
    const text = `${DONE[command.action]}, read back after ${formatTenths(commandTookMs(part))}`;
    return { ...common, glyph: 'check', tone: 'ok', text, note: AUDIT_NOTE };
  }
  const message = part.message ?? '';
  if (part.phase === 'unknown')
    return { ...common, glyph: 'unk', tone: 'ink', text: 'Outcome unknown', note: message };
  if (wasCancelled(part))
    return { ...common, glyph: 'off', tone: 'dim', text: 'Cancelled, stays off', note: message };
  return { ...common, glyph: 'crit', tone: 'crit', text: NOT_DONE_WORDS[command.action], note: message };
}
