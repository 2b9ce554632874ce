import { ok } from '../../../../shared/result.ts';
import type { Clock } from '../../../support/clock.ts';
import type { CallOptions, DeviceResult } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { readSample } from '../read/read-sample.ts';
import type { SnmpClient } from '../transport/snmp-client.ts';
import { varBindOf } from './outlet-writes.ts';

/** Drops what outlets still wait for: those that do by their state, which is read just before, in one SET. */
export async function cancelSequence(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { signal, clock }: CallOptions & { readonly clock: Clock },
): Promise<DeviceResult<null>> {
  const sample = await readSample(client, map, { signal, clock, priority: 'command', sensors: [] });
  if (!sample.ok) return sample;
  const varbinds = [...map.outlets].flatMap(([id, { table, row }]) => {
    const cancel = table.control?.inSequence?.cancel;
    const isWaiting = sample.value.outletStates[id]?.powerState === 'pendingOn';
    return cancel === undefined || !isWaiting ? [] : [varBindOf(cancel, row)];
  });
  return varbinds.length === 0 ? ok(null) : client.set(varbinds, { signal, priority: 'power' });
}
