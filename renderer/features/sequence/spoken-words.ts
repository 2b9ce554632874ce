import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { moveItem } from '../../../shared/sequence/move-item.ts';
import { sequenceTimeline } from '../../../shared/sequence/timeline.ts';
import { outletWords } from '../../../shared/words/elements.ts';
import type { Lift } from './lift.ts';

/** `lab-bench-3`, or `Outlet 27` when nobody named it. */
function subject(model: PduModel, outlet: OutletId): string {
  const { name, label } = outletWords(model, outlet);
  return name.trim() === '' ? `Outlet ${label}` : name;
}

/** `lab-bench-3 lifted. Position 16 of 36.` */
export function liftedWords(model: PduModel, draft: SequenceDraft, { outlet, from }: Lift): string {
  return `${subject(model, outlet)} lifted. Position ${from + 1} of ${draft.order.length}.`;
}

/** `Position 11 of 36. Comes on at 18.2 seconds.` */
export function placeWords(draft: SequenceDraft, outlet: OutletId, to: number): string {
  const order = moveItem(draft.order, draft.order.indexOf(outlet), to);
  const atMs = sequenceTimeline({ ...draft, order })[to]?.comesOnAtMs ?? 0;
  return `Position ${to + 1} of ${order.length}. Comes on at ${(atMs / 1000).toFixed(1)} seconds.`;
}

/** `Dropped at position 11.` */
export function droppedWords({ to }: Lift): string {
  return `Dropped at position ${to + 1}.`;
}

/** `lab-bench-3 put back. Position 16 of 36.` */
export function putBackWords(model: PduModel, draft: SequenceDraft, { outlet, from }: Lift): string {
  return `${subject(model, outlet)} put back. Position ${from + 1} of ${draft.order.length}.`;
}
