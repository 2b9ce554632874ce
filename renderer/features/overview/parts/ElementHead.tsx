import type { ReactNode } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../../shared/model/pdu.ts';
import { genericName, tellingName } from '../../../../shared/words/elements.ts';
import { goToPdu } from '../../../state/go-to-pdu.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';

interface ElementHeadProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly element: ElementId;
  /** State chips beside the name. */
  readonly state?: ReactNode;
  /** Tools at the right. */
  readonly children?: ReactNode;
}

/** Which element this is, its state and the tools of its charts. */
export function ElementHead({ pdu, model, element, state, children }: ElementHeadProps) {
  const device = findEDevice(model, element);
  const isOneOfInlets = device?.kind === 'inlet' && model.inlets.length > 1;
  return (
    <div className="ehead">
      {device === undefined ? (
        <h2 className="ell" title={pdu.name}>
          <bdi>{pdu.name}</bdi>
        </h2>
      ) : (
        <h2>{genericName(device)}</h2>
      )}
      {device === undefined || tellingName(device) === '' ? null : (
        <span className={device.kind === 'outlet' ? 'ink outlet-name ell' : 'dim ell'}>{device.name}</span>
      )}
      {state}
      {isOneOfInlets ? (
        <Segmented
          label="Inlet"
          value={element}
          options={model.inlets.map((inlet) => ({ value: inlet.id, label: inlet.label }))}
          onChange={(inlet) => goToPdu(pdu.id, 'overview', inlet)}
        />
      ) : null}
      <span className="grow" />
      <Unbalanced pdu={pdu} model={model} element={element} />
      {children}
    </div>
  );
}

/** How unevenly the lines are loaded, where the device says it. */
function Unbalanced({ pdu, model, element }: Pick<ElementHeadProps, 'pdu' | 'model' | 'element'>) {
  const index = sensorIndex(model, element, 'unbalancedCurrent');
  const { value, status, isLate } = useLatest(pdu.id, index);
  const sensor = model.sensors[index];
  if (sensor === undefined) return null;
  const { text, unit } = readingText(sensor, value);
  return (
    <span className="row dim unbalanced">
      Unbalanced{' '}
      <b className={isLate ? 'faint' : readingTone(sensor, value, status)}>
        {text} {unit}
      </b>
    </span>
  );
}
