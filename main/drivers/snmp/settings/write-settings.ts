import type { ElementId, OutletId } from '../../../../shared/model/ids.ts';
import { err, ok } from '../../../../shared/result.ts';
import { fixedNameReason, LACKING } from '../../../../shared/words/capabilities.ts';
import { octets, type SetVarBind } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { unknownElement, unknownOutlet } from '../../not-found.ts';
import { unsupported } from '../../refusals.ts';
import type { PlacedElement, SnmpDeviceMap } from '../device-map.ts';
import { varBindOf } from '../control/outlet-writes.ts';
import { oidOf } from '../family/cell.ts';
import type { DelayCell } from '../family/elements.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import { delayUnits, delayVarBinds } from './delay.ts';

/** badValue (v1), wrongLength and wrongValue (RFC 3416, section 3). */
const BAD_VALUE_STATUSES: ReadonlySet<number> = new Set([3, 8, 10]);

function findElement(map: SnmpDeviceMap, id: ElementId): PlacedElement | undefined {
  const all = [...map.outlets.values(), ...map.inlets, ...map.ocps, ...map.transferSwitches];
  return all.find((element) => element.id === id);
}

/** Where the name of an element is written; the PDU's is that of its first unit. */
function renameOid(map: SnmpDeviceMap, id: ElementId): DeviceResult<string> {
  const fixed = fixedNameReason(map.model, id);
  if (fixed !== null) return unsupported(fixed);
  const placed =
    id === 'pdu' ? { table: map.family, row: map.units[0] ?? '0' } : (findElement(map, id) ?? null);
  const rename = placed?.table.rename;
  return placed === null || rename === undefined ? unknownElement(id) : ok(oidOf(rename, placed.row));
}

/** Writes a name as UTF-8. How long it may be is known to the device alone. */
export async function rename(
  client: SnmpClient,
  map: SnmpDeviceMap,
  {
    signal,
    element,
    name,
  }: { readonly signal: AbortSignal; readonly element: ElementId; readonly name: string },
): Promise<DeviceResult<null>> {
  const oid = renameOid(map, element);
  if (!oid.ok) return oid;
  const written = await client.set([{ oid: oid.value, value: octets(name) }], {
    signal,
    priority: 'command',
  });
  if (written.ok || written.error.kind !== 'rejectedByDevice') return written;
  if (!BAD_VALUE_STATUSES.has(written.error.code)) return written;
  const message = `The PDU does not take this name; use a shorter one of plain letters and digits.`;
  return err({ ...written.error, message });
}

interface CycleDelayChange {
  /** `null` is the PDU's own delay. */
  readonly outlet: OutletId | null;
  readonly cycleDelayMs: number;
  readonly usePduCycleDelay: boolean;
}

const WHAT = { cycleDelay: 'The cycle delay', powerOnDelay: 'The power-on delay' } as const;

function delayWrites(
  which: keyof typeof WHAT,
  delay: DelayCell | undefined,
  rows: readonly string[],
  delayMs: number,
): DeviceResult<readonly SetVarBind[]> {
  if (delay === undefined || !delay.writable) return unsupported(LACKING[which]);
  const units = delayUnits(delay, delayMs, WHAT[which]);
  return units.ok ? ok(delayVarBinds(delay, rows, units.value)) : units;
}

/** The outlet's own delay with the choice that it counts, or only the choice that the PDU's does. */
function outletWrites(
  map: SnmpDeviceMap,
  outlet: OutletId,
  change: CycleDelayChange,
): DeviceResult<readonly SetVarBind[]> {
  const placed = map.outlets.get(outlet);
  if (placed === undefined) return unknownOutlet(outlet);
  const { cycleDelay, usePduCycleDelay } = placed.table;
  if (change.usePduCycleDelay) {
    return usePduCycleDelay === undefined
      ? unsupported('The outlets of this PDU cannot be told to use its own cycle delay.')
      : ok([varBindOf(usePduCycleDelay.yes, placed.row)]);
  }
  const own = delayWrites('cycleDelay', cycleDelay, [placed.row], change.cycleDelayMs);
  if (!own.ok || usePduCycleDelay === undefined) return own;
  return ok([...own.value, varBindOf(usePduCycleDelay.no, placed.row)]);
}

/** Writes the time off in a cycle, rounded up to the device's unit, in one SET; of the PDU in all its units. */
export async function writeCycleDelay(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { signal, ...change }: CycleDelayChange & { readonly signal: AbortSignal },
): Promise<DeviceResult<null>> {
  const writes =
    change.outlet === null
      ? delayWrites('cycleDelay', map.family.cycleDelay, map.units, change.cycleDelayMs)
      : outletWrites(map, change.outlet, change);
  return writes.ok ? client.set(writes.value, { signal, priority: 'command' }) : writes;
}

/** Writes the wait before the first outlet, rounded up to the device's unit, in all its units. */
export async function writePowerOnDelay(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { signal, powerOnDelayMs }: { readonly signal: AbortSignal; readonly powerOnDelayMs: number },
): Promise<DeviceResult<null>> {
  const writes = delayWrites('powerOnDelay', map.family.powerOnDelay, map.units, powerOnDelayMs);
  return writes.ok ? client.set(writes.value, { signal, priority: 'command' }) : writes;
}
