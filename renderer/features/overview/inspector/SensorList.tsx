import { memo, useMemo } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { QUANTITY_WORDS } from '../../../../shared/words/quantities.ts';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { hasLimits } from './ruler.ts';

interface SensorListProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly element: ElementId;
}

/** Readings of the whole element that have no limits and so no ruler; only beside readings of its lines. */
export const SensorList = memo(function SensorList({ pdu, model, element }: SensorListProps) {
  const indexes = useMemo(() => wholeSensors(model, element), [model, element]);
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

function wholeSensors(model: PduModel, element: ElementId): readonly number[] {
  const own = model.sensors.flatMap((sensor, index) => (sensor.element === element ? [index] : []));
  const isWhole = (index: number) => model.sensors[index]?.pole === null;
  if (own.every(isWhole)) return [];
  return own.filter((index) => isWhole(index) && !hasLimits(model.sensors[index]?.thresholds ?? null));
}

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
