import type { OutletObservation, PowerAction, PowerState } from '../../shared/model/power-state.ts';
import type { Observed } from '../devices/pdu-record.ts';

/** `No answer yet` is said after this long without a reply. */
export const NO_ANSWER_AFTER_MS = 5000;
/** Without a reply the outcome is `unknown` this long after sending, unless a read decides it. */
export const UNKNOWN_AFTER_MS = 10_000;
/** After an answer, or its loss, a command may still take effect for this long, before `nothing happened` is believed. */
export const EFFECT_MS = 3000;
/** An outlet that still waits or cycles this long after its time is over hangs: whoever waits for it is told so. */
const HANGS_AFTER_MS = 60 * 60_000;
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
  /** The last change before is so long ago that another one would show in the device's time, which is in seconds. */
  readonly isChangeTold: boolean;
  readonly last: Observed | null;
  /** Since sending it was seen to wait or cycle: the device has taken the command up. */
  readonly isTakenUp: boolean;
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

/** An event that was under way while the state before was read tells of something older, by the device's own time. */
function isOutdated(before: OutletObservation, { source, observation }: Observed): boolean {
  if (source !== 'event') return false;
  const [was, now] = [before.lastPowerStateChangeMs, observation.lastPowerStateChangeMs];
  return was !== null && now !== null && now < was;
}

/** Adds what was just read; reads that began before the command was sent say nothing about it. */
export function withObservation(evidence: Evidence, observed: Observed, sentAtMs: number): Evidence {
  if (observed.startedAtMs < sentAtMs || isOutdated(evidence.before, observed)) return evidence;
  const state = observed.observation.powerState;
  const isOpen = isOff(state) || isInProgress(state);
  const offSeenAtMs = evidence.offSeenAtMs ?? (isOpen ? observed.observation.readAtMs : null);
  const isTakenUp = evidence.isTakenUp || isInProgress(state);
  return { ...evidence, last: observed, isTakenUp, offSeenAtMs };
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
  // While its answer is outstanding the command may still be carried out.
  if (question.reply.kind === 'pending') return 'unknown';
  if (question.action !== 'cycle' || isOff(now.powerState)) return 'failed';
  const { before, isChangeTold } = question.evidence;
  const isUnchanged = now.lastPowerStateChangeMs === before.lastPowerStateChangeMs;
  return now.lastPowerStateChangeMs !== null && isUnchanged && isChangeTold ? 'failed' : 'unknown';
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
  const effectMs = reply.kind === 'pending' ? 0 : reply.atMs + EFFECT_MS;
  const deadlineMs = Math.max(sentAtMs + UNKNOWN_AFTER_MS, effectMs) + (isUnderWay ? expectedMs : 0);
  if (nowMs < deadlineMs) return null;
  if (now === null || nowMs - now.readAtMs > RECENT_MS) return 'unknown';
  // Coming on takes as long as it takes; nothing waits to go off, so that what says so is not understood.
  if (isInProgress(now.powerState))
    return action === 'off' || nowMs >= deadlineMs + HANGS_AFTER_MS ? 'unknown' : null;
  return verdictAtTheEnd(question, now);
}

/** Times at which the verdict may change although nothing new was seen. */
export function decisiveMoments(sentAtMs: number, reply: Reply, expectedMs: number): readonly number[] {
  const unknownMs = sentAtMs + UNKNOWN_AFTER_MS;
  const marks = [sentAtMs + NO_ANSWER_AFTER_MS, unknownMs, unknownMs + expectedMs];
  if (reply.kind === 'pending') return marks;
  return [...marks, reply.atMs + EFFECT_MS, reply.atMs + EFFECT_MS + expectedMs];
}

/** The first of the moments that is still to come. */
export function nextOf(moments: readonly number[], nowMs: number): number {
  return Math.min(...moments.filter((atMs) => atMs > nowMs));
}
