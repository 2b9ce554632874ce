import type { ElementId } from '../../../shared/model/ids.ts';
import {
  NUMERIC_QUANTITIES,
  STATE_QUANTITIES,
  type NumericQuantity,
  type PoleName,
  type Quantity,
  type StateQuantity,
} from '../../../shared/model/quantity.ts';
import type { ParsedPole } from './parse-elements.ts';
import { readList, readRef, readRecord, type JsonRecord, type ObjectRef } from './read-json.ts';
import { unversioned } from './type-id.ts';

/** Where a sensor sits and what it measures, before its metadata is read. */
export type SensorPlace = {
  readonly element: ElementId;
  readonly pole: PoleName | null;
  readonly ref: ObjectRef;
} & (
  | { readonly kind: 'numeric'; readonly quantity: NumericQuantity }
  | { readonly kind: 'state'; readonly quantity: StateQuantity }
);

const NUMERIC = Object.keys(NUMERIC_QUANTITIES) as NumericQuantity[];

/** Known interfaces whose readings are states; an unknown interface counts as what its field is declared as. */
const STATE_INTERFACES: ReadonlySet<string> = new Set([
  'sensors.StateSensor',
  'sensors.Switch',
  'pdumodel.OverCurrentProtectorTripSensor',
  'pdumodel.ResidualCurrentStateSensor',
  'pdumodel.PowerQualitySensor',
]);

function refsIn(sensors: JsonRecord, quantity: Quantity): readonly ObjectRef[] {
  const value = sensors[quantity];
  const list = readList(value);
  return (list ?? [value]).map(readRef).filter((ref) => ref !== null);
}

/**
 * Sensors of a `Sensors` struct or a pole, in the order of the quantity table whatever the firmware's order. Null
 * references are places without a sensor; fields that the model does not know are passed over.
 */
export function sensorPlaces(
  element: ElementId,
  pole: PoleName | null,
  struct: unknown,
): readonly SensorPlace[] {
  const sensors = readRecord(struct);
  if (sensors === null) return [];
  const numeric = NUMERIC.flatMap((quantity) =>
    refsIn(sensors, quantity)
      .filter((ref) => !STATE_INTERFACES.has(unversioned(ref.type)))
      .map((ref): SensorPlace => ({ element, pole, ref, kind: 'numeric', quantity })),
  );
  const states = STATE_QUANTITIES.flatMap((quantity) =>
    refsIn(sensors, quantity).map((ref): SensorPlace => ({ element, pole, ref, kind: 'state', quantity })),
  );
  return [...numeric, ...states];
}

/** An element's own sensors, then those of its poles in the order L1, L2, L3, N. */
export function elementSensorPlaces(
  element: ElementId,
  sensors: unknown,
  poles: readonly ParsedPole[],
): readonly SensorPlace[] {
  const ordered = poles.toSorted((a, b) => (a.line < b.line ? -1 : 1));
  // L1 < L2 < L3 < N also holds for the letters.
  return [
    ...sensorPlaces(element, null, sensors),
    ...ordered.flatMap((pole) => sensorPlaces(element, pole.line, pole.raw)),
  ];
}
