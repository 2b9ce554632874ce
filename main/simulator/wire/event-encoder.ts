import type { Actor, PduEvent } from '../pdu/events.ts';
import type { MinMax, NumericReading, NumericSensorUnit } from '../pdu/sensors.ts';
import type { StateField } from '../pdu/state-sensors.ts';
import type { Thresholds } from '../pdu/thresholds.ts';
import type { WireDevice } from './device.ts';
import type { WireEvent } from './event-hub.ts';
import { outletSettingsStruct, outletStateStruct } from './objects/outlet.ts';
import { pduSettingsStruct, sequenceStruct } from './objects/pdu.ts';
import {
  minMaxStruct,
  readingStruct,
  stateStruct,
  thresholdsStruct,
  tripCause,
  tripInformation,
} from './objects/sensors.ts';
import { transferSwitchSettingsStruct } from './objects/transfer-switch.ts';
import { nestedTypeIdOf, type InterfaceName } from './profile.ts';
import { refTo, type WireObject } from './registry.ts';
import { struct } from './structs.ts';
import type { WireStruct } from './values.ts';

interface EventParts {
  readonly source: WireObject | null;
  readonly declaredBy: InterfaceName;
  readonly name: string;
  readonly fields: WireStruct;
  /** Present when the event derives from `event.UserEvent`. */
  readonly actor?: Actor;
  readonly baseNames?: readonly string[];
}

/** An event with its inherited fields flat in `value` (Xerus reference 4.17). */
function build(device: WireDevice, parts: EventParts): WireEvent[] {
  const { source, declaredBy, name, fields, actor, baseNames = [] } = parts;
  if (source === null) return [];
  const user = actor === undefined ? {} : { actUserName: actor.user, actIpAddr: actor.address };
  const userBase = actor === undefined ? [] : ['event.UserEvent'];
  return [
    {
      names: [`${declaredBy}.${name}`, ...baseNames, ...userBase, 'idl.Event'],
      sourceRid: source.rid,
      type: nestedTypeIdOf(device.profile, declaredBy, name),
      value: { ...fields, ...user, source: refTo(source) },
    },
  ];
}

function stateSensorChange(
  device: WireDevice,
  source: WireObject | null,
  before: number,
  after: number,
): WireEvent[] {
  if (before === after) return [];
  const atS = device.pdu.time.nowS();
  const reading = (value: number): WireStruct => stateStruct({ atS, available: true, value });
  const fields = { oldState: reading(before), newState: reading(after) };
  return build(device, { source, declaredBy: 'sensors.StateSensor', name: 'StateChangedEvent', fields });
}

function tripChange(device: WireDevice, ocp: number, closed: boolean): WireEvent[] {
  const source = device.sensor('ocp', ocp, null, 'trip');
  const atS = device.pdu.time.nowS();
  const state = (value: boolean): WireStruct => stateStruct({ atS, available: true, value: value ? 1 : 0 });
  const full: WireStruct = {
    oldState: state(!closed),
    newState: state(closed),
    tripCause: tripCause(device, ocp),
    tripInformation: tripInformation(device, ocp),
  };
  const picked = struct(device.profile, 'TripStateChangedEvent', full);
  return build(device, {
    source,
    declaredBy: 'pdumodel.OverCurrentProtectorTripSensor',
    name: 'TripStateChangedEvent',
    fields: picked,
    baseNames: ['sensors.StateSensor.StateChangedEvent'],
  });
}

function outletEvents(device: WireDevice, event: Extract<PduEvent, { outlet: number }>): WireEvent[] {
  const source = device.element('outlet', event.outlet);
  const declaredBy = 'pdumodel.Outlet';
  switch (event.kind) {
    case 'powerControl': {
      const fields = { state: event.on ? 1 : 0, cycle: event.cycle };
      return build(device, { source, declaredBy, name: 'PowerControlEvent', fields, actor: event.actor });
    }
    case 'outletStatus': {
      const state = (status: typeof event.before): WireStruct => outletStateStruct(device.profile, status);
      const fields = { oldState: state(event.before), newState: state(event.after) };
      const sensor = device.sensor('outlet', event.outlet, null, 'outletState');
      return [
        ...build(device, { source, declaredBy, name: 'StateChangedEvent', fields }),
        ...stateSensorChange(device, sensor, Number(event.before.powerOn), Number(event.after.powerOn)),
      ];
    }
    case 'outletSettings': {
      const fields = {
        oldSettings: outletSettingsStruct(event.before),
        newSettings: outletSettingsStruct(event.after),
      };
      return build(device, { source, declaredBy, name: 'SettingsChangedEvent', fields, actor: event.actor });
    }
  }
}

