import type { OutletObservation, PowerState } from '../../../../shared/model/power-state.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { PlacedOutlet } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import { allHold, holds, meaningOf } from '../family/evaluate.ts';

/** What is read to know an outlet's state. */
export function outletStateOids(outlet: PlacedOutlet): readonly Oid[] {
  const { cells, pending, suspended, shed = [], lastChange } = outlet.table.state;
  const places = [...cells, pending, suspended, ...shed, lastChange].filter((place) => place !== undefined);
  return [...new Set(places.map((place) => oidOf(place, outlet.row)))];
}

/** The first state cell that is there; one that holds no known code is `unknown`, never off. */
function relayState(outlet: PlacedOutlet, values: SnmpValues): PowerState {
  for (const cell of outlet.table.state.cells) {
    const value = values.get(oidOf(cell, outlet.row));
    if (value !== undefined) return meaningOf(cell.codes, numberOf(value)) ?? 'unknown';
  }
  return 'unknown';
}

function powerState(outlet: PlacedOutlet, values: SnmpValues): PowerState {
  const state = relayState(outlet, values);
  if (state !== 'off') return state;
  const { pending, suspended, shed } = outlet.table.state;
  if (shed !== undefined && allHold(shed, outlet.row, values)) return 'shed';
  if (pending !== undefined && holds(pending, outlet.row, values)) return 'pendingOn';
  if (suspended !== undefined && holds(suspended, outlet.row, values)) return 'suspended';
  return 'off';
}

/** An outlet as `values` say, which hold the cells of `outletStateOids`. `readAtMs` is when they were asked for. */
export function interpretOutletState(
  outlet: PlacedOutlet,
  values: SnmpValues,
  readAtMs: number,
): OutletObservation {
  const { lastChange } = outlet.table.state;
  const seconds = lastChange === undefined ? null : numberOf(values.get(oidOf(lastChange, outlet.row)));
  return {
    powerState: powerState(outlet, values),
    lastPowerStateChangeMs: seconds === null || seconds <= 0 ? null : seconds * 1000,
    readAtMs,
  };
}
