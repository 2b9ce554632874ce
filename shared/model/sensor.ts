import type { ElementId } from './ids.ts';
import type { PoleName, Quantity, Unit } from './quantity.ts';

/** Limits of a numeric sensor in its own unit; null where that limit is not active. */
export interface Thresholds {
  readonly lowerCritical: number | null;
  readonly lowerWarning: number | null;
  readonly upperWarning: number | null;
  readonly upperCritical: number | null;
  readonly deassertionHysteresis: number;
  /** Samples a violation must last before it counts. */
  readonly assertionTimeout: number;
}

/** What is known of a sensor besides its reading. Found at discovery; its index is its key until the next one. */
export interface SensorDescriptor {
  readonly element: ElementId;
  readonly pole: PoleName | null;
  readonly quantity: Quantity;
  readonly kind: 'numeric' | 'state';
  readonly unit: Unit | null;
  /** Digits after the point that the device shows. */
  readonly decimalDigits: number;
  readonly range: { readonly lower: number; readonly upper: number } | null;
  readonly thresholds: Thresholds | null;
}

/** The position is the wire code in `statusCodes`; it says nothing about which is worse. */
const READING_STATUSES = ['normal', 'warning', 'critical', 'unavailable'] as const;
/** How the device judges a reading by its limits; `unavailable` where there is no usable value. */
export type ReadingStatus = (typeof READING_STATUSES)[number];

/** From the wire code; what is missing or not known is `unavailable`. */
export function readingStatus(code: number | undefined): ReadingStatus {
  return (code === undefined ? undefined : READING_STATUSES[code]) ?? 'unavailable';
}

/** The wire code of a status. */
export function statusCode(status: ReadingStatus): number {
  return READING_STATUSES.indexOf(status);
}

/** Readings by column, all from one read. `sensorIndexes[i]` points into `PduModel.sensors`. */
export interface ReadingColumns {
  readonly sensorIndexes: readonly number[];
  readonly values: readonly (number | null)[];
  /** By `statusCode`. */
  readonly statusCodes: readonly number[];
}
