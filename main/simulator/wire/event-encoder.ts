import type { Actor, PduEvent } from '../pdu/events.ts';
import type { StateField } from '../pdu/state-sensors.ts';
import type { WireDevice } from './device.ts';
import type { WireEvent } from './event-hub.ts';
import { outletSettingsStruct, outletStateStruct } from './objects/outlet.ts';
import { sequenceStruct } from './objects/pdu-switching.ts';
import { pduSettingsStruct } from './objects/pdu.ts';
import { stateStruct, tripCause, tripInformation } from './objects/sensors.ts';
import { transferSwitchSettingsStruct } from './objects/transfer-switch.ts';
import type { WireObject } from './registry.ts';
import { struct } from './structs.ts';
import type { WireStruct } from './values.ts';
import { wireEvent, type EventParts } from './wire-event.ts';

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
  return wireEvent(device, { source, declaredBy: 'sensors.StateSensor', name: 'StateChangedEvent', fields });
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
  return wireEvent(device, {
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
      return wireEvent(device, { source, declaredBy, name: 'PowerControlEvent', fields, actor: event.actor });
    }
    case 'outletStatus': {
      const state = (status: typeof event.before): WireStruct => outletStateStruct(device.profile, status);
      const fields = { oldState: state(event.before), newState: state(event.after) };
      const sensor = device.sensor('outlet', event.outlet, null, 'outletState');
      return [
        ...wireEvent(device, { source, declaredBy, name: 'StateChangedEvent', fields }),
        ...stateSensorChange(device, sensor, Number(event.before.powerOn), Number(event.after.powerOn)),
      ];
    }
    case 'outletSettings': {
      const fields = {
        oldSettings: outletSettingsStruct(event.before),
        newSettings: outletSettingsStruct(event.after),
      };
      return wireEvent(device, {
        source,
        declaredBy,
        name: 'SettingsChangedEvent',
        fields,
        actor: event.actor,
      });
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

type SettingsEvent = Extract<PduEvent, { kind: 'pduSettings' | 'elementName' | 'transferSwitchSettings' }>;

function settingsParts(
  device: WireDevice,
  event: SettingsEvent,
): Pick<EventParts, 'source' | 'declaredBy' | 'fields'> {
  const { profile } = device;
  const fields = (oldSettings: WireStruct, newSettings: WireStruct): WireStruct => ({
    oldSettings,
    newSettings,
  });
  switch (event.kind) {
    case 'pduSettings':
      return {
        source: device.element('pdu', 0),
        declaredBy: 'pdumodel.Pdu',
        fields: fields(pduSettingsStruct(profile, event.before), pduSettingsStruct(profile, event.after)),
      };
    case 'elementName':
      return {
        source: device.element(event.element, event.index),
        declaredBy: event.element === 'inlet' ? 'pdumodel.Inlet' : 'pdumodel.OverCurrentProtector',
        fields: fields({ name: event.before }, { name: event.after }),
      };
    case 'transferSwitchSettings':
      return {
        source: device.element('transferSwitch', 0),
        declaredBy: 'pdumodel.TransferSwitch',
        fields: fields(
          transferSwitchSettingsStruct(profile, event.before),
          transferSwitchSettingsStruct(profile, event.after),
        ),
      };
  }
}

function pduEvent(device: WireDevice, name: string, fields: WireStruct, actor?: Actor): WireEvent[] {
  const source = device.element('pdu', 0);
  const by = actor === undefined ? {} : { actor };
  return wireEvent(device, { source, declaredBy: 'pdumodel.Pdu', name, fields, ...by });
}

/** What a happening on the PDU is on the wire. */
export function encodePduEvent(device: WireDevice, event: PduEvent): WireEvent[] {
  switch (event.kind) {
    case 'powerControl':
    case 'outletStatus':
    case 'outletSettings':
      return outletEvents(device, event);
    case 'pduSettings':
    case 'elementName':
    case 'transferSwitchSettings': {
      const parts = settingsParts(device, event);
      return wireEvent(device, { ...parts, name: 'SettingsChangedEvent', actor: event.actor });
    }
    case 'inletEnabled':
      return wireEvent(device, {
        source: device.element('inlet', event.inlet),
        declaredBy: 'pdumodel.Inlet',
        name: 'EnableStateChangedEvent',
        fields: { enabled: event.enabled },
        actor: event.actor,
      });
    case 'sequence':
      return pduEvent(device, 'OutletSequenceStateChangedEvent', {
        newState: sequenceStruct(event.progress),
      });
    case 'loadShedding':
      return pduEvent(device, 'LoadSheddingModeChangedEvent', { enabled: event.active }, event.actor);
    case 'trip':
      return tripChange(device, event.ocp, event.closed);
    case 'transfer':
      return transferEvents(device, event);
  }
}
