import type { OutletStartupState, StartupState } from '../../../../shared/model/pdu.ts';
import { ok } from '../../../../shared/result.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { integer, numberOf, type SetVarBind, type SnmpValues } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { unsupported } from '../../refusals.ts';
import { refuseStartupState, type StartupStateChange } from '../../startup-state.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import type { StartupStateCell } from '../family/elements.ts';
import { meaningOf } from '../family/evaluate.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';

/** A start-up state as it was read; null where there is none, or one in a code that is not listed. */
export function readStartupState<State extends OutletStartupState>(
  startup: StartupStateCell<State> | undefined,
  row: string,
  values: SnmpValues,
): State | null {
  if (startup === undefined) return null;
  return meaningOf(startup.codes, numberOf(values.get(oidOf(startup.cell, row)))) ?? null;
}

/** The varbinds that write it in several rows; a state that the MIB does not know is unsupported. */
function startupVarBinds(
  startup: StartupStateCell<StartupState> | StartupStateCell | undefined,
  rows: readonly string[],
  state: OutletStartupState,
): DeviceResult<readonly SetVarBind[]> {
  if (startup === undefined) return unsupported(LACKING.startupState);
  const code = Object.entries(startup.codes).find(([, meaning]) => meaning === state)?.[0];
  if (code === undefined)
    return unsupported(
      'The outlets of this PDU have start-up states of their own only: choose on, off or last state.',
    );
  const oids = new Set(rows.map((row) => oidOf(startup.cell, row)));
  return ok([...oids].map((oid) => ({ oid, value: integer(Number(code)) })));
}

/** Writes what an outlet does when power is applied, or all outlets that go by the PDU; that of the PDU in all its units. */
export async function writeStartupState(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { signal, outlet, startupState }: StartupStateChange & { readonly signal: AbortSignal },
): Promise<DeviceResult<null>> {
  const refused = refuseStartupState(map.model, { outlet, startupState });
  if (refused !== null) return refused;
  const placed = outlet === null ? undefined : map.outlets.get(outlet);
  const writes =
    placed === undefined
      ? startupVarBinds(map.family.startupState, map.units, startupState)
      : startupVarBinds(placed.table.startupState, [placed.row], startupState);
  return writes.ok ? client.set(writes.value, { signal, priority: 'command' }) : writes;
}
