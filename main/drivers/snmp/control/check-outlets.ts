import { elementLabel, type OutletId } from '../../../../shared/model/ids.ts';
import { ok } from '../../../../shared/result.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { Clock } from '../../../support/clock.ts';
import type { CallOptions, DeviceResult, OutletCheck } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { textFrom, textOids } from '../families/evaluate.ts';
import { identityFrom, serialAndMacOids } from '../read/identity.ts';
import { interpretOutletState, outletStateOids } from '../read/outlet-state.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import { findOutlets, type PlacedOutlet } from './outlet-writes.ts';

/** What stands in the outlet's row now: its label while the row still has it, else what the device says there. */
function labelNow(outlet: PlacedOutlet, map: SnmpDeviceMap, values: SnmpValues): string {
  const printed = textFrom(outlet.table.label, outlet.row, values, map.family.absentTexts);
  const hasLabel = printed === null ? outlet.printed === String(outlet.number) : printed === outlet.printed;
  return hasLabel ? elementLabel(outlet.id) : (printed ?? '');
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
  const cells = found.value.flatMap((outlet) => [
    ...textOids(outlet.table.label, outlet.row),
    ...textOids(outlet.table.name, outlet.row),
    ...outletStateOids(outlet),
  ]);
  const readAtMs = clock.nowMs();
  const got = await client.get([...serialAndMacOids(map), ...cells], { signal, priority: 'command' });
  if (!got.ok) return got;
  const values = got.value;
  const { serial, mac } = identityFrom(map, values);
  const outlets = found.value.map((outlet) => ({
    outlet: outlet.id as OutletId,
    label: labelNow(outlet, map, values),
    name: textFrom(outlet.table.name, outlet.row, values, map.family.absentTexts) ?? '',
    observation: interpretOutletState(outlet, values, readAtMs),
  }));
  return ok({ serial, mac, outlets });
}
