import type { Actor } from '../pdu/events.ts';
import type { MinMax, NumericReading, NumericSensorUnit } from '../pdu/sensors.ts';
import type { Thresholds } from '../pdu/thresholds.ts';
import type { WireDevice } from './device.ts';
import type { WireEvent } from './event-hub.ts';
import { minMaxStruct, readingStruct, thresholdsStruct } from './objects/sensors.ts';
import type { InterfaceName } from './profile.ts';
import type { WireStruct } from './values.ts';
import { wireEvent } from './wire-event.ts';

export const READING_CHANGED = 'sensors.NumericSensor.ReadingChangedEvent';
export const STATE_CHANGED = 'sensors.NumericSensor.StateChangedEvent';

/** Numeric sensors' events, each declared by the interface it comes from (Xerus reference 4.13, 4.14). */
export class SensorEventEncoder {
  readonly #device: WireDevice;

  constructor(device: WireDevice) {
    this.#device = device;
  }

  readingChanged(unit: NumericSensorUnit, reading: NumericReading): WireEvent[] {
    return this.#encode(unit, 'ReadingChangedEvent', { newReading: readingStruct(reading) });
  }

  alarmChanged(unit: NumericSensorUnit, before: NumericReading, after: NumericReading): WireEvent[] {
    const fields = { oldReading: readingStruct(before), newReading: readingStruct(after) };
    return this.#encode(unit, 'StateChangedEvent', fields);
  }

  thresholdsChanged(unit: NumericSensorUnit, before: Thresholds, actor: Actor): WireEvent[] {
    const fields = {
      oldThresholds: thresholdsStruct(before),
      newThresholds: thresholdsStruct(unit.thresholds),
    };
    return this.#encode(unit, 'ThresholdsChangedEvent', fields, actor);
  }

  minMaxReset(unit: NumericSensorUnit, before: MinMax | null, actor: Actor): WireEvent[] {
    const fields = { oldMinMax: minMaxStruct(before), newMinMax: minMaxStruct(unit.minMax) };
    return this.#encode(unit, 'MinMaxResetEvent', fields, actor);
  }

  counterReset(unit: NumericSensorUnit, before: NumericReading, actor: Actor): WireEvent[] {
    const fields = { oldReading: readingStruct(before), newReading: readingStruct(unit.read()) };
    return this.#encode(unit, 'ResetEvent', fields, actor, 'sensors.AccumulatingNumericSensor');
  }

  #encode(
    { place }: NumericSensorUnit,
    name: string,
    fields: WireStruct,
    actor?: Actor,
    declaredBy: InterfaceName = 'sensors.NumericSensor',
  ): WireEvent[] {
    const source = this.#device.sensor(place.element, place.index, place.line, place.field);
    const by = actor === undefined ? {} : { actor };
    return wireEvent(this.#device, { source, declaredBy, name, fields, ...by });
  }
}
