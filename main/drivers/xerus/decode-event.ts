import { isIP } from 'node:net';
import { statusCode } from '../../../shared/model/sensor.ts';
import type { Actor, DriverEvent } from '../driver.ts';
import type { DeviceMap } from './device-map.ts';
import { quotable } from './http-errors.ts';
import { parseOutletState } from './parse-outlet-state.ts';
import { parseSequenceState } from './parse-pdu.ts';
import { readFlag, readRecord, readRef, readText, type JsonRecord } from './read-json.ts';
import { parseReading } from './read-sample.ts';
import { unversioned } from './type-id.ts';

/** `event.UserEvent`: who did it, when the device says so. */
function actorOf(event: JsonRecord): Actor | null {
  const user = quotable(readText(event['actUserName']) ?? '');
  const address = readText(event['actIpAddr']) ?? '';
  return user === '' ? null : { user, address: isIP(address) === 0 ? '' : address };
}

function settingsChanged(event: JsonRecord, map: DeviceMap): DriverEvent | null {
  const element = map.idByRid.get(readRef(event['source'])?.rid ?? '');
  return element === undefined ? null : { kind: 'settingsChanged', element, by: actorOf(event) };
}

function outletOf(event: JsonRecord, map: DeviceMap) {
  const id = map.idByRid.get(readRef(event['source'])?.rid ?? '');
  return map.outletIds.find((outlet) => outlet !== null && outlet === id) ?? null;
}

function powerControl(event: JsonRecord, map: DeviceMap): DriverEvent | null {
  const outlet = outletOf(event, map);
  if (outlet === null) return null;
  const state = event['state'];
  const cycle = readFlag(event['cycle']) === true;
  if (!cycle && state !== 0 && state !== 1) return null;
  return {
    kind: 'powerControl',
    outlet,
    action: cycle ? 'cycle' : state === 1 ? 'on' : 'off',
    by: actorOf(event),
  };
}

function sensorReading(event: JsonRecord, field: string, map: DeviceMap, nowMs: number): DriverEvent | null {
  const indexes = map.sensorIndexesByRid.get(readRef(event['source'])?.rid ?? '');
  const value = readRecord(event[field]);
  if (indexes === undefined || value === null) return null;
  const parsed = indexes.map((index) => {
    const entry = map.sensors[index];
    return entry === undefined
      ? { value: null, statusCode: statusCode('unavailable') }
      : parseReading(entry, value);
  });
  return {
    kind: 'readings',
    readAtMs: nowMs,
    readings: {
      sensorIndexes: indexes,
      values: parsed.map((each) => each.value),
      statusCodes: parsed.map((each) => each.statusCode),
    },
  };
}

/**
 * One event of a poll, by its type without versions. Null for types that are not known, sources that are not in the
 * model, and events that make no sense: one of them must not cost the others.
 */
export function decodeEvent(item: unknown, map: DeviceMap, nowMs: number): DriverEvent | null {
  const record = readRecord(item);
  const event = readRecord(record?.['value']);
  const type = readText(record?.['type']);
  if (event === null || type === null) return null;
  switch (unversioned(type)) {
    case 'pdumodel.Outlet.StateChangedEvent': {
      const outlet = outletOf(event, map);
      const newState = readRecord(event['newState']);
      if (outlet === null || newState === null) return null;
      return { kind: 'outletState', outlet, observation: parseOutletState(newState, nowMs) };
    }
    case 'pdumodel.Outlet.PowerControlEvent':
      return powerControl(event, map);
    case 'pdumodel.Pdu.OutletSequenceStateChangedEvent': {
      const state = parseSequenceState(event['newState'], map.outletIds);
      return state.ok ? { kind: 'sequenceState', state: state.value } : null;
    }
    case 'pdumodel.Pdu.SettingsChangedEvent':
      return { kind: 'settingsChanged', element: 'pdu', by: actorOf(event) };
    case 'pdumodel.Outlet.SettingsChangedEvent':
    case 'pdumodel.Inlet.SettingsChangedEvent':
    case 'pdumodel.OverCurrentProtector.SettingsChangedEvent':
    case 'pdumodel.TransferSwitch.SettingsChangedEvent':
      return settingsChanged(event, map);
    case 'sensors.NumericSensor.StateChangedEvent':
      return sensorReading(event, 'newReading', map, nowMs);
    case 'sensors.StateSensor.StateChangedEvent':
    case 'pdumodel.OverCurrentProtectorTripSensor.TripStateChangedEvent':
      return sensorReading(event, 'newState', map, nowMs);
    case 'sensors.NumericSensor.MetaDataChangedEvent':
    case 'sensors.NumericSensor.ThresholdsChangedEvent':
      return map.sensorIndexesByRid.has(readRef(event['source'])?.rid ?? '')
        ? { kind: 'modelChanged' }
        : null;
    default:
      return null;
  }
}
