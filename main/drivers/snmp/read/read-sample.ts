import { err, ok } from '../../../../shared/result.ts';
import type { Clock } from '../../../support/clock.ts';
import type { DeviceResult, Sample } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { goneError } from './errors.ts';
import { interpretOutletState, outletStateOids } from './outlet-state.ts';
import { readOids } from './read-oids.ts';

/** The state of every outlet and the sensors asked for. */
export async function readSample(
  client: SnmpClient,
  map: SnmpDeviceMap,
  options: ReadOptions & { readonly sensors: 'all' | readonly number[]; readonly clock: Clock },
): Promise<DeviceResult<Sample>> {
  const { sensors, clock, signal, priority } = options;
  const wanted = sensors === 'all' ? [...map.sensors.keys()] : sensors;
  const indexes = wanted.filter((index) => map.sensors[index] !== undefined);
  const placed = indexes.map((index) => map.sensors[index]).filter((sensor) => sensor !== undefined);
  const outlets = [...map.outlets];
  const oids = [
    ...outlets.flatMap(([, outlet]) => outletStateOids(outlet)),
    ...placed.flatMap((sensor) => sensor.oids),
  ];
  // When the first request left, or before: at the answer it would be too young, and outdo an event that came meanwhile.
  const readAtMs = clock.nowMs();
  const read =
    oids.length === 0 ? ok(new Map()) : await readOids(client, map.tables, oids, { signal, priority });
  if (!read.ok) return read;
  if (oids.length > 0 && read.value.size === 0) return err(goneError(client.hostPort));
  const readings = placed.map((sensor) => sensor.interpret(read.value));
  return ok({
    readAtMs,
    sensorIndexes: indexes,
    values: readings.map((each) => each.value),
    statusCodes: readings.map((each) => each.statusCode),
    outletStates: Object.fromEntries(
      outlets.map(([id, outlet]) => [id, interpretOutletState(outlet, read.value, readAtMs)]),
    ),
    sequenceState: null,
  });
}
