import { isFailing } from '../../shared/model/connection.ts';
import type { CrossCheck } from '../../shared/model/cross-check.ts';
import { elementLabel, outletId, type ElementId, type OutletId } from '../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type PduModel, type Pole } from '../../shared/model/pdu.ts';
import { readingStatus } from '../../shared/model/sensor.ts';
import type { OutletSequence } from '../../shared/model/sequence.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { LatestReadings } from './latest-readings.ts';

/** Documents the command line prints. Scripts depend on these names (docs/cli.md). */

function quantitiesOf(model: PduModel, element: ElementId, pole: string | null): readonly string[] {
  return model.sensors
    .filter((sensor) => sensor.element === element && sensor.pole === pole)
    .map((sensor) => sensor.quantity);
}

function polesDocument(model: PduModel, element: ElementId, poles: readonly Pole[]) {
  return poles.map((pole) => ({ pole: pole.line, quantities: quantitiesOf(model, element, pole.line) }));
}

/** `busbar inventory`. */
export function inventoryDocument(view: PduView, model: PduModel) {
  return {
    pdu: {
      ...model.identity,
      name: model.settings.name,
      location: model.settings.location,
      protocol: view.protocol,
    },
    inlets: model.inlets.map((inlet) => ({
      id: inlet.id,
      label: inlet.label,
      name: inlet.name,
      plug: inlet.plug,
      ratingAmperes: inlet.ratingAmperes,
      poles: polesDocument(model, inlet.id, inlet.poles),
      quantities: quantitiesOf(model, inlet.id, null),
    })),
    ocps: model.ocps.map((ocp) => ({
      id: ocp.id,
      label: ocp.label,
      name: ocp.name,
      type: ocp.type,
      ratingAmperes: ocp.ratingAmperes,
      poles: polesDocument(model, ocp.id, ocp.poles),
      quantities: quantitiesOf(model, ocp.id, null),
    })),
    outlets: model.outlets.map((outlet) => ({
      id: outlet.id,
      label: outlet.label,
      name: outlet.name,
      receptacle: outlet.receptacle,
      ratingAmperes: outlet.ratingAmperes,
      switchable: outlet.switchable,
      metered: outlet.metered,
      powerState: isFailing(view, outlet.id)
        ? 'unknown'
        : (view.outletStates[outlet.id]?.powerState ?? 'unknown'),
      lines: outlet.lines,
      sequenceDelayMs: outlet.sequenceDelayMs,
      cycleDelayMs: effectiveCycleDelayMs(model, outlet),
    })),
    transferSwitches: model.transferSwitches.map((transferSwitch) => ({
      id: transferSwitch.id,
      label: transferSwitch.label,
      name: transferSwitch.name,
      type: transferSwitch.type,
      ratingAmperes: transferSwitch.ratingAmperes,
      inlets: transferSwitch.inlets,
      preferredSource: transferSwitch.preferredSource,
    })),
    edges: model.edges,
  };
}

const iso = (atMs: number) => new Date(atMs).toISOString();

/** `busbar readings`: every sensor with its identity and the time it was read itself. */
export function readingsDocument(model: PduModel, latest: LatestReadings) {
  return {
    at: iso(latest.readAtMs),
    readings: model.sensors.flatMap((sensor, index) => {
      const reading = latest.of(index);
      if (reading === null) return [];
      return [
        {
          element: sensor.element,
          pole: sensor.pole,
          quantity: sensor.quantity,
          value: reading.value,
          unit: sensor.unit,
          status: readingStatus(reading.statusCode),
          at: iso(reading.readAtMs),
        },
      ];
    }),
  };
}

/** `busbar sequence get`; outlets are named by their labels. */
export function sequenceDocument(sequence: OutletSequence) {
  return {
    revision: sequence.revision,
    order: sequence.order.map((outlet) => elementLabel(outlet)),
    delaysMs: Object.fromEntries(
      sequence.order.map((outlet) => [elementLabel(outlet), sequence.delaysMs[outlet] ?? 0]),
    ),
    inRushGuardDelayMs: sequence.inRushGuardDelayMs,
  };
}

/** `busbar pdu cross-check`. */
export function crossCheckDocument({ atMs, ...check }: CrossCheck) {
  return { at: iso(atMs), ...check };
}

export function outletIdOf(text: string): OutletId {
  return text.startsWith('outlet:') ? outletId(text.slice('outlet:'.length)) : outletId(text);
}
