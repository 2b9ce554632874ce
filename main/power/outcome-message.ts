import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { messages } from './messages.ts';
import type { Evidence, Reply, Verdict } from './verdict.ts';

export interface OutcomeFacts {
  readonly outlet: OutletId;
  readonly outcome: Verdict;
  /** What was asked for. */
  readonly action: PowerAction;
  /** What was sent last: a cycle that Busbar drives is an off and an on. */
  readonly step: PowerAction;
  readonly evidence: Evidence | undefined;
  readonly reply: Reply;
  /** When the outlet was first seen off. */
  readonly offSeenAtMs: number | null;
  readonly isCancelled: boolean;
  /** The on of a cycle whose off is not confirmed is sent when the PDU answers, if it is off then. */
  readonly isOnLater: boolean;
  /** Written with an SNMP community: a PDU does not answer a wrong one. */
  readonly isByCommunity: boolean;
}

/** The sentence about an outlet's outcome; null when there is nothing to add. */
export function outcomeMessage(facts: OutcomeFacts): string | null {
  const { outcome, action, step, evidence, reply, offSeenAtMs, isCancelled, isByCommunity } = facts;
  const label = elementLabel(facts.outlet);
  const last = evidence?.last?.observation ?? null;
  const state = last?.powerState ?? 'unknown';
  const isCycle = action === 'cycle';
  switch (outcome) {
    case 'confirmed':
      return isCycle && offSeenAtMs !== null && last !== null
        ? messages.cycled(last.readAtMs - offSeenAtMs)
        : null;
    case 'failed':
      if (isCancelled) return messages.cancelled(label);
      if (isCycle && step !== 'off' && state === 'off') return messages.notOnAgain(label);
      return reply.kind === 'accepted'
        ? messages.acceptedWithoutEffect(label, state)
        : messages.lostWithoutEffect(label, state, isByCommunity);
    case 'unknown':
      if (isCycle && step === 'off')
        return facts.isOnLater ? messages.offUnknown(label, '', 'answers') : messages.offNotConfirmed();
      return isCycle && state === 'on' ? messages.cycleUnknown(label) : messages.unknown();
  }
}

/** The sentence about an outlet whose command was refused: what the device said, and what was read since. */
export function refusalMessage(reason: string, evidence: Evidence | undefined): string {
  const state = evidence?.last?.observation.powerState ?? null;
  return messages.refused(reason, state, evidence?.before.powerState ?? 'unknown');
}
