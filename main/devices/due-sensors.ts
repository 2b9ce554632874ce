import { elementKind } from '../../shared/model/ids.ts';
import type { Quantity } from '../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../shared/model/sensor.ts';

/** What moves within seconds and is drawn live. */
const FAST_QUANTITIES: ReadonlySet<Quantity> = new Set<Quantity>([
  'current',
  'voltage',
  'voltageLN',
  'activePower',
  'apparentPower',
  'reactivePower',
]);

/** Outlets are many: what their rows and charts show. Their state comes with every read anyway. */
const FAST_OUTLET_QUANTITIES: ReadonlySet<Quantity> = new Set<Quantity>(['current', 'activePower']);

/** Every slow sensor is read once in this many ticks, a share of them each tick. */
export const SLOW_EVERY_TICKS = 5;

/** States of inlets, breakers and transfer switches are fast: a trip must show at once. */
function isFast({ element, kind, quantity }: SensorDescriptor): boolean {
  if (elementKind(element) === 'outlet') return FAST_OUTLET_QUANTITIES.has(quantity);
  return kind === 'state' || FAST_QUANTITIES.has(quantity);
}

/** Sensors to read in a tick: all of them in the first, then the fast ones and a fifth of the slow ones. */
export function dueSensors(sensors: readonly SensorDescriptor[], tick: number): 'all' | readonly number[] {
  if (tick === 0) return 'all';
  const share = tick % SLOW_EVERY_TICKS;
  return sensors.flatMap((sensor, index) =>
    isFast(sensor) || index % SLOW_EVERY_TICKS === share ? [index] : [],
  );
}
