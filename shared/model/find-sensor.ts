import type { ElementId } from './ids.ts';
import type { PduModel } from './pdu.ts';
import type { PoleName, Quantity } from './quantity.ts';

const indexesByModel = new WeakMap<readonly unknown[], Map<string, number>>();

const key = (element: ElementId, quantity: Quantity, pole: PoleName | null) =>
  `${element}|${quantity}|${pole ?? ''}`;

/** Position in `PduModel.sensors` of one sensor, or -1: `current` of `inlet:I1` on pole `L1`. */
export function sensorIndex(
  model: PduModel,
  element: ElementId,
  quantity: Quantity,
  pole: PoleName | null = null,
): number {
  let indexes = indexesByModel.get(model.sensors);
  if (indexes === undefined) {
    indexes = new Map(
      model.sensors.map((each, index) => [key(each.element, each.quantity, each.pole), index]),
    );
    indexesByModel.set(model.sensors, indexes);
  }
  return indexes.get(key(element, quantity, pole)) ?? -1;
}
