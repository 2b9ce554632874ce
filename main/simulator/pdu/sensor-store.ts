import type { Line, NumericField, ThresholdSpec } from '../models/spec.ts';
import { NumericSensorUnit, type ElementKind, type SensorFailureOf, type SensorPlace } from './sensors.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';

export function sensorKey(element: ElementKind, index: number, line: Line | null, field: string): string {
  return `${element}:${index}:${line ?? ''}:${field}`;
}

/** The PDU's numeric sensors with their thresholds; they outlive a reboot and a firmware upgrade. */
export class SensorStore {
  readonly #pdu: SimulatedPdu;
  readonly #units = new Map<string, NumericSensorUnit>();
  readonly failureOf: SensorFailureOf;

  constructor(pdu: SimulatedPdu, failureOf: SensorFailureOf) {
    this.#pdu = pdu;
    this.failureOf = failureOf;
  }

  numeric(
    key: string,
    place: SensorPlace & { readonly field: NumericField },
    thresholds: ThresholdSpec | undefined,
  ): NumericSensorUnit {
    let unit = this.#units.get(key);
    if (unit === undefined) {
      unit = new NumericSensorUnit(this.#pdu, place, thresholds, this.failureOf);
      this.#units.set(key, unit);
    }
    return unit;
  }

  /** By `sensorKey`. */
  find(key: string): NumericSensorUnit | undefined {
    return this.#units.get(key);
  }
}
