import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { CommandId } from '../../shared/model/ids.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { wasCancelled, type OutletFacts } from './outlet-facts.ts';

/** Current from which a load counts as running again (design, section 4.4, row 5). */
export const FLOWING_AMPERES = 0.1;
/** How long a cycled load has to draw current again before it counts as not running. */
export const CHECK_CURRENT_MS = 5000;
const SHOW_DONE_MS = 4000;

/** Within this a PDU usually answers a command. */
export const ANSWER_WITHIN_MS = 5000;
/** After this without an answer the outcome is unknown. */
const UNKNOWN_AFTER_MS = 10_000;

/** What is measured at an outlet, as far as its display depends on it. */
export interface CurrentCheck {
  /** Null when it is not metered or not read. */
  readonly isFlowing: boolean | null;
  /** When current was first seen after the shown command was confirmed; null when not yet. */
  readonly flowedAtMs: number | null;
}

interface OfCommand {
  readonly command: CommandId;
  readonly action: PowerAction;
  /** How many outlets the command is for: an undo takes all of them back. */
  readonly outletCount: number;
}

/**
 * The one thing an outlet shows (design, section 4.4). Times are moments, not countdowns, so that it changes only when
 * the state does; `Countdown` and `ProgressLine` run the seconds.
 */
export type OutletDisplay =
  | { readonly kind: 'first' }
  | { readonly kind: 'on'; readonly isLate: boolean }
  | {
      readonly kind: 'off';
      readonly why: Extract<PowerState, 'off' | 'suspended' | 'shed'>;
      readonly isLate: boolean;
    }
  | { readonly kind: 'pendingOn'; readonly isLate: boolean }
  /** Cycling without a command of Busbar. */
  | { readonly kind: 'cyclingElsewhere'; readonly isLate: boolean }
  /** Nothing flows, whatever the relay was told; `state` is what it was told. */
  | { readonly kind: 'noPower'; readonly reason: string; readonly state: PowerState }
  /** The PDU answered without a state; `isNeverTold` where it only measures this outlet. */
  | { readonly kind: 'unknown'; readonly isNeverTold?: true }
  /** The PDU did not answer: what is shown is the last known. */
  | { readonly kind: 'noData'; readonly lastState: PowerState }
  | (OfCommand & { readonly kind: 'armed'; readonly armedAtMs: number; readonly endsAtMs: number })
  | (OfCommand & { readonly kind: 'sending'; readonly sinceMs: number; readonly isUnanswered: boolean })
  | (OfCommand & { readonly kind: 'accepted'; readonly isWaitingForTurn: boolean })
  | (OfCommand & {
      readonly kind: 'cyclingOff';
      readonly offAtMs: number;
      /** Null when the cycle delay is not known. */
      readonly onAtMs: number | null;
    })
  | (OfCommand & { readonly kind: 'checkingCurrent' })
  | (OfCommand & { readonly kind: 'done'; readonly tookMs: number })
  | (OfCommand & {
      readonly kind: 'failed';
      readonly message: string | null;
      readonly state: PowerState;
    })
  | (OfCommand & {
      readonly kind: 'outcomeUnknown';
      readonly message: string | null;
      readonly state: PowerState;
    })
  | (OfCommand & { readonly kind: 'noCurrent'; readonly beforeAmperes: number });

/** From what is known of an outlet to what it shows. */
export function outletDisplay(facts: OutletFacts, current: CurrentCheck, nowMs: number): OutletDisplay {
  const { command, outletCommand: part, freshness, powerState } = facts;
  const running = command === null || part === null ? null : inFlightDisplay(command, part, powerState);
  if (running !== null) return running;
  if (freshness === 'noData') return { kind: 'noData', lastState: powerState };
  const ended =
    command === null || part === null ? null : outcomeDisplay(command, part, facts, current, nowMs);
  if (ended !== null) return ended;
  if (freshness === 'first') return { kind: 'first' };
  return restDisplay(facts);
}

