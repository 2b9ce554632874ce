import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../shared/model/pdu.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { selectedElement } from '../../state/selected-element.ts';
import { useAppStore } from '../../state/store.ts';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import { identityFacts } from './inspector/identity.ts';
import { LatestEvent } from './inspector/LatestEvent.tsx';
import { NameField } from './inspector/NameField.tsx';
import { SensorList } from './inspector/SensorList.tsx';
import { ThresholdRuler } from './inspector/ThresholdRuler.tsx';
import { limitedQuantities } from './inspector/worst-sensor.ts';
import './overview.css';
import { LateContext } from './use-latest.ts';

/** What the chosen element is, what it is called, and how its readings stand between their limits. */
export function Inspector({ pdu }: { readonly pdu: PduView }) {
  const { model } = pdu;
  const element = useAppStore(({ place }) => (model === null ? null : selectedElement(place, model)));
  const isLate = useFreshness(pdu) !== 'live';
  if (model === null || element === null) return null;
  return (
    <LateContext value={isLate}>
      <Identity pdu={pdu} model={model} element={element} />
      <Settings pdu={pdu} model={model} element={element} />
      <Limits pdu={pdu} model={model} element={element} />
      <SensorList pdu={pdu.id} model={model} element={element} />
      <LatestEvent pdu={pdu.id} element={element} />
    </LateContext>
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
      </dl>
    </section>
  );
}

function Settings({ pdu, model, element }: PartProps) {
  const device = findEDevice(model, element);
  if (device?.kind === 'ts') return null;
  const canRename = model.capabilities.includes('rename');
  return (
    <section className="isec">
      <h3>Settings</h3>
      <NameField
        key={element}
        pdu={pdu.id}
        element={element}
        name={device?.name ?? model.settings.name}
        readOnlyReason={canRename ? null : 'This PDU does not let its names be changed from here.'}
      />
    </section>
  );
}

function Limits({ pdu, model, element }: PartProps) {
  const limited = useMemo(() => limitedQuantities(model, element), [model, element]);
  if (limited.length === 0) return null;
  return (
    <section className="isec">
      <h3>Thresholds</h3>
      {limited.map((each) => (
        <ThresholdRuler key={each.quantity} pdu={pdu.id} model={model} limited={each} />
      ))}
    </section>
  );
}
