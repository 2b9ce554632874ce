import { useCallback } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { ElementId, OutletId, PduId } from '../../../../shared/model/ids.ts';
import { findEDevice, type Outlet, type PduModel } from '../../../../shared/model/pdu.ts';
import type { SequenceDraft } from '../../../../shared/model/sequence.ts';
import { sequenceTimeline } from '../../../../shared/sequence/timeline.ts';
import { formatTenths } from '../../../../shared/words/durations.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { inrushFactor } from '../../../power/inrush-factor.ts';
import { useSamples, type SampleStore } from '../../../state/samples.ts';
import { useAppStore } from '../../../state/store.ts';

interface SequencePlaceProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly element: ElementId;
}

/** Where an outlet stands in the power-on sequence, as read at discovery; nothing when the PDU has none. */
export function SequencePlace({ pdu, model, element }: SequencePlaceProps) {
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
        <Inrush pdu={pdu} model={model} outlet={device} />
      </dl>
    </section>
  );
}

/** What it may draw as it comes on, by what it draws now; nothing while it draws nothing. */
function Inrush({ pdu, model, outlet }: Omit<SequencePlaceProps, 'element'> & { readonly outlet: Outlet }) {
  const factors = useAppStore((state) => state.settings.inRushFactors);
  const index = sensorIndex(model, outlet.id, 'current');
  // In tenths, as the sequence has it: an estimate that does not change with every reading.
  const select = useCallback(
    (store: SampleStore) => Math.round((store.reading(pdu, index)?.value ?? 0) * 10) / 10,
    [pdu, index],
  );
  const amperes = useSamples(select);
  if (amperes === 0) return null;
  return (
    <>
      <dt>Inrush, est.</dt>
      <dd>{formatNumber(amperes * inrushFactor(outlet, factors), 1)} A</dd>
    </>
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
