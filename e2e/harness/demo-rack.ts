import { outletId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { demoModel } from '../../renderer/testing/demo-model.ts';

/** A PDU with as many outlets as are asked for, each with the sensors of the first one. */
export function rackModel(name: string, serial: string, outletCount: number): PduModel {
  const model = demoModel(name, serial);
  const [first] = model.outlets;
  if (first === undefined) return model;
  const labels = Array.from({ length: outletCount }, (_each, index) => String(index + 1));
  const ofFirst = model.sensors.filter((sensor) => sensor.element === first.id);
  const others = model.sensors.filter((sensor) => !sensor.element.startsWith('outlet:'));
  return {
    ...model,
    outlets: labels.map((label) => ({
      ...first,
      id: outletId(label),
      label,
      name: `srv-${serial}-${label}`,
    })),
    edges: [],
    sensors: [
      ...others,
      ...labels.flatMap((label) => ofFirst.map((sensor) => ({ ...sensor, element: outletId(label) }))),
    ],
  };
}
