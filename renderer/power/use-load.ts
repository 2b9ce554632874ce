import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { PoleName } from '../../shared/model/quantity.ts';
import { useReading } from '../state/samples.ts';
import type { Load } from '../ui/load-words.ts';

/** The current of an element against its rating and limits; null when the device does not meter it. */
export function useLoad(
  pdu: PduId,
  model: PduModel,
  element: ElementId,
  ratingAmperes: number | null,
  pole: PoleName | null = null,
): Load | null {
  const reading = useReading(pdu, model, element, 'current', pole);
  const sensor = model.sensors[sensorIndex(model, element, 'current', pole)];
  if (sensor === undefined) return null;
  return {
    value: reading?.value ?? null,
    rating: ratingAmperes,
    warning: sensor.thresholds?.upperWarning ?? null,
    critical: sensor.thresholds?.upperCritical ?? null,
    status: reading?.status,
  };
}
