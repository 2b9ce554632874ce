import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { SequenceDraft } from '../../shared/model/sequence.ts';
import type { SequenceWrite, SequenceWriteOutcome } from '../drivers/driver.ts';

/** Only what differs; null when nothing does. */
export function sequenceChanges(current: SequenceDraft, draft: SequenceDraft): SequenceWrite | null {
  const isSameOrder =
    current.order.length === draft.order.length && current.order.every((id, at) => id === draft.order[at]);
  const delays = Object.entries(draft.delaysMs).filter(
    ([outlet, ms]) => current.delaysMs[outlet as OutletId] !== ms,
  );
  const changes: SequenceWrite = {
    ...(isSameOrder ? {} : { order: draft.order }),
    ...(delays.length === 0 ? {} : { delaysMs: Object.fromEntries(delays) }),
    ...(current.inRushGuardDelayMs === draft.inRushGuardDelayMs
      ? {}
      : { inRushGuardDelayMs: draft.inRushGuardDelayMs }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** Names of written parts as a person reads them. */
export function partWords(part: SequenceWriteOutcome['written'][number]): string {
  if (part === 'order') return 'the order';
  if (part === 'inRushGuard') return 'the in-rush guard delay';
  return `the delay of outlet ${elementLabel(part)}`;
}
