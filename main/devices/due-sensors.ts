import type { Quantity } from '../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../shared/model/sensor.ts';

/** What moves within seconds and is drawn live; states are always read, since a trip must show at once. */
const FAST_QUANTITIES: ReadonlySet<Quantity> = new Set<Quantity>([
  'current',
  'voltage',
  'voltageLN',
  'activePower',
  'apparentPower',
  'reactivePower',
]);

/** Every slow sensor is read once in this many ticks, a share of them each tick. */
export const SLOW_EVERY_TICKS = 5;

/** Sensors to read in a tick: all of them in the first, then the fast ones and a fifth of the slow ones. */
export function dueSensors(sensors: readonly SensorDescriptor[], tick: number): 'all' | readonly number[] {
  if (tick === 0) return 'all';
  return sensors.flatMap((sensor, index) =>
    sensor.kind === 'state' ||
    FAST_QUANTITIES.has(sensor.quantity) ||
    index % SLOW_EVERY_TICKS === tick % SLOW_EVERY_TICKS
      ? [index]
      : [],
  );
}