function inFlightDisplay(
  command: PowerCommand,
  part: OutletCommand,
  powerState: PowerState,
): OutletDisplay | null {
  const of = { command: command.id, action: command.action, outletCount: command.outlets.length };
  const { phase, phaseAtMs, offSeenAtMs, cycleDelayMs } = part;
  const armedAtMs = phaseAtMs.armed ?? phaseAtMs.asked ?? 0;
  switch (phase) {
    case 'armed':
      return { ...of, kind: 'armed', armedAtMs, endsAtMs: command.undoUntilMs ?? armedAtMs };
    case 'asked':
    case 'sent':
      return {
        ...of,
        kind: 'sending',
        sinceMs: phaseAtMs.sent ?? phaseAtMs.asked ?? armedAtMs,
        isUnanswered: part.noAnswerYet,
      };
    case 'accepted':
      if (powerState === 'pendingOn') return { ...of, kind: 'accepted', isWaitingForTurn: true };
      if (command.action !== 'cycle' || offSeenAtMs === null)
        return { ...of, kind: 'accepted', isWaitingForTurn: false };
      return {
        ...of,
        kind: 'cyclingOff',
        offAtMs: offSeenAtMs,
        onAtMs: cycleDelayMs === null ? null : offSeenAtMs + cycleDelayMs,
      };
    case 'notSent':
    case 'confirmed':
    case 'failed':
    case 'unknown':
      return null;
  }
}

function outcomeDisplay(
  command: PowerCommand,
  part: OutletCommand,
  facts: OutletFacts,
  current: CurrentCheck,
  nowMs: number,
): OutletDisplay | null {
  const of = { command: command.id, action: command.action, outletCount: command.outlets.length };
  if (part.phase === 'unknown')
    return { ...of, kind: 'outcomeUnknown', message: part.message, state: facts.powerState };
  if (wasCancelled(part)) return null;
  if (part.phase === 'failed' || part.phase === 'notSent')
    return { ...of, kind: 'failed', message: part.message, state: facts.powerState };
  const confirmedAtMs = part.phaseAtMs.confirmed;
  const target = command.action === 'off' ? 'off' : 'on';
  if (confirmedAtMs === undefined || facts.powerState !== target) return null;
  const before = part.currentBeforeAmperes ?? 0;
  const expectsCurrent = command.action === 'cycle' && before >= FLOWING_AMPERES;
  if (expectsCurrent && current.isFlowing === false && current.flowedAtMs === null) {
    return nowMs - confirmedAtMs < CHECK_CURRENT_MS
      ? { ...of, kind: 'checkingCurrent' }
      : { ...of, kind: 'noCurrent', beforeAmperes: before };
  }
  const doneAtMs = Math.max(confirmedAtMs, expectsCurrent ? (current.flowedAtMs ?? 0) : 0);
  const isRecent = nowMs - confirmedAtMs < CHECK_CURRENT_MS + SHOW_DONE_MS && nowMs - doneAtMs < SHOW_DONE_MS;
  return isRecent ? { ...of, kind: 'done', tookMs: commandTookMs(part) } : null;
}

/** From sending to the state read back, milliseconds. */
export function commandTookMs(part: OutletCommand): number {
  const { asked, sent, confirmed } = part.phaseAtMs;
  const startMs = sent ?? asked;
  return startMs === undefined || confirmed === undefined ? 0 : confirmed - startMs;
}

function restDisplay({ powerState, isStateTold, noPowerReason, freshness }: OutletFacts): OutletDisplay {
  const isLate = freshness === 'late';
  if (noPowerReason !== null && powerState !== 'unknown')
    return { kind: 'noPower', reason: noPowerReason, state: powerState };
  switch (powerState) {
    case 'on':
      return { kind: 'on', isLate };
    case 'off':
    case 'suspended':
    case 'shed':
      return { kind: 'off', why: powerState, isLate };
    case 'cycling':
      return { kind: 'cyclingElsewhere', isLate };
    case 'pendingOn':
      return { kind: 'pendingOn', isLate };
    case 'unknown':
      return isStateTold ? { kind: 'unknown' } : { kind: 'unknown', isNeverTold: true };
  }
}

/** Whether what is shown may change by the clock alone, within the next seconds. */
export function changesByClock(part: OutletCommand | null, nowMs: number): boolean {
  if (part?.phase !== 'confirmed') return false;
  const endedMs = part.phaseAtMs.confirmed ?? 0;
  return nowMs - endedMs < CHECK_CURRENT_MS + SHOW_DONE_MS + 1000;
}

/** Armed or in flight: `aria-busy`, ink border, no other action. */
export function isBusy(display: OutletDisplay): boolean {
  return ['armed', 'sending', 'accepted', 'cyclingOff', 'checkingCurrent'].includes(display.kind);
}

/** Up to when an answer to a command that was sent is waited for, milliseconds after the sending. */
export function answerLimitMs({ isUnanswered }: Extract<OutletDisplay, { kind: 'sending' }>): number {
  return isUnanswered ? UNKNOWN_AFTER_MS : ANSWER_WITHIN_MS;
}
