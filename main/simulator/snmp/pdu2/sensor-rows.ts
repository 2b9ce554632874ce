import type { Line } from '../../models/spec.ts';
import { sensorKey } from '../../pdu/sensor-store.ts';
import {
  isOutOfService,
  type ElementKind,
  type NumericSensorUnit,
  type SensorPlace,
} from '../../pdu/sensors.ts';
import { isStateField, readState } from '../../pdu/state-sensors.ts';
import type { TableRow } from './cells.ts';
import { PDU_ID, SENSOR_STATE, SENSOR_TYPE, alarmState, discreteState } from './codes.ts';
import type { Pdu2Device } from './device.ts';

/** One sensor as a row of its configuration and measurement tables. */
export interface SensorRow {
  readonly place: SensorPlace;
  /** SensorTypeEnumeration. */
  readonly type: number;
  /** Null for a discrete sensor, which has a state only. */
  readonly unit: NumericSensorUnit | null;
}

export interface SensorMeasurement {
  readonly available: boolean;
  readonly state: number;
  readonly atS: number;
  /** In the sensor's unit; null where there is no number. */
  readonly value: number | null;
}

/** The lines of an element, whose places in this list are its poles' numbers less one. */
function linesOf({ pdu }: Pdu2Device, { element, index }: SensorPlace): readonly Line[] {
  if (element === 'inlet') return pdu.inlets[index]?.spec.lines ?? [];
  if (element === 'outlet') return pdu.outlets[index]?.spec.lines ?? [];
  return [];
}

function indexOf(device: Pdu2Device, place: SensorPlace, type: number): string {
  if (place.element === 'pdu') return `${PDU_ID}.${type}`;
  const element = `${PDU_ID}.${place.index + 1}`;
  if (place.line === null) return `${element}.${type}`;
  return `${element}.${linesOf(device, place).indexOf(place.line) + 1}.${type}`;
}

/** The sensors of the elements or poles of one kind that PDU2-MIB has a type for. */
export function sensorRows(
  device: Pdu2Device,
  element: ElementKind,
  of: 'elements' | 'poles' = 'elements',
): TableRow<SensorRow>[] {
  return device.places.flatMap((place) => {
    const type = SENSOR_TYPE[place.field];
    if (type === undefined || place.element !== element || (place.line !== null) !== (of === 'poles'))
      return [];
    const unit = device.sensors.find(sensorKey(place.element, place.index, place.line, place.field)) ?? null;
    return [{ index: indexOf(device, place, type), row: { place, type, unit } }];
  });
}

/** Types of the sensors of one element or of its poles, as the bits of its capabilities: bit 0 is type 1. */
export function capabilities(
  device: Pdu2Device,
  element: ElementKind,
  index: number,
  of: 'elements' | 'poles' = 'elements',
): ReadonlySet<number> {
  const rows = sensorRows(device, element, of).filter(({ row }) => row.place.index === index);
  return new Set(rows.map(({ row }) => row.type - 1));
}

/** Reads a sensor as the JSON-RPC side does. */
export function measure({ pdu, sensors }: Pdu2Device, { place, unit }: SensorRow): SensorMeasurement {
  if (unit !== null) {
    const { available, valid, atS, status, value } = unit.read();
    const isReadable = available && valid;
    const state = isReadable ? alarmState(status) : SENSOR_STATE.unavailable;
    return { available, state, atS, value: isReadable ? value : null };
  }
  const { field } = place;
  if (!isStateField(field)) return { available: false, state: SENSOR_STATE.unavailable, atS: 0, value: null };
  const { available, value, atS } = readState(pdu, { ...place, field }, sensors.failureOf);
  const state = available ? discreteState(field, value) : SENSOR_STATE.unavailable;
  return { available, state, atS, value: null };
}

/** The relay's state as outletSwitchControlTable gives it: on, off, or unavailable below a disabled inlet. */
export function outletSwitchingState({ pdu, sensors }: Pdu2Device, index: number): number {
  const place = { element: 'outlet', index, line: null, field: 'outletState' } as const;
  if (isOutOfService(pdu, place)) return SENSOR_STATE.unavailable;
  const { available, value } = readState(pdu, place, sensors.failureOf);
  return available ? discreteState('outletState', value) : SENSOR_STATE.unavailable;
}