function transferEvents(device: WireDevice, event: Extract<PduEvent, { kind: 'transfer' }>): WireEvent[] {
  const sensor = (field: StateField): WireObject | null => device.sensor('transferSwitch', 0, null, field);
  const unit = device.pdu.transferSwitch;
  return [
    ...stateSensorChange(device, sensor('selectedSource'), event.sourceBefore, unit?.activeSource ?? 0),
    ...stateSensorChange(
      device,
      sensor('operationalState'),
      event.operationalStateBefore,
      unit?.operationalState ?? 0,
    ),
  ];
}

/** What a happening on the PDU is on the wire. */
export function encodePduEvent(device: WireDevice, event: PduEvent): WireEvent[] {
  const { profile } = device;
  switch (event.kind) {
    case 'powerControl':
    case 'outletStatus':
    case 'outletSettings':
      return outletEvents(device, event);
    case 'pduSettings':
      return build(device, {
        source: device.element('pdu', 0),
        declaredBy: 'pdumodel.Pdu',
        name: 'SettingsChangedEvent',
        fields: {
          oldSettings: pduSettingsStruct(profile, event.before),
          newSettings: pduSettingsStruct(profile, event.after),
        },
        actor: event.actor,
      });
    case 'elementName':
      return build(device, {
        source: device.element(event.element, event.index),
        declaredBy: event.element === 'inlet' ? 'pdumodel.Inlet' : 'pdumodel.OverCurrentProtector',
        name: 'SettingsChangedEvent',
        fields: { oldSettings: { name: event.before }, newSettings: { name: event.after } },
        actor: event.actor,
      });
    case 'transferSwitchSettings':
      return build(device, {
        source: device.element('transferSwitch', 0),
        declaredBy: 'pdumodel.TransferSwitch',
        name: 'SettingsChangedEvent',
        fields: {
          oldSettings: transferSwitchSettingsStruct(profile, event.before),
          newSettings: transferSwitchSettingsStruct(profile, event.after),
        },
        actor: event.actor,
      });
    case 'inletEnabled':
      return build(device, {
        source: device.element('inlet', event.inlet),
        declaredBy: 'pdumodel.Inlet',
        name: 'EnableStateChangedEvent',
        fields: { enabled: event.enabled },
        actor: event.actor,
      });
    case 'sequence':
      return build(device, {
        source: device.element('pdu', 0),
        declaredBy: 'pdumodel.Pdu',
        name: 'OutletSequenceStateChangedEvent',
        fields: { newState: sequenceStruct(event.progress) },
      });
    case 'loadShedding':
      return build(device, {
        source: device.element('pdu', 0),
        declaredBy: 'pdumodel.Pdu',
        name: 'LoadSheddingModeChangedEvent',
        fields: { enabled: event.active },
        actor: event.actor,
      });
    case 'trip':
      return tripChange(device, event.ocp, event.closed);
    case 'transfer':
      return transferEvents(device, event);
  }
}

function objectOf(device: WireDevice, { place }: NumericSensorUnit): WireObject | null {
  return device.sensor(place.element, place.index, place.line, place.field);
}

export const READING_CHANGED = 'sensors.NumericSensor.ReadingChangedEvent';
export const STATE_CHANGED = 'sensors.NumericSensor.StateChangedEvent';

export function encodeReadingChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  reading: NumericReading,
): WireEvent[] {
  const fields = { newReading: readingStruct(reading) };
  const source = objectOf(device, unit);
  return build(device, { source, declaredBy: 'sensors.NumericSensor', name: 'ReadingChangedEvent', fields });
}

export function encodeAlarmChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: NumericReading,
  after: NumericReading,
): WireEvent[] {
  const fields = { oldReading: readingStruct(before), newReading: readingStruct(after) };
  const source = objectOf(device, unit);
  return build(device, { source, declaredBy: 'sensors.NumericSensor', name: 'StateChangedEvent', fields });
}

export function encodeThresholdsChange(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: Thresholds,
  actor: Actor,
): WireEvent[] {
  const fields = {
    oldThresholds: thresholdsStruct(before),
    newThresholds: thresholdsStruct(unit.thresholds),
  };
  const source = objectOf(device, unit);
  return build(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'ThresholdsChangedEvent',
    fields,
    actor,
  });
}

export function encodeCounterReset(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: NumericReading,
  actor: Actor,
): WireEvent[] {
  const fields = { oldReading: readingStruct(before), newReading: readingStruct(unit.read()) };
  const source = objectOf(device, unit);
  return build(device, {
    source,
    declaredBy: 'sensors.AccumulatingNumericSensor',
    name: 'ResetEvent',
    fields,
    actor,
  });
}

export function encodeMinMaxReset(
  device: WireDevice,
  unit: NumericSensorUnit,
  before: MinMax | null,
  actor: Actor,
): WireEvent[] {
  const fields = { oldMinMax: minMaxStruct(before), newMinMax: minMaxStruct(unit.minMax) };
  const source = objectOf(device, unit);
  return build(device, {
    source,
    declaredBy: 'sensors.NumericSensor',
    name: 'MinMaxResetEvent',
    fields,
    actor,
  });
}
