import type { NumericField } from '../models/spec.ts';
import type { NumberStyle } from './values.ts';

export type InterfaceName =
  | 'pdumodel.Pdu'
  | 'pdumodel.EDevice'
  | 'pdumodel.Inlet'
  | 'pdumodel.OverCurrentProtector'
  | 'pdumodel.OverCurrentProtectorTripSensor'
  | 'pdumodel.Outlet'
  | 'pdumodel.TransferSwitch'
  | 'pdumodel.Controller'
  | 'pdumodel.Unit'
  | 'pdumodel.ResidualCurrentStateSensor'
  | 'pdumodel.TypeBResidualCurrentNumericSensor'
  | 'sensors.Sensor'
  | 'sensors.NumericSensor'
  | 'sensors.AccumulatingNumericSensor'
  | 'sensors.StateSensor'
  | 'sensors.AlertedSensorManager'
  | 'peripheral.DeviceManager'
  | 'peripheral.DeviceSlot'
  | 'bulkrpc.BulkRequest'
  | 'event.Service'
  | 'event.Channel'
  | 'session.SessionManager'
  | 'usermgmt.User'
  | 'devsettings.Snmp'
  | 'firmware.Firmware'
  | 'datetime.DateTime'
  | 'jsonrpc.NameService';

/** Structures whose fields differ between firmwares. */
export type StructName =
  | 'Pdu.MetaData'
  | 'Pdu.Sensors'
  | 'Pdu.Settings'
  | 'PeripheralStatistic'
  | 'Inlet.MetaData'
  | 'Inlet.Sensors'
  | 'Pole'
  | 'DoublePole'
  | 'MeteredLinePair'
  | 'OverCurrentProtector.Sensors'
  | 'TripStateChangedEvent'
  | 'Outlet.MetaData'
  | 'Outlet.State'
  | 'Outlet.Sensors'
  | 'TransferSwitch.Sensors'
  | 'TransferSwitch.Settings'
  | 'DeviceManager.Settings';

export type FirmwareVersion = '3.6.0' | '4.0.20';

/** Everything in which one firmware differs from another on the wire. */
export interface FirmwareProfile {
  readonly firmware: FirmwareVersion;
  readonly revision: string;
  readonly style: NumberStyle;
  readonly headers: Readonly<Record<string, string>>;
  /** `MAJOR.SUBMAJOR.MINOR` by interface (Xerus reference 4.0). */
  readonly versions: Readonly<Record<InterfaceName, string>>;
  /** Fields in wire order. */
  readonly structs: Readonly<Record<StructName, readonly string[]>>;
  readonly absentMethods: Partial<Record<InterfaceName, readonly string[]>>;
  /** Settings structures of which a part may be sent. */
  readonly sparseSettings: readonly ('Pdu' | 'TransferSwitch')[];
  /** Per-pole sensors that this firmware shows of those the hardware has. */
  readonly poleSensors: readonly NumericField[];
  /** Upper ends of ranges, by `element.field`, that differ from the catalogue. */
  readonly rangeUpper: Readonly<Record<string, number>>;
  readonly controllerStatisticFields: readonly [string, string];
  readonly peripheralSlotCount: number;
  readonly refusesSwitchingWhenShed: boolean;
  /** `Waveform` structures; before them a transfer's was a plain list. */
  readonly hasWaveforms: boolean;
}

/** `pdumodel.Outlet:3.0.1`; an interface of version 1.0.0 shows it too. */
export function typeIdOf(profile: FirmwareProfile, name: InterfaceName): string {
  return `${name}:${profile.versions[name]}`;
}

/** `pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0`; no suffix for an interface of version 1.0.0 (Xerus reference 1.6). */
export function nestedTypeIdOf(profile: FirmwareProfile, name: InterfaceName, nested: string): string {
  const version = profile.versions[name];
  const suffix = version === '1.0.0' ? '' : `_${version.replaceAll('.', '_')}`;
  return `${name}${suffix}.${nested}:1.0.0`;
}

/** Interfaces a derived one inherits methods and events from. */
export const BASE_INTERFACE: Partial<Record<InterfaceName, InterfaceName>> = {
  'pdumodel.Inlet': 'pdumodel.EDevice',
  'pdumodel.OverCurrentProtector': 'pdumodel.EDevice',
  'pdumodel.Outlet': 'pdumodel.EDevice',
  'pdumodel.TransferSwitch': 'pdumodel.EDevice',
  'sensors.NumericSensor': 'sensors.Sensor',
  'sensors.StateSensor': 'sensors.Sensor',
  'sensors.AccumulatingNumericSensor': 'sensors.NumericSensor',
  'pdumodel.TypeBResidualCurrentNumericSensor': 'sensors.NumericSensor',
  'pdumodel.ResidualCurrentStateSensor': 'sensors.StateSensor',
  'pdumodel.OverCurrentProtectorTripSensor': 'sensors.StateSensor',
};
