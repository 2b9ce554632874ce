import type { OutletObservation, PowerState } from '../../../shared/model/power-state.ts';
import { readCount, readFlag, readRecord, type JsonRecord } from './read-json.ts';

const POWER_STATES: readonly PowerState[] = ['off', 'on'];

/** State to show, in the order of reference 5.1. Whatever is missing or not understood is unknown, never off. */
function derivePowerState(state: JsonRecord): PowerState {
  if (readFlag(state['available']) !== true) return 'unknown';
  if (readFlag(state['cycleInProgress']) === true) return 'cycling';
  if (readFlag(state['switchOnInProgress']) === true) return 'pendingOn';
  if (readFlag(state['isSuspended']) === true) return 'suspended';
  if (readFlag(state['isLoadShed']) === true) return 'shed';
  const powerState = state['powerState'];
  return (typeof powerState === 'number' ? POWER_STATES[powerState] : undefined) ?? 'unknown';
}

/** `Outlet.State` (reference 4.7) as it was read at `readAtMs`; anything unreadable is an unknown state. */
export function parseOutletState(value: unknown, readAtMs: number): OutletObservation {
  const state = readRecord(value);
  if (state === null) return { powerState: 'unknown', lastPowerStateChangeMs: null, readAtMs };
  const changedS = readCount(state['lastPowerStateChange']);
  return {
    powerState: derivePowerState(state),
    lastPowerStateChangeMs: changedS === null || changedS === 0 ? null : changedS * 1000,
    readAtMs,
  };
}
