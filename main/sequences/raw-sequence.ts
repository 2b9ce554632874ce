import { createHash } from 'node:crypto';
import type { OutletId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { OutletSequence, SequenceDraft } from '../../shared/model/sequence.ts';
import type { RawSequence } from '../drivers/driver.ts';

/** What the device does with an empty order: by number, which is the order of the model. */
function fullOrder(order: readonly OutletId[], model: PduModel): readonly OutletId[] {
  return order.length === 0 ? model.outlets.map((outlet) => outlet.id) : order;
}

/** What of a sequence is the device's way, not a setting. */
function manner({ addsInRushGuard }: PduModel): Pick<SequenceDraft, 'addsInRushGuard'> {
  return addsInRushGuard === true ? { addsInRushGuard } : {};
}

/** The sequence as the last read of names and settings had it. */
export function sequenceInModel(model: PduModel): SequenceDraft {
  return {
    order: fullOrder(model.settings.outletPowerStateSequence, model),
    delaysMs: Object.fromEntries(model.outlets.map((outlet) => [outlet.id, outlet.sequenceDelayMs ?? 0])),
    inRushGuardDelayMs: model.settings.inRushGuardDelayMs ?? 0,
    ...manner(model),
  };
}

/** Busbar's revision of a sequence: a hash over order, delays and in-rush guard (docs/contracts.md, "Sequence"). */
export function sequenceRevision(sequence: SequenceDraft): string {
  const delays = sequence.order.map((outlet) => sequence.delaysMs[outlet] ?? 0);
  const content = JSON.stringify([sequence.order, delays, sequence.inRushGuardDelayMs]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** What the device keeps, with every outlet in the order and a revision. */
export function readSequence(raw: RawSequence, model: PduModel): OutletSequence {
  const sequence = {
    order: fullOrder(raw.order, model),
    delaysMs: raw.delaysMs,
    inRushGuardDelayMs: raw.inRushGuardDelayMs,
    ...manner(model),
  };
  return { ...sequence, revision: sequenceRevision(sequence) };
}
