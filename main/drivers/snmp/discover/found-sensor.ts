import type { ElementId } from '../../../../shared/model/ids.ts';
import {
  NUMERIC_QUANTITIES,
  STATE_QUANTITIES,
  unitOf,
  type NumericQuantity,
  type PoleName,
  type Quantity,
} from '../../../../shared/model/quantity.ts';
import { statusCode, type SensorDescriptor } from '../../../../shared/model/sensor.ts';
import type { InterpretedReading, PlacedSensor } from '../device-map.ts';

/** A sensor as its table gives it, before poles are settled. */
export interface FoundSensor {
  readonly element: ElementId;
  readonly pole: PoleName | null;
  readonly quantity: Quantity;
  /** The quantity where the element turns out to have a single line. */
  readonly single: NumericQuantity | null;
  readonly facts: Pick<SensorDescriptor, 'decimalDigits' | 'range' | 'thresholds'>;
  readonly placed: PlacedSensor;
}

/** Sensors as the model has them, with their places beside them. */
export interface SettledSensors {
  readonly descriptors: readonly SensorDescriptor[];
  readonly placed: readonly PlacedSensor[];
  /** Lines of elements that have readings of more than one. */
  readonly lines: ReadonlyMap<ElementId, readonly PoleName[]>;
}

export const LINE_ORDER: readonly PoleName[] = ['L1', 'L2', 'L3', 'N'];
const QUANTITY_ORDER: readonly Quantity[] = [
  ...(Object.keys(NUMERIC_QUANTITIES) as NumericQuantity[]),
  ...STATE_QUANTITIES,
];
/** More sensors than any PDU has. */
const MAX_SENSORS = 32_768;

const rank = (pole: PoleName | null): number => (pole === null ? -1 : LINE_ORDER.indexOf(pole));

function describe(sensor: FoundSensor): SensorDescriptor {
  const { element, pole, quantity, facts } = sensor;
  const kind = quantity in NUMERIC_QUANTITIES ? 'numeric' : 'state';
  return { element, pole, quantity, kind, unit: unitOf(quantity), ...facts };
}

/** Readings of the only line of an element are the element's own. */
function ofElement(sensor: FoundSensor): FoundSensor {
  return { ...sensor, pole: null, quantity: sensor.single ?? sensor.quantity };
}

/** From good to bad; what is not available says nothing beside what is. */
const BADNESS = (['unavailable', 'normal', 'warning', 'critical'] as const).map(statusCode);

/** Several states of one thing, such as those of two power supplies: the worst counts, or a fault would not be seen. */
function worstOf(one: FoundSensor, other: FoundSensor): FoundSensor {
  const { oids, interpret } = one.placed;
  const badness = (reading: InterpretedReading) => BADNESS.indexOf(reading.statusCode);
  const placed: PlacedSensor = {
    oids: [...new Set([...oids, ...other.placed.oids])],
    interpret: (values) => {
      const [first, second] = [interpret(values), other.placed.interpret(values)];
      return badness(second) > badness(first) ? second : first;
    },
  };
  return { ...one, placed };
}

/** One element's sensors in the model's order; of several readings of the same thing, that of the element itself counts. */
function settleElement(sensors: readonly FoundSensor[]): {
  readonly sensors: readonly FoundSensor[];
  readonly lines: readonly PoleName[];
} {
  const lines = LINE_ORDER.filter((line) => sensors.some(({ pole }) => pole === line));
  const own = sensors.filter(({ pole }) => pole === null);
  const ofLines = sensors.filter(({ pole }) => pole !== null);
  // The neutral alone is not the line that the element is on.
  const isSingle = lines.length === 1 && lines[0] !== 'N';
  const all = [...own, ...(isSingle ? ofLines.map(ofElement) : ofLines)];
  const byPlace = new Map<string, FoundSensor>();
  for (const sensor of all) {
    const place = `${sensor.pole ?? ''}|${sensor.quantity}`;
    const found = byPlace.get(place);
    if (found === undefined) byPlace.set(place, sensor);
    else if (!(sensor.quantity in NUMERIC_QUANTITIES)) byPlace.set(place, worstOf(found, sensor));
  }
  const kept = [...byPlace.values()].toSorted(
    (a, b) =>
      rank(a.pole) - rank(b.pole) || QUANTITY_ORDER.indexOf(a.quantity) - QUANTITY_ORDER.indexOf(b.quantity),
  );
  return { sensors: kept, lines: isSingle ? [] : lines };
}

/** Sensors by element in the order given, poles settled, none twice. */
export function settleSensors(found: readonly FoundSensor[]): SettledSensors {
  const byElement = Map.groupBy(found, (sensor) => sensor.element);
  const settled = [...byElement].map(([element, sensors]) => ({ element, ...settleElement(sensors) }));
  const all = settled.flatMap(({ sensors }) => sensors).slice(0, MAX_SENSORS);
  return {
    descriptors: all.map(describe),
    placed: all.map((sensor) => sensor.placed),
    lines: new Map(settled.map(({ element, lines }) => [element, lines])),
  };
}
