import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';

const TRIPPED = 0;
const DEAD_VOLTS = 20;

/** The newest usable value of a sensor by its index; null when there is none. */
type ValueAt = (sensorIndex: number) => number | null;

/** Breakers that have tripped and inlets without voltage, as they are read now. */
export function deadElements(model: PduModel, valueAt: ValueAt): readonly ElementId[] {
  const tripped = model.ocps.filter((ocp) => {
    const index = sensorIndex(model, ocp.id, 'trip');
    return index >= 0 && valueAt(index) === TRIPPED;
  });
  const dead = model.transferSwitches.length > 0 ? [] : model.inlets.filter(hasNoVoltage(model, valueAt));
  return [...tripped, ...dead].map((each) => each.id);
}

/** Every voltage the inlet tells is about zero; an inlet that tells none is not called dead. */
function hasNoVoltage(model: PduModel, valueAt: ValueAt) {
  return (inlet: { readonly id: ElementId }) => {
    const volts = model.sensors
      .flatMap((sensor, index) =>
        sensor.element === inlet.id && (sensor.quantity === 'voltage' || sensor.quantity === 'voltageLN')
          ? [valueAt(index)]
          : [],
      )
      .filter((value) => value !== null);
    return volts.length > 0 && volts.every((value) => value < DEAD_VOLTS);
  };
}

/** `C5 tripped` or `inlet I1 has no voltage`; null when nothing above the outlet is known to have failed. */
export function noPowerReason(model: PduModel, outlet: Outlet, dead: readonly ElementId[]): string | null {
  const above = new Set<ElementId>();
  let ocp = model.ocps.find((each) => each.id === outlet.ocp);
  while (ocp !== undefined && !above.has(ocp.id)) {
    if (dead.includes(ocp.id)) return `${ocp.label} tripped`;
    above.add(ocp.id);
    const upstream = ocp.upstreamOcp;
    ocp = model.ocps.find((each) => each.id === upstream);
  }
  const inlet = model.inlets.find((each) => each.id === outlet.inlet);
  return inlet !== undefined && dead.includes(inlet.id) ? `inlet ${inlet.label} has no voltage` : null;
}
