import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../shared/model/pdu.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { selectedElement } from '../../state/selected-element.ts';
import { useAppStore } from '../../state/store.ts';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import { ConnectionPart } from './inspector/connection/ConnectionPart.tsx';
import { ElementSettings } from './inspector/ElementSettings.tsx';
import { identityFacts } from './inspector/identity.ts';
import { LatestEvent } from './inspector/LatestEvent.tsx';
import { PduAbilities } from './inspector/PduAbilities.tsx';
import { SensorList } from './inspector/SensorList.tsx';
import { SequencePlace } from './inspector/SequencePlace.tsx';
import { SwitchFacts } from './inspector/SwitchFacts.tsx';
import { ThresholdRuler } from './inspector/ThresholdRuler.tsx';
import { limitedQuantities, type LimitedQuantity } from './inspector/worst-sensor.ts';
import { TripInspector } from './trip/TripInspector.tsx';
import { ShownFreshness } from './use-latest.ts';
import './overview.css';

interface InspectorProps {
  readonly pdu: PduView;
  /** The sequence of this PDU was read in this window. */
  readonly isSequenceLoaded: boolean;
}

/**
 * What the chosen element is, what it is called, and how its readings stand between their limits. While the PDU does not
 * answer, what is known of that stands first.
 */
export function Inspector({ pdu, isSequenceLoaded }: InspectorProps) {
  const { model } = pdu;
  const element = useAppStore(({ place }) => (model === null ? null : selectedElement(place, model)));
  const freshness = useFreshness(pdu);
  if (model === null || element === null) return null;
  const device = findEDevice(model, element);
  const isLost = freshness === 'noData';
  return (
    <ShownFreshness value={freshness}>
      {isLost ? (
        <>
          <ConnectionPart pdu={pdu} model={model} isSequenceLoaded={isSequenceLoaded} />
          <LatestEvent pdu={pdu.id} element="pdu" />
        </>
      ) : null}
      <Identity pdu={pdu} model={model} element={element} />
      <ElementSettings pdu={pdu} model={model} element={element} />
      {element === 'pdu' ? <PduAbilities pdu={pdu} model={model} /> : null}
      {device?.kind === 'ocp' ? <TripInspector pdu={pdu} model={model} ocp={device} /> : null}
      <Limits pdu={pdu} model={model} element={element} />
      <SequencePlace pdu={pdu.id} model={model} element={element} />
      <SensorList pdu={pdu.id} model={model} element={element} />
      {isLost ? null : <LatestEvent pdu={pdu.id} element={element} />}
    </ShownFreshness>
  );
}

interface PartProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly element: ElementId;
}

function Identity({ pdu, model, element }: PartProps) {
  const device = findEDevice(model, element);
  const line = device?.kind === 'outlet' && device.lines.includes('N') ? device.lines[0] : undefined;
  return (
    <section className="isec">
      <h3>{device === undefined ? pdu.name : genericName(device)}</h3>
      <dl className="dl">
        {identityFacts(pdu, model, element).map((fact) => (
          <div className="fact" key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>
              {fact.term === 'Lines' && line !== undefined ? (
                <span className="line-head">
                  <PhaseKey line={line} />
                  {fact.text}
                </span>
              ) : (
                fact.text
              )}
            </dd>
          </div>
        ))}
        {device?.kind === 'ts' ? <SwitchFacts pdu={pdu.id} model={model} device={device} /> : null}
      </dl>
    </section>
  );
}

function Limits({ pdu, model, element }: PartProps) {
  const limited = useMemo(() => limitsShown(model, element), [model, element]);
  if (limited.length === 0) return null;
  return (
    <section className="isec">
      <h3>Thresholds</h3>
      {limited.map(({ key, ...each }) => (
        <ThresholdRuler key={key} pdu={pdu.id} model={model} {...each} />
      ))}
    </section>
  );
}

interface ShownLimit {
  readonly key: string;
  readonly limited: LimitedQuantity;
  readonly owner?: string;
}

/** The limits of an element; at a transfer switch the voltages of its sources, by which it decides. */
function limitsShown(model: PduModel, element: ElementId): readonly ShownLimit[] {
  const own = limitedQuantities(model, element).map((limited) => ({ key: limited.quantity, limited }));
  const device = findEDevice(model, element);
  if (device?.kind !== 'ts') return own;
  const sources = device.inlets.flatMap((inlet) =>
    limitedQuantities(model, inlet)
      .filter(({ quantity }) => quantity === 'voltage' || quantity === 'voltageLN')
      .map((limited) => ({ key: `${inlet}/${limited.quantity}`, limited, owner: inletName(model, inlet) })),
  );
  return [...sources, ...own];
}

function inletName(model: PduModel, id: ElementId): string {
  const inlet = findEDevice(model, id);
  return inlet === undefined ? '' : genericName(inlet).toLowerCase();
}
