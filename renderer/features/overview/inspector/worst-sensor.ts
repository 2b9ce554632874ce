import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { Quantity } from '../../../../shared/model/quantity.ts';
import type { Thresholds } from '../../../../shared/model/sensor.ts';
import type { LatestReading } from '../../../state/samples.ts';
import { byQuantityOrder } from '../readings/readings-layout.ts';
import { hasLimits } from './ruler.ts';

/** Sensors of one quantity that have limits: one a line, or one for the whole element. */
export interface LimitedQuantity {
  readonly quantity: Quantity;
  readonly sensorIndexes: readonly number[];
}

/** What has limits at an element, current and voltage first; the lines stand for the whole where they have limits of their own. */
export function limitedQuantities(model: PduModel, element: ElementId): readonly LimitedQuantity[] {
  const groups = new Map<Quantity, number[]>();
  model.sensors.forEach((sensor, index) => {
    if (sensor.element !== element || !hasLimits(sensor.thresholds)) return;
    groups.set(sensor.quantity, [...(groups.get(sensor.quantity) ?? []), index]);
  });
  return [...groups]
    .map(([quantity, indexes]) => {
      const onLines = indexes.filter((index) => model.sensors[index]?.pole !== null);
      return { quantity, sensorIndexes: onLines.length > 0 ? onLines : indexes };
    })
    .sort(byQuantityOrder);
}

const RANK = { unavailable: 0, normal: 1, warning: 2, critical: 3 } as const;

/** The sensor that is worst off: by what the device says, then by how close it is to a limit. */
export function worstSensor(
  model: PduModel,
  sensorIndexes: readonly number[],
  readingOf: (sensorIndex: number) => LatestReading | undefined,
): number {
  let worst = sensorIndexes[0] ?? -1;
  let worstScore = Number.NEGATIVE_INFINITY;
  for (const index of sensorIndexes) {
    const reading = readingOf(index);
    const thresholds = model.sensors[index]?.thresholds ?? null;
    if (reading === undefined || reading.value === null || thresholds === null) continue;
    const score = RANK[reading.status] * 1000 + closeness(thresholds, reading.value);
    if (score > worstScore) [worst, worstScore] = [index, score];
  }
  return worst;
}

/** About 1 at the first limit, less within, more beyond. */
function closeness(thresholds: Thresholds, value: number): number {
  const upper = thresholds.upperWarning ?? thresholds.upperCritical;
  const lower = thresholds.lowerWarning ?? thresholds.lowerCritical;
  const fromBelow = upper === null || upper <= 0 ? 0 : value / upper;
  const fromAbove = lower === null || lower <= 0 ? 0 : lower / Math.max(value, lower / 100);
  return Math.max(fromBelow, fromAbove);
}
