import type { OutletId } from '../../../../shared/model/ids.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { ok } from '../../../../shared/result.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { integer, type SetVarBind } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { unknownOutlet } from '../../not-found.ts';
import { invalidArgument, unsupported } from '../../refusals.ts';
import type { PlacedOutlet, SnmpDeviceMap } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import type { OutletControl } from '../family/elements.ts';
import type { Write } from '../family/sources.ts';

/** A SET for several outlets by a queue of the device's own. */
export type OutletQueue = Extract<NonNullable<OutletControl['several']>, { kind: 'queue' }>;

/** What a command writes: in one SET, or through the device's queue. */
export type SwitchWrites =
  | { readonly kind: 'oneSet'; readonly varbinds: readonly SetVarBind[] }
  | { readonly kind: 'queue'; readonly queue: OutletQueue; readonly varbinds: readonly SetVarBind[] };

/** The varbind of a write in one row. */
export function varBindOf(write: Write, row: string): SetVarBind {
  return { oid: oidOf(write, row), value: integer(write.value) };
}

/** Outlets by id, each once; an id that the model does not have is `notFound`. */
export function findOutlets(
  map: SnmpDeviceMap,
  ids: readonly OutletId[],
): DeviceResult<readonly PlacedOutlet[]> {
  const found: PlacedOutlet[] = [];
  for (const id of new Set(ids)) {
    const outlet = map.outlets.get(id);
    if (outlet === undefined) return unknownOutlet(id);
    found.push(outlet);
  }
  return ok(found);
}

function isSwitchable(map: SnmpDeviceMap, id: OutletId): boolean {
  return map.model.outlets.find((outlet) => outlet.id === id)?.switchable === true;
}

/** Several agents take a write to an outlet without a relay and do nothing; it is not sent. */
function withoutRelay(map: SnmpDeviceMap, ids: readonly OutletId[]): DeviceResult<never> | null {
  const label = ids.find((id) => !isSwitchable(map, id))?.slice('outlet:'.length);
  return label === undefined ? null : unsupported(`Outlet ${label} cannot be switched: it has no relay.`);
}

/** One outlet: one varbind. */
export function writesForOne(
  map: SnmpDeviceMap,
  id: OutletId,
  action: PowerAction,
): DeviceResult<SwitchWrites> {
  const outlet = map.outlets.get(id);
  if (outlet === undefined) return unknownOutlet(id);
  const write = outlet.table.control?.[action];
  if (write === undefined) return unsupported(LACKING[action === 'cycle' ? 'cycleOutlet' : 'switchOutlet']);
  const refused = withoutRelay(map, [id]);
  return refused ?? ok({ kind: 'oneSet', varbinds: [varBindOf(write, outlet.row)] });
}

/** The model's order of coming on; what it does not name goes by number. */
function inSequenceOrder(map: SnmpDeviceMap, ids: readonly OutletId[]): readonly OutletId[] {
  const place = new Map(map.model.settings.outletPowerStateSequence.map((id, index) => [id, index]));
  const last = place.size;
  return [...ids].sort((a, b) => (place.get(a) ?? last) - (place.get(b) ?? last));
}

/**
 * Several outlets in one SET, in the order they are to come on. With `respectSequence` each waits its own time, where the
 * family has a command for that.
 */
export function writesForSeveral(
  map: SnmpDeviceMap,
  ids: readonly OutletId[],
  { action, respectSequence }: { readonly action: PowerAction; readonly respectSequence: boolean },
): DeviceResult<SwitchWrites> {
  const outlets = findOutlets(map, respectSequence ? inSequenceOrder(map, ids) : ids);
  if (!outlets.ok) return outlets;
  const [first] = outlets.value;
  if (first === undefined) return invalidArgument('No outlet was named; name at least one.');
  const { control } = first.table;
  const several = control?.several;
  const isOneTable = outlets.value.every((outlet) => outlet.table === first.table);
  if (control === undefined || several === undefined || !isOneTable)
    return unsupported(LACKING.switchSeveral);
  const inSequence = respectSequence && action !== 'off' ? control.inSequence?.[action] : undefined;
  const write = inSequence ?? (several.kind === 'queue' ? several[action] : control[action]);
  if (write === undefined) return unsupported(LACKING.cycleOutlet);
  const refused = withoutRelay(map, ids);
  if (refused !== null) return refused;
  const varbinds = outlets.value.map((outlet) => varBindOf(write, outlet.row));
  return ok(
    several.kind === 'queue' && inSequence === undefined
      ? { kind: 'queue', queue: several, varbinds }
      : { kind: 'oneSet', varbinds },
  );
}

/** Every outlet: in sequence where it can, else by the device's own command in each linked unit, else as several. */
export function writesForAll(map: SnmpDeviceMap, action: PowerAction): DeviceResult<SwitchWrites> {
  const ids = map.model.outlets.map((outlet) => outlet.id);
  const control = [...map.outlets.values()][0]?.table.control;
  const all = control?.all?.[action];
  if (all === undefined || (action !== 'off' && control?.inSequence?.[action] !== undefined))
    return writesForSeveral(map, ids, { action, respectSequence: true });
  const byOid = new Map(map.units.map((unit) => [oidOf(all, unit), varBindOf(all, unit)] as const));
  return ok({ kind: 'oneSet', varbinds: [...byOid.values()] });
}
