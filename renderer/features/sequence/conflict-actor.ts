import type { PduEvent } from '../../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../../shared/model/ids.ts';
import type { SequenceDiff } from '../../../shared/sequence/diff.ts';

/** The order and the in-rush guard are settings of the PDU, a delay is one of its outlet. */
function isTouched({ moved, delays, inRushGuard }: SequenceDiff, element: ElementId | null): boolean {
  if (element === 'pdu') return moved.length > 0 || inRushGuard;
  return delays.some((outlet) => outlet === element);
}

interface SeenChange {
  readonly pdu: PduId;
  /** From the base to what the PDU has now. */
  readonly changed: SequenceDiff;
  /** When the base was read. */
  readonly readAtMs: number;
  readonly seenAtMs: number;
}

/**
 * Who changed the sequence under the draft, as the PDU named them: `admin from 192.0.2.9`. Null unless it told, after the
 * base was read and before the change was seen, of one person alone who changed settings where the sequence now differs.
 */
export function conflictActor(
  events: readonly PduEvent[],
  { pdu, changed, readAtMs, seenAtMs }: SeenChange,
): string | null {
  const named = new Set<string>();
  for (const { pdu: of, kind, element, atMs, settingsBy } of events) {
    const isBetween = atMs > readAtMs && atMs <= seenAtMs;
    if (of !== pdu || kind !== 'change' || settingsBy === undefined || !isBetween) continue;
    if (isTouched(changed, element)) named.add(settingsBy);
  }
  const [only = null] = named;
  return named.size === 1 ? only : null;
}
