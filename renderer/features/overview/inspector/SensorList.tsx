import { memo, useMemo } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { QUANTITY_WORDS } from '../../../../shared/words/quantities.ts';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { hasLimits } from './ruler.ts';

export interface SensorListProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly element: ElementId;
}

/** Readings of the whole element that have no limits and so no ruler. */
export const SensorList = memo(function SensorList({ pdu, model, element }: SensorListProps) {
  const indexes = useMemo(
    () =>
      model.sensors.flatMap((sensor, index) =>
        sensor.element === element && sensor.pole === null && !hasLimits(sensor.thresholds) ? [index] : [],
      ),
    [model, element],
  );
  if (indexes.length === 0) return null;
  return (
    <section className="isec">
      <h3>Sensors</h3>
      <dl className="dl sensors">
        {indexes.map((index) => (
          <SensorLine key={index} pdu={pdu} model={model} sensorIndex={index} />
        ))}
      </dl>
    </section>
  );
});

interface SensorLineProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly sensorIndex: number;
}

const SensorLine = memo(function SensorLine({ pdu, model, sensorIndex }: SensorLineProps) {
  const { value, status, isLate } = useLatest(pdu, sensorIndex);
  const sensor = model.sensors[sensorIndex];
  if (sensor === undefined) return null;
  const { text, unit } = readingText(sensor, value);
  return (
    <>
      <dt>{QUANTITY_WORDS[sensor.quantity]}</dt>
      <dd className={isLate ? 'faint' : readingTone(sensor, value, status)}>
        {text} {unit}
      </dd>
    </>
  );
});
