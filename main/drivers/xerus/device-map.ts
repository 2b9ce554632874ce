import type { EDeviceId, ElementId, OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { SensorDescriptor } from '../../../shared/model/sensor.ts';
import type { ObjectRef } from './read-json.ts';

/** First contact; everything else is reached by the references it gives (reference 3). */
export const PDU_RID = '/model/pdu/0';

export interface SensorEntry {
  readonly descriptor: SensorDescriptor;
  readonly ref: ObjectRef;
}

/**
 * What one discovery found: the model for everyone, and beside it the device's own handles, which stay in memory since
 * they change with the firmware.
 */
export interface DeviceMap {
  readonly model: PduModel;
  /** Type id of the PDU object; empty when the device does not tell. */
  readonly pduType: string;
  /** By index on the wire, that is position in `getOutlets`. */
  readonly outletIds: readonly (OutletId | null)[];
  readonly refs: ReadonlyMap<EDeviceId, ObjectRef>;
  readonly idByRid: ReadonlyMap<string, EDeviceId>;
  /** By sensor index; parallel to `model.sensors`. */
  readonly sensors: readonly SensorEntry[];
  /** One RID may serve several places, such as an inlet and its only pole. */
  readonly sensorIndexesByRid: ReadonlyMap<string, readonly number[]>;
}

export function indexSensors(sensors: readonly SensorEntry[]): ReadonlyMap<string, readonly number[]> {
  const byRid = new Map<string, number[]>();
  for (const [index, { ref }] of sensors.entries()) {
    const indexes = byRid.get(ref.rid);
    if (indexes === undefined) byRid.set(ref.rid, [index]);
    else indexes.push(index);
  }
  return byRid;
}

/** Handle of an element; the PDU's is well known. */
export function ridOf(map: DeviceMap, element: ElementId): string | null {
  return element === 'pdu' ? PDU_RID : (map.refs.get(element)?.rid ?? null);
}
