import {
  NUMERIC_QUANTITIES,
  type NumericQuantity,
  type StateQuantity,
  type Unit,
} from '../../../shared/model/quantity.ts';
import {
  statusCode,
  type ReadingStatus,
  type SensorDescriptor,
  type Thresholds,
} from '../../../shared/model/sensor.ts';
import { readCount, readFlag, readNumber, readRecord, type JsonRecord } from './read-json.ts';

/** A value and its status as `ReadingColumns` hold them. */
export interface ParsedReading {
  readonly value: number | null;
  readonly statusCode: number;
}

function reading(value: number | null, status: ReadingStatus): ParsedReading {
  return { value, statusCode: statusCode(status) };
}

export const UNAVAILABLE: ParsedReading = reading(null, 'unavailable');

/** Beyond this a number is no measurement of a PDU; its largest range is 2^40 Wh (reference 4.13). */
const ABSURD = 1e15;

/** `NumericSensor.Reading` (reference 4.13): the value counts only when available and valid. Zero is a value. */
export function parseNumericReading(value: unknown): ParsedReading {
  const record = readRecord(value);
  const number = readNumber(record?.['value']);
  if (record === null || readFlag(record['available']) !== true || readFlag(record['valid']) === false)
    return UNAVAILABLE;
  if (number === null || Math.abs(number) > ABSURD) return UNAVAILABLE;
  const status = readRecord(record['status']);
  if (
    readFlag(status?.['aboveUpperCritical']) === true ||
    readFlag(status?.['belowLowerCritical']) === true
  ) {
    return reading(number, 'critical');
  }
  const warned =
    readFlag(status?.['aboveUpperWarning']) === true || readFlag(status?.['belowLowerWarning']) === true;
  return reading(number, warned ? 'warning' : 'normal');
}

/** Severity of each known state number; unknown numbers are a warning, since nothing says they are fine. */
const STATE_STATUSES: Readonly<Record<StateQuantity, readonly ReadingStatus[] | null>> = {
  trip: ['critical', 'normal'],
  outletState: null,
  residualCurrentStatus: ['normal', 'warning', 'critical', 'normal', 'critical'],
  powerQuality: ['normal', 'warning', 'critical'],
  surgeProtectorStatus: ['normal', 'critical'],
  powerSupplyStatus: ['normal', 'critical'],
  selectedSource: null,
  selectedBypassSource: null,
  operationalState: ['critical', 'normal', 'warning', 'warning'],
  overloadAlarm: ['normal', 'critical'],
  phaseSyncAlarm: ['normal', 'warning'],
  switchFault: ['normal'],
};

/** `StateSensor.State` (reference 4.14); it has no status of its own. */
export function parseStateReading(quantity: StateQuantity, value: unknown): ParsedReading {
  const record = readRecord(value);
  const state = readCount(record?.['value']);
  if (readFlag(record?.['available']) !== true || state === null) return UNAVAILABLE;
  if (quantity === 'switchFault' && state > 0) return reading(state, 'critical');
  const statuses = STATE_STATUSES[quantity];
  return reading(state, statuses === null ? 'normal' : (statuses[state] ?? 'warning'));
}

/** `Sensor.TypeSpec.unit` numbers of electrical quantities (reference 4.12). */
const WIRE_UNITS: Readonly<Record<number, Unit>> = {
  1: 'V',
  2: 'A',
  3: 'W',
  4: 'VA',
  5: 'Wh',
  6: 'VAh',
  8: 'Hz',
  9: '%',
  18: 'var',
  28: 'deg',
};

type NumericFacts = Pick<SensorDescriptor, 'unit' | 'decimalDigits' | 'range'>;

function parseRange(value: unknown): NumericFacts['range'] {
  const range = readRecord(value);
  const lower = readNumber(range?.['lower']);
  const upper = readNumber(range?.['upper']);
  return lower === null || upper === null || lower >= upper ? null : { lower, upper };
}

/**
 * `NumericSensor.MetaData` (reference 4.13). Null when the sensor measures in another unit than its place says: shown
 * with the wrong unit, its numbers would mislead.
 */
export function parseNumericMetaData(quantity: NumericQuantity, value: unknown): NumericFacts | null {
  const unit = NUMERIC_QUANTITIES[quantity];
  const metaData = readRecord(value);
  const wireUnit = readCount(readRecord(metaData?.['type'])?.['unit']);
  if (wireUnit !== null && wireUnit !== 0 && WIRE_UNITS[wireUnit] !== (unit ?? undefined)) return null;
  return {
    unit,
    decimalDigits: Math.min(readCount(metaData?.['decdigits']) ?? 0, 9),
    range: parseRange(metaData?.['range']),
  };
}

function limit(thresholds: JsonRecord, name: string): number | null {
  return readFlag(thresholds[`${name}Active`]) === true ? readNumber(thresholds[name]) : null;
}

/** `NumericSensor.Thresholds`: an inactive limit keeps a number on the wire, which must not be shown (reference 5.8). */
export function parseThresholds(value: unknown): Thresholds | null {
  const thresholds = readRecord(value);
  if (thresholds === null) return null;
  return {
    lowerCritical: limit(thresholds, 'lowerCritical'),
    lowerWarning: limit(thresholds, 'lowerWarning'),
    upperWarning: limit(thresholds, 'upperWarning'),
    upperCritical: limit(thresholds, 'upperCritical'),
    deassertionHysteresis: readNumber(thresholds['deassertionHysteresis']) ?? 0,
    assertionTimeout: readCount(thresholds['assertionTimeout']) ?? 0,
  };
}
