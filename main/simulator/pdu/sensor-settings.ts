import type { Actor } from './events.ts';
import type { MinMax, NumericReading, NumericSensorUnit } from './sensors.ts';
import { checkThresholds, type Thresholds } from './thresholds.ts';

/** Someone changed or reset something on a sensor: told to whoever encodes events. */
export interface SensorEvents {
  thresholdsChanged(unit: NumericSensorUnit, before: Thresholds, actor: Actor): void;
  counterReset(unit: NumericSensorUnit, before: NumericReading, actor: Actor): void;
  minMaxReset(unit: NumericSensorUnit, before: MinMax | null, actor: Actor): void;
}

/** The code of `checkThresholds`; written when it is 0. */
export function writeThresholds(
  unit: NumericSensorUnit,
  thresholds: Thresholds,
  actor: Actor,
  events: SensorEvents,
): 0 | 1 | 2 {
  const code = checkThresholds(thresholds, unit.range);
  if (code !== 0) return code;
  const before = unit.thresholds;
  unit.thresholds = thresholds;
  events.thresholdsChanged(unit, before, actor);
  return 0;
}

export function resetCounter(unit: NumericSensorUnit, actor: Actor, events: SensorEvents): void {
  const before = unit.read();
  unit.resetCounter();
  events.counterReset(unit, before, actor);
}

export function resetMinMax(unit: NumericSensorUnit, actor: Actor, events: SensorEvents): void {
  const before = unit.minMax;
  unit.resetMinMax();
  events.minMaxReset(unit, before, actor);
}
