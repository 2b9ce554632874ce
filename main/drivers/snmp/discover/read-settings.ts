import type { PduModel } from '../../../../shared/model/pdu.ts';
import { err, ok } from '../../../../shared/result.ts';
import type { DeviceResult } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { applySettings } from './settings.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { goneError } from '../read/errors.ts';
import { readOids } from '../read/read-oids.ts';

/** The model with names, delays and order as they are now. Names that could not be read stay as they were. */
export async function readSettings(
  client: SnmpClient,
  map: SnmpDeviceMap,
  options: ReadOptions,
): Promise<DeviceResult<PduModel>> {
  const read = await readOids(client, map.tables, map.settings, options);
  if (!read.ok) return read;
  if (map.settings.length > 0 && read.value.size === 0) return err(goneError(client.hostPort));
  return ok(applySettings(map.model, map, read.value));
}
