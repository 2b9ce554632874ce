import type { PduModel } from '../../../../shared/model/pdu.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { DeviceResult } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { GrowthWatch } from './growth-watch.ts';
import { applySettings } from './settings.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { goneError, otherLayoutError } from '../read/errors.ts';
import { readOids } from '../read/read-oids.ts';

/**
 * The model with names, delays and order as they are now. Names that could not be read stay as they were. `notFound` when the
 * device has another layout than the map says, as far as `growth` noticed.
 */
export async function readSettings(
  client: SnmpClient,
  map: SnmpDeviceMap,
  { growth, ...options }: ReadOptions & { readonly growth?: GrowthWatch },
): Promise<DeviceResult<PduModel>> {
  const { settings, watched, tables } = map;
  const read = await readOids(client, tables, [...new Set([...settings, ...watched.keys()])], options);
  if (!read.ok) return read;
  const values = read.value;
  if (settings.length > 0 && !settings.some((oid) => values.has(oid))) return err(goneError(client.hostPort));
  const changed = growth?.look(values) ?? null;
  if (changed !== null) return err(otherLayoutError(client.hostPort, changed));
  return ok(applySettings(map.model, map, values));
}
