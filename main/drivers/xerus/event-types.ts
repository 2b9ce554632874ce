import type { DeviceMap } from './device-map.ts';
import { eventTypeId, unversioned } from './type-id.ts';

/**
 * Events Busbar listens to, by interface. Readings that change in a digit are not among them: polling brings those.
 * Base types bring derived ones, so a breaker's trip arrives as `StateSensor.StateChangedEvent` too (reference 4.17).
 */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  'pdumodel.Pdu': ['SettingsChangedEvent', 'OutletSequenceStateChangedEvent'],
  'pdumodel.Inlet': ['SettingsChangedEvent'],
  'pdumodel.OverCurrentProtector': ['SettingsChangedEvent'],
  'pdumodel.TransferSwitch': ['SettingsChangedEvent'],
  'pdumodel.Outlet': ['StateChangedEvent', 'PowerControlEvent', 'SettingsChangedEvent'],
  'pdumodel.OverCurrentProtectorTripSensor': ['TripStateChangedEvent'],
  'sensors.StateSensor': ['StateChangedEvent'],
  'sensors.NumericSensor': ['StateChangedEvent', 'MetaDataChangedEvent', 'ThresholdsChangedEvent'],
};

/** Where no object of an interface shows its version; servers match any compatible one (reference 4.17). */
const FALLBACK_TYPES = ['pdumodel.Pdu:6.0.0', 'sensors.NumericSensor:4.0.5', 'sensors.StateSensor:4.0.5'];

/** Event type ids in the versions that this device's own objects have. */
export function demandedEventTypes(map: DeviceMap): readonly string[] {
  const seen = [
    map.pduType,
    ...[...map.refs.values()].map((ref) => ref.type),
    ...map.sensors.map(({ ref }) => ref.type),
  ];
  const types = [...new Set(seen.filter((type) => type !== ''))];
  const names = new Set(types.map(unversioned));
  const missing = FALLBACK_TYPES.filter((type) => !names.has(unversioned(type)));
  return [...types, ...missing].flatMap((type) =>
    (EVENTS[unversioned(type)] ?? []).map((event) => eventTypeId(type, event)),
  );
}
