import { elementKind } from '../../../../shared/model/ids.ts';
import type { NumericQuantity, StateQuantity } from '../../../../shared/model/quantity.ts';
import type { ReadingStatus, SensorDescriptor } from '../../../../shared/model/sensor.ts';
import { NOT_MEASURED, showReading } from '../../../../shared/words/numbers.ts';
import { stateText } from '../../../../shared/words/quantities.ts';
import { severityOf } from '../../../state/alarms.ts';

interface ReadingText {
  readonly text: string;
  readonly unit: string;
}

/** A reading as tables show it: numbers in their unit, states in words, an en dash where there is nothing. */
export function readingText(sensor: SensorDescriptor, value: number | null): ReadingText {
  if (sensor.kind === 'state') {
    return {
      text: value === null ? NOT_MEASURED : stateText(sensor.quantity as StateQuantity, value),
      unit: '',
    };
  }
  const where = elementKind(sensor.element) === 'outlet' ? 'outlet' : 'other';
  return showReading(sensor.quantity as NumericQuantity, sensor.unit, value, where);
}

/** The class of its colour: what the device says of its limits, and states that are alarms. */
export function readingTone(
  sensor: SensorDescriptor,
  value: number | null,
  status: ReadingStatus | undefined,
) {
  const severity = severityOf(sensor, value, status ?? 'normal');
  return severity === 'critical' ? 't-crit b' : severity === 'warning' ? 't-warn b' : 'ink';
}
