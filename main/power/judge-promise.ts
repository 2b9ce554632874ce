import type { PduIdentity } from '../../shared/model/pdu.ts';
import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { isOff, type OutletObservation } from '../../shared/model/power-state.ts';
import type { OutletCheck } from '../drivers/driver.ts';
import type { PromisedOn } from '../storage/promise-store.ts';
import { TOO_LATE_MS } from './cycle-promise.ts';
import { promiseMessages, reasons } from './promise-messages.ts';

/** The on may be sent, or nobody knows yet, or nothing is left to do and this is what is told. */
export type Judgement =
  | { readonly kind: 'send' }
  | { readonly kind: 'readAgain' }
  | { readonly kind: 'over'; readonly severity: PduEvent['severity']; readonly text: string };

/** What was read of the outlet just now, and what is known of it in Busbar. */
export interface PromiseFacts {
  readonly check: OutletCheck;
  readonly protectedOutlets: readonly OutletId[];
  /** The device's time of the last change as it was read last; for checks that do not bring it. */
  readonly lastChangeMs: number | null;
  /** It was read as on since; for PDUs that tell no time of changes. */
  readonly wasOnAgain: boolean;
  readonly nowMs: number;
}

/** Devices tell the time of a change in seconds; some round it one way at one time and the other at another. */
const SAME_CHANGE_MS = 1000;
/** A command without an answer is not carried out any more after this long. */
const STILL_ARRIVES_MS = 60_000;
/** The clock of a computer may be corrected by so much. */
const CLOCK_STEP_MS = 60_000;

/** When the on is due: where the off was not confirmed, counted from when it left. */
export function dueAtMs({ onDueAtMs, offSentAtMs, askedAtMs, delayMs }: PromisedOn): number {
  return onDueAtMs ?? (offSentAtMs ?? askedAtMs) + delayMs;
}

/** The device's own time says that the outlet was switched since Busbar turned it off; false where it does not tell. */
export function isChangedSince({ offChangeMs }: PromisedOn, changeMs: number | null): boolean {
  if (offChangeMs === null || changeMs === null) return false;
  return Math.abs(changeMs - offChangeMs) > SAME_CHANGE_MS;
}

/** Nothing is left to do for Busbar; `text` is told. */
export function over(
  severity: PduEvent['severity'],
  text: string,
): Extract<Judgement, { readonly kind: 'over' }> {
  return { kind: 'over', severity, text };
}

function notDone(promise: PromisedOn, reason: string): Judgement {
  if (promise.offSentAtMs === null) return over('critical', promiseMessages.mayHaveBegun(promise, reason));
  return over('critical', promiseMessages.notDone(promise, reason));
}

/** What time alone says, before anything is read; null while nothing speaks against the on. */
export function judgeTime(promise: PromisedOn, nowMs: number): Judgement | null {
  if (nowMs < promise.askedAtMs - CLOCK_STEP_MS) return notDone(promise, reasons.clock());
  if (nowMs - dueAtMs(promise) > TOO_LATE_MS) return notDone(promise, reasons.late());
  return null;
}

/** Another PDU answers, whatever outlets it has. */
export function judgeOtherPdu(promise: PromisedOn): Judgement {
  return notDone(promise, reasons.otherPdu());
}

function isSamePdu(promise: PromisedOn, { serial, mac }: Pick<PduIdentity, 'serial' | 'mac'>): boolean {
  return promise.serial === serial && promise.mac === mac;
}

/** The PDU does not list the outlet any more: what comes back in its place may be another one. */
export function judgeNoOutlet(promise: PromisedOn): Judgement {
  return notDone(promise, reasons.noOutlet());
}

/** Whether the on may be sent now that the outlet was read again: only when nothing is other than Busbar left it. */
export function judgePromise(promise: PromisedOn, facts: PromiseFacts): Judgement {
  const { check, nowMs } = facts;
  const inTime = judgeTime(promise, nowMs);
  if (inTime !== null) return inTime;
  if (!isSamePdu(promise, check)) return judgeOtherPdu(promise);
  const found = check.outlets.find((each) => each.outlet === promise.outlet);
  if (found === undefined || found.label !== elementLabel(promise.outlet)) return judgeNoOutlet(promise);
  if (found.name !== promise.outletName && found.observation.powerState !== 'on')
    return notDone(promise, reasons.renamed(found.name));
  return judgeState(promise, found.observation, facts);
}

/** Nobody knows whether the off arrived, and a slow PDU may still carry it out. */
function mayStillGoOff({ onDueAtMs, onGivenAtMs, offSentAtMs }: PromisedOn, nowMs: number): boolean {
  if (onDueAtMs !== null || onGivenAtMs !== null || offSentAtMs === null) return false;
  return nowMs - offSentAtMs < STILL_ARRIVES_MS;
}

/** Nothing says that the off left; only the outlet tells whether it did, and on is never sent for that. */
function judgeNotBegun(promise: PromisedOn, { powerState }: OutletObservation): Judgement {
  if (powerState === 'on') return over('warning', promiseMessages.notBegun(promise));
  if (!isOff(powerState)) return { kind: 'readAgain' };
  return notDone(promise, reasons.off());
}

function judgeState(promise: PromisedOn, now: OutletObservation, facts: PromiseFacts): Judgement {
  if (promise.offSentAtMs === null) return judgeNotBegun(promise, now);
  switch (now.powerState) {
    case 'unknown':
      return { kind: 'readAgain' };
    case 'on':
      if (mayStillGoOff(promise, facts.nowMs)) return { kind: 'readAgain' };
      return over('info', promiseMessages.isOn(promise));
    case 'cycling':
    case 'pendingOn':
      // It comes on without Busbar, and is looked at again until it has.
      return { kind: 'readAgain' };
    case 'suspended':
      return notDone(promise, reasons.suspended());
    case 'shed':
      return notDone(promise, reasons.shed());
    case 'off':
      return judgeOff(promise, now, facts);
  }
}

function judgeOff(promise: PromisedOn, now: OutletObservation, facts: PromiseFacts): Judgement {
  if (promise.onGivenAtMs !== null) return over('critical', promiseMessages.notTwice(promise));
  if (facts.wasOnAgain || isChangedSince(promise, now.lastPowerStateChangeMs ?? facts.lastChangeMs))
    return notDone(promise, reasons.changed());
  if (!promise.includeProtected && facts.protectedOutlets.includes(promise.outlet))
    return notDone(promise, reasons.protected());
  return { kind: 'send' };
}
