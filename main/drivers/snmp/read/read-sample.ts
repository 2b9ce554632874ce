import { err, ok } from '../../../../shared/result.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { Clock } from '../../../support/clock.ts';
import type { DeviceResult, Sample } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { goneError, partlyGoneError } from './errors.ts';
import { interpretOutletState, outletStateOids } from './outlet-state.ts';
import { readOids } from './read-oids.ts';

/** The state of every outlet and the sensors asked for. Cells that were there and are gone fail alone. */
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
  const values: SnmpValues = read.value;
  const isGone = (each: readonly Oid[]) => each.length > 0 && !each.some((oid) => values.has(oid));
  const gone = indexes.filter((_index, position) => isGone(placed[position]?.oids ?? []));
  const goneOutlets = outlets.filter(([, outlet]) => isGone(outletStateOids(outlet))).map(([id]) => id);
  const readings = placed.filter(({ oids }) => !isGone(oids)).map((sensor) => sensor.interpret(values));
  const hasGone = gone.length > 0 || goneOutlets.length > 0;
  const error = partlyGoneError(client.hostPort);
  return ok({
    readAtMs,
    sensorIndexes: indexes.filter((index) => !gone.includes(index)),
    values: readings.map((each) => each.value),
    statusCodes: readings.map((each) => each.statusCode),
    outletStates: Object.fromEntries(
      outlets
        .filter(([id]) => !goneOutlets.includes(id))
        .map(([id, outlet]) => [id, interpretOutletState(outlet, values, readAtMs)]),
    ),
    sequenceState: null,
    ...(hasGone ? { failed: { sensorIndexes: gone, outlets: goneOutlets, error } } : {}),
  });
}
