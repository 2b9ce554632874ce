import type { Actor } from '../pdu/events.ts';
import type { MinMax, NumericReading, NumericSensorUnit } from '../pdu/sensors.ts';
import type { Thresholds } from '../pdu/thresholds.ts';
import type { WireDevice } from './device.ts';
import type { WireEvent } from './event-hub.ts';
import { minMaxStruct, readingStruct, thresholdsStruct } from './objects/sensors.ts';
import type { WireObject } from './registry.ts';
import { wireEvent } from './wire-event.ts';

function objectOf(device: WireDevice, { place }: NumericSensorUnit): WireObject | null {
  return device.sensor(place.element, place.index, place.line, place.field);
}

export const READING_CHANGED = 'sensors.NumericSensor.ReadingChangedEvent';
export const STATE_CHANGED = 'sensors.NumericSensor.StateChangedEvent';

export function encodeReadingChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  reading: NumericReading,
): WireEvent[] {
  const fields = { newReading: readingStruct(reading) };
  const source = objectOf(device, unit);
  return wireEvent(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'ReadingChangedEvent',
    fields,
  });
}

export function encodeAlarmChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: NumericReading,
  after: NumericReading,
): WireEvent[] {
  const fields = { oldReading: readingStruct(before), newReading: readingStruct(after) };
  const source = objectOf(device, unit);
  return wireEvent(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'StateChangedEvent',
    fields,
  });
}

export function encodeThresholdsChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: Thresholds,
  actor: Actor,
): WireEvent[] {
  const fields = {
    oldThresholds: thresholdsStruct(before),
    newThresholds: thresholdsStruct(unit.thresholds),
  };
  const source = objectOf(device, unit);
  return wireEvent(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'ThresholdsChangedEvent',
    fields,
    actor,
  });
}

export function encodeCounterReset(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: NumericReading,
  actor: Actor,
): WireEvent[] {
  const fields = { oldReading: readingStruct(before), newReading: readingStruct(unit.read()) };
  const source = objectOf(device, unit);
  return wireEvent(device, {
    source,
    declaredBy: 'sensors.AccumulatingNumericSensor',
    name: 'ResetEvent',
    fields,
    actor,
  });
}

export function encodeMinMaxReset(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: MinMax | null,
  actor: Actor,
): WireEvent[] {
  const fields = { oldMinMax: minMaxStruct(before), newMinMax: minMaxStruct(unit.minMax) };
  const source = objectOf(device, unit);
  return wireEvent(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'MinMaxResetEvent',
    fields,
    actor,
  });
}
