import type { Line, NumericField, ThresholdSpec } from '../models/spec.ts';
import { elementQuantity, poleQuantity, type Quantity } from '../physics/quantities.ts';
import { OUTLET_NOISE_AMPERES, RANGE_UPPER, SENSOR_KINDS, type SensorKind } from './sensor-catalogue.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import {
  NO_ALARM,
  ThresholdEngine,
  initialThresholds,
  type ThresholdStatus,
  type Thresholds,
} from './thresholds.ts';

export type ElementKind = 'pdu' | 'inlet' | 'ocp' | 'outlet' | 'transferSwitch';

/** Where a sensor sits and what it measures. */
export interface SensorPlace {
  readonly element: ElementKind;
  readonly index: number;
  /** Null for the element as a whole. */
  readonly line: Line | null;
  readonly field: string;
}

/** How a sensor is made to fail: no device behind it, or no usable number. */
export type SensorFailure = 'unavailable' | 'invalid';
export type SensorFailureOf = (place: SensorPlace) => SensorFailure | null;

export interface NumericReading {
  readonly atS: number;
  readonly available: boolean;
  readonly valid: boolean;
  readonly value: number;
  readonly status: ThresholdStatus;
}

export interface MinMax {
  readonly minimum: number;
  readonly minimumAtS: number;
  readonly maximum: number;
  readonly maximumAtS: number;
  readonly observedSinceS: number;
}

const NEUTRAL = 'N';
/** Angle between the two feeds of a transfer switch, degrees. */
const PHASE_SYNC_ANGLE = 4;

/** True when what measures this is out of service: its inlet is disabled. */
export function isOutOfService(pdu: SimulatedPdu, place: SensorPlace): boolean {
  const inletIndex =
    place.element === 'inlet'
      ? place.index
      : place.element === 'ocp'
        ? pdu.ocps[place.index]?.spec.inlet
        : place.element === 'outlet'
          ? pdu.outlets[place.index]?.spec.inlet
          : undefined;
  return inletIndex !== undefined && pdu.inlets[inletIndex]?.enabled === false;
}

/** One numeric sensor: reading, thresholds, extremes. */
export class NumericSensorUnit {
  readonly place: SensorPlace & { readonly field: NumericField };
  readonly kind: SensorKind;
  readonly range: { readonly lower: number; readonly upper: number };
  readonly noiseThreshold: number;
  readonly defaultThresholds: Thresholds;
  thresholds: Thresholds;
  minMax: MinMax | null = null;
  readonly #pdu: SimulatedPdu;
  readonly #failure: SensorFailureOf;
  readonly #engine = new ThresholdEngine();

  constructor(
    pdu: SimulatedPdu,
    place: SensorPlace & { readonly field: NumericField },
    thresholds: ThresholdSpec | undefined,
    failure: SensorFailureOf,
  ) {
    this.#pdu = pdu;
    this.#failure = failure;
    this.place = place;
    this.kind = SENSOR_KINDS[place.field];
    const rangeKey = place.line === NEUTRAL ? 'neutral' : place.line === null ? place.element : 'pole';
    const upper = RANGE_UPPER[rangeKey][place.field] ?? this.kind.upper;
    this.range = { lower: this.kind.isSigned ? -upper : 0, upper };
    this.noiseThreshold = place.element === 'outlet' && place.field === 'current' ? OUTLET_NOISE_AMPERES : 0;
    this.defaultThresholds = initialThresholds(thresholds);
    this.thresholds = this.defaultThresholds;
  }

  read(): NumericReading {
    const atS = this.#pdu.time.nowS();
    const failure = isOutOfService(this.#pdu, this.place) ? 'unavailable' : this.#failure(this.place);
    const value = failure === null ? this.#measure() : null;
    if (value === null) {
      this.#engine.clear();
      return { atS, available: failure !== 'unavailable', valid: false, value: 0, status: NO_ALARM };
    }
    const digits = 10 ** this.kind.decimalDigits;
    const status = this.#engine.sample(Math.round(value * digits) / digits, this.thresholds, atS);
    this.#observe(value, atS);
    return { atS, available: true, valid: true, value, status };
  }

  resetMinMax(): void {
    this.minMax = null;
    this.read();
  }

  /** Sets an energy counter to zero. */
  resetCounter(): void {
    const { element, index, line } = this.place;
    if (element !== 'transferSwitch') this.#pdu.energy.reset(element, index, line, this.#pdu.time.nowMs());
  }

  #observe(value: number, atS: number): void {
    const known = this.minMax;
    if (known === null) {
      this.minMax = { minimum: value, minimumAtS: atS, maximum: value, maximumAtS: atS, observedSinceS: atS };
    } else if (value < known.minimum) this.minMax = { ...known, minimum: value, minimumAtS: atS };
    else if (value > known.maximum) this.minMax = { ...known, maximum: value, maximumAtS: atS };
  }

  #measure(): Quantity {
    const { element, index, line, field } = this.place;
    const pdu = this.#pdu;
    if (field === 'sourceVoltagePhaseSyncAngle') return PHASE_SYNC_ANGLE;
    if (element === 'transferSwitch') return null;
    if (field === 'activeEnergy' || field === 'apparentEnergy') {
      return pdu.energy.read(element, index, line, field, pdu.time.nowMs());
    }
    const solution = pdu.solution();
    if (element === 'pdu') {
      return solution.inlets.reduce((sum, inlet) => sum + (elementQuantity(inlet, field) ?? 0), 0);
    }
    const at = solution[`${element}s`][index];
    if (at === undefined) return null;
    if (field === 'maximumCurrent') return this.#maximum(elementQuantity(at, 'current') ?? 0);
    return line === null ? elementQuantity(at, field) : poleQuantity(at, line, field);
  }

  #maximum(amperes: number): number {
    const last = this.minMax?.maximum ?? 0;
    return Math.max(last, amperes);
  }
}
