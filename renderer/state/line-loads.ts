import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { OverCurrentProtector, PduModel } from '../../shared/model/pdu.ts';
import type { PoleName } from '../../shared/model/quantity.ts';
import type { Thresholds } from '../../shared/model/sensor.ts';
import type { LatestReading } from './samples.ts';

/** A measured current with what it may be. */
export interface CurrentSensor {
  readonly sensorIndex: number;
  readonly element: ElementId;
  readonly ratingAmperes: number | null;
  readonly warning: number | null;
  readonly critical: number | null;
  /** Digits after the point that the device has. */
  readonly decimalDigits: number;
}

/** A line of the PDU with the current of each inlet on it. */
export interface LineLoad {
  readonly line: PoleName;
  readonly sensors: readonly CurrentSensor[];
}

const LINES = ['L1', 'L2', 'L3'] as const;

/** The current sensor of an element or of one of its poles; null where it has none. */
export function currentSensor(
  model: PduModel,
  element: ElementId,
  pole: PoleName | null,
  ratingAmperes: number | null,
): CurrentSensor | null {
  const index = sensorIndex(model, element, 'current', pole);
  if (index < 0) return null;
  const thresholds: Thresholds | null = model.sensors[index]?.thresholds ?? null;
  return {
    sensorIndex: index,
    element,
    ratingAmperes,
    warning: thresholds?.upperWarning ?? null,
    critical: thresholds?.upperCritical ?? null,
    decimalDigits: model.sensors[index]?.decimalDigits ?? 0,
  };
}

/** Lines of a PDU; one that measures no lines has a single one, its inlet's current. */
export function lineLoads(model: PduModel): readonly LineLoad[] {
  const perLine = LINES.map((line) => ({
    line,
    sensors: model.inlets
      .map((inlet) => currentSensor(model, inlet.id, line, inlet.ratingAmperes))
      .filter((sensor) => sensor !== null),
  })).filter(({ sensors }) => sensors.length > 0);
  if (perLine.length > 0) return perLine;
  const whole = model.inlets
    .map((inlet) => currentSensor(model, inlet.id, null, inlet.ratingAmperes))
    .filter((sensor) => sensor !== null);
  return whole.length > 0 ? [{ line: 'L1', sensors: whole }] : [];
}

/** A breaker with its current; null where that is not metered. */
export interface BreakerLoad {
  readonly ocp: OverCurrentProtector;
  readonly sensor: CurrentSensor | null;
}

/** Breakers of a PDU in the order of its model. */
export function breakerLoads(model: PduModel): readonly BreakerLoad[] {
  return model.ocps.map((ocp) => ({ ocp, sensor: currentSensor(model, ocp.id, null, ocp.ratingAmperes) }));
}

/** Share of the rating; null when either is not known. */
export function fractionOf(sensor: CurrentSensor, reading: LatestReading | undefined): number | null {
  const value = reading?.value ?? null;
  if (value === null || sensor.ratingAmperes === null || sensor.ratingAmperes <= 0) return null;
  return value / sensor.ratingAmperes;
}

/** Share of what its bar is full at: the rating, else the limit from which on it is too much; null without either. */
export function filledOf(sensor: CurrentSensor, reading: LatestReading | undefined): number | null {
  const value = reading?.value ?? null;
  const full = sensor.ratingAmperes ?? sensor.critical ?? sensor.warning;
  return value === null || full === null || full <= 0 ? null : value / full;
}

/** The most loaded of some sensors: with two inlets a line is as loaded as its worse one. Null for an empty list. */
export function mostLoaded(
  sensors: readonly CurrentSensor[],
  readingOf: (sensorIndex: number) => LatestReading | undefined,
): CurrentSensor | null {
  let most: CurrentSensor | null = null;
  let highest = -1;
  for (const sensor of sensors) {
    const fraction = filledOf(sensor, readingOf(sensor.sensorIndex)) ?? 0;
    if (fraction <= highest) continue;
    most = sensor;
    highest = fraction;
  }
  return most;
}
