import type { ElementId, OutletId } from '../../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../../shared/model/pdu.ts';
import type { SequenceDraft } from '../../../../shared/model/sequence.ts';
import { sequenceTimeline } from '../../../../shared/sequence/timeline.ts';
import { formatTenths } from '../../../../shared/words/durations.ts';

/** Where an outlet stands in the power-on sequence, as read at discovery; nothing when the PDU has none. */
export function SequencePlace({ model, element }: { readonly model: PduModel; readonly element: ElementId }) {
  const device = findEDevice(model, element);
  if (device?.kind !== 'outlet' || !model.capabilities.includes('sequenceOrder')) return null;
  const timeline = sequenceTimeline(sequenceOf(model));
  const position = timeline.findIndex((step) => step.outlet === device.id);
  const step = timeline[position];
  if (step === undefined) return null;
  return (
    <section className="isec">
      <h3>Sequence</h3>
      <dl className="dl">
        <dt>Position</dt>
        <dd>
          {position + 1} of {timeline.length}
        </dd>
        <dt>Comes on at</dt>
        <dd>{formatTenths(step.comesOnAtMs)}</dd>
      </dl>
    </section>
  );
}

function sequenceOf(model: PduModel): SequenceDraft {
  const { outletPowerStateSequence, inRushGuardDelayMs } = model.settings;
  const delaysMs: Record<OutletId, number> = {};
  for (const outlet of model.outlets) delaysMs[outlet.id] = outlet.sequenceDelayMs ?? 0;
  return {
    order:
      outletPowerStateSequence.length > 0
        ? outletPowerStateSequence
        : model.outlets.map((outlet) => outlet.id),
    delaysMs,
    inRushGuardDelayMs: inRushGuardDelayMs ?? 0,
    ...(model.addsInRushGuard === true ? { addsInRushGuard: true } : {}),
  };
}
