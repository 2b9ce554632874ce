import type { OutletObservation, PowerAction, PowerState } from '../../shared/model/power-state.ts';
import type { Observed } from '../devices/pdu-record.ts';

/** `No answer yet` is said after this long without a reply. */
export const NO_ANSWER_AFTER_MS = 5000;
/** Without a reply the outcome is `unknown` this long after sending, unless a read decides it. */
export const UNKNOWN_AFTER_MS = 10_000;
/** An observation older than this cannot prove that nothing happened. */
const RECENT_MS = 5000;

export type Reply =
  | { readonly kind: 'pending' }
  | { readonly kind: 'accepted'; readonly atMs: number }
  /** The command left and no usable answer came. */
  | { readonly kind: 'lost'; readonly atMs: number };

/** What is known of one outlet since its command was sent. */
export interface Evidence {
  /** As the pre-check read it. */
  readonly before: OutletObservation;
  readonly last: Observed | null;
  /** Time of the first observation after sending in which the relay was open. */
  readonly offSeenAtMs: number | null;
}

export type Verdict = 'confirmed' | 'failed' | 'unknown';

export interface VerdictQuestion {
  readonly action: PowerAction;
  readonly evidence: Evidence;
  readonly reply: Reply;
  readonly sentAtMs: number;
  /** How long the device may take: cycle delay and sequence. */
  readonly expectedMs: number;
  readonly nowMs: number;
}

/** The relay is open in these states (Xerus reference 5.1). */
export function isOff(state: PowerState): boolean {
  return state === 'off' || state === 'suspended' || state === 'shed';
}

function isInProgress(state: PowerState): boolean {
  return state === 'cycling' || state === 'pendingOn';
}

/** Adds what was just read; reads that began before the command was sent say nothing about it. */
export function withObservation(evidence: Evidence, observed: Observed, sentAtMs: number): Evidence {
  if (observed.startedAtMs < sentAtMs) return evidence;
  const state = observed.observation.powerState;
  const isOpen = isOff(state) || isInProgress(state);
  const offSeenAtMs = evidence.offSeenAtMs ?? (isOpen ? observed.observation.readAtMs : null);
  return { ...evidence, last: observed, offSeenAtMs };
}

/** The last observation that may decide: an event since sending, or a read that began after the reply. */
function decisive(question: VerdictQuestion): OutletObservation | null {
  const { evidence, reply, sentAtMs, nowMs } = question;
  if (evidence.last === null) return null;
  if (reply.kind === 'pending') {
    return nowMs - sentAtMs >= NO_ANSWER_AFTER_MS ? evidence.last.observation : null;
  }
  const isAfterReply = evidence.last.source === 'event' || evidence.last.startedAtMs >= reply.atMs;
  return isAfterReply ? evidence.last.observation : null;
}

function changedSince(before: OutletObservation, now: OutletObservation): boolean {
  if (now.lastPowerStateChangeMs === null) return false;
  return before.lastPowerStateChangeMs === null || now.lastPowerStateChangeMs > before.lastPowerStateChangeMs;
}

function isReached(question: VerdictQuestion, now: OutletObservation): boolean {
  const { action, evidence } = question;
  switch (action) {
    case 'on':
      return now.powerState === 'on';
    case 'off':
      return isOff(now.powerState);
    case 'cycle':
      return now.powerState === 'on' && (evidence.offSeenAtMs !== null || changedSince(evidence.before, now));
  }
}

/** What can be said once the time is over and the target was not seen. */
function verdictAtTheEnd(question: VerdictQuestion, now: OutletObservation): Verdict {
  if (now.powerState === 'unknown') return 'unknown';
  if (question.action !== 'cycle' || isOff(now.powerState)) return 'failed';
  return now.lastPowerStateChangeMs === null ? 'unknown' : 'failed';
}

/**
 * The outcome of one outlet's command, or null while there is none yet (docs/contracts.md, "A power command's life").
 * `unknown` may be asked about again: a later read can still settle it.
 */
export function verdict(question: VerdictQuestion): Verdict | null {
  const { evidence, reply, sentAtMs, expectedMs, nowMs, action } = question;
  const now = decisive(question);
  if (now !== null && isReached(question, now)) return 'confirmed';
  const isUnderWay = reply.kind === 'accepted' || (action === 'cycle' && evidence.offSeenAtMs !== null);
  const deadlineMs = sentAtMs + UNKNOWN_AFTER_MS + (isUnderWay ? expectedMs : 0);
  if (nowMs < deadlineMs) return null;
  if (now === null || nowMs - now.readAtMs > RECENT_MS) return 'unknown';
  if (isInProgress(now.powerState)) return null;
  return verdictAtTheEnd(question, now);
}
