import { elementLabel, type OutletId } from '../../../../shared/model/ids.ts';
import { ok } from '../../../../shared/result.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { Clock } from '../../../support/clock.ts';
import type { CallOptions, DeviceResult, OutletCheck } from '../../driver.ts';
import type { PlacedOutlet, SnmpDeviceMap } from '../device-map.ts';
import { unitOf } from '../discover/place-elements.ts';
import { oidOf } from '../family/cell.ts';
import { textFrom, textOids } from '../family/evaluate.ts';
import { identityFrom, serialAndMacOids, unitSerialFrom, unitSerialOids } from '../read/identity.ts';
import { interpretOutletState, outletStateOids } from '../read/outlet-state.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import { findOutlets } from './outlet-writes.ts';

/** Cells that tell whether it is still the same outlet, and its state. */
function cellsOf(outlet: PlacedOutlet, map: SnmpDeviceMap): readonly Oid[] {
  const { table, row, unit: unitRow } = outlet;
  const { label, name, unit } = table;
  return [
    ...textOids(label, row),
    ...textOids(name, row),
    ...(unit !== undefined && 'column' in unit ? [oidOf(unit, row)] : []),
    ...unitSerialOids(map, unitRow),
    ...outletStateOids(outlet),
  ];
}

/**
 * What stands in the outlet's row now: its label while the row still has it in the same unit, else what the device says
 * there. Empty where another PDU is linked in the place of its unit.
 */
function labelNow(outlet: PlacedOutlet, map: SnmpDeviceMap, values: SnmpValues): string {
  const { table, row, unit } = outlet;
  if (unitSerialFrom(map, unit, values) !== (map.unitSerials.get(unit) ?? '')) return '';
  const printed = textFrom(table.label, row, values, map.family.absentTexts);
  const hasLabel = printed === null ? outlet.printed === String(outlet.number) : printed === outlet.printed;
  if (table.unit === undefined) return hasLabel ? elementLabel(outlet.id) : (printed ?? '');
  const unitNow = unitOf(table, row, values);
  if (unitNow === null) return '';
  const unitRow = map.unitRows.get(unitNow);
  if (hasLabel && unitRow === unit) return elementLabel(outlet.id);
  return unitRow === map.units[0] ? (printed ?? '') : `${unitNow}/${printed ?? ''}`;
}

/** Serial and MAC of the PDU with label, name and state of the outlets, asked for together and ahead of reads. */
export async function checkOutlets(
  client: SnmpClient,
  map: SnmpDeviceMap,
  options: CallOptions & { readonly outlets: readonly OutletId[]; readonly clock: Clock },
): Promise<DeviceResult<OutletCheck>> {
  const { signal, clock } = options;
  const found = findOutlets(map, options.outlets);
  if (!found.ok) return found;
  const cells = found.value.flatMap((outlet) => cellsOf(outlet, map));
  const readAtMs = clock.nowMs();
  const got = await client.get([...serialAndMacOids(map), ...cells], { signal, priority: 'command' });
  if (!got.ok) return got;
  const values = got.value;
  const { serial, mac } = identityFrom(map, values);
  const outlets = found.value.map((outlet) => ({
    outlet: outlet.id,
    label: labelNow(outlet, map, values),
    name: textFrom(outlet.table.name, outlet.row, values, map.family.absentTexts) ?? '',
    observation: interpretOutletState(outlet, values, readAtMs),
  }));
  return ok({ serial, mac, outlets });
}
