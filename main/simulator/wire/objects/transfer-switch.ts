import { z } from 'zod';
import { writeTransferSwitchSettings } from '../../pdu/settings.ts';
import type { TransferSwitchSettings } from '../../pdu/state.ts';
import type { TransferSwitchUnit } from '../../pdu/transfer-switch.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { NO_PARAMS, getter, method, setter, type MethodTable } from '../method.ts';
import { throwPoleStruct } from '../poles.ts';
import type { FirmwareProfile } from '../profile.ts';
import { EMPTY_NAMEPLATE, NO_WAVEFORM, rating, struct } from '../structs.ts';
import type { WireStruct } from '../values.ts';
import { childrenOfSupply, eDeviceMethods, sensorRefs } from './elements.ts';
import { addNumericSensors, addStateSensor } from './sensors.ts';
import { transferToSource } from '../../pdu/supply.ts';
import type { SensorEvents } from '../../pdu/sensor-settings.ts';

const STATE_SENSORS = [
  'selectedSource',
  'operationalState',
  'overloadAlarm',
  'phaseSyncAlarm',
  'switchFault',
] as const;
/** `TransferSwitch.Type` */
const HYBRID_TRANSFER_SWITCH = 2;

const settingsFields = {
  name: z.string(),
  preferredSource: z.int(),
  autoRetransfer: z.boolean(),
  noAutoRetransferIfPhaseFault: z.boolean(),
  autoRetransferWaitTime: z.int(),
  manualTransferEnabled: z.boolean(),
};
const wholeSettings = z.object({ settings: z.object(settingsFields) });
const sparseSettings = z.object({
  settings: z.object({ ...settingsFields, phaseSyncSensorEnabled: z.boolean() }).partial(),
});

export function transferSwitchSettingsStruct(
  profile: FirmwareProfile,
  settings: TransferSwitchSettings,
): WireStruct {
  return struct(profile, 'TransferSwitch.Settings', { ...settings });
}

const NO_STATISTICS: WireStruct = {
  transferCount: 0,
  powerFailDetectTime: 0,
  relayOpenTime: 0,
  totalTransferTime: 0,
};

function descriptionMethods(device: WireDevice, unit: TransferSwitchUnit): MethodTable {
  const { spec } = unit;
  return {
    ...eDeviceMethods(
      () => device.elements('inlet'),
      () => childrenOfSupply(device, 0),
    ),
    getMetaData: getter(() => ({
      label: spec.label,
      namePlate: EMPTY_NAMEPLATE,
      rating: rating(spec.ratingAmperes, 200, 240),
      type: HYBRID_TRANSFER_SWITCH,
      sourceCount: device.model.inlets.length,
    })),
    getSensors: getter(() => sensorRefs(device, 'TransferSwitch.Sensors', 'transferSwitch', 0)),
    getPoles: getter(() => spec.lines.map((line) => throwPoleStruct(device, line))),
  };
}

function settingsMethods(device: WireDevice, unit: TransferSwitchUnit): MethodTable {
  const { profile } = device;
  const schema = profile.sparseSettings.includes('TransferSwitch') ? sparseSettings : wholeSettings;
  return {
    getSettings: getter(() => transferSwitchSettingsStruct(profile, unit.settings)),
    setSettings: setter('changePduConfiguration', schema, ({ settings }, { actor }) => {
      const change = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
      return writeTransferSwitchSettings(device.pdu, change, actor);
    }),
    getParameters: getter(() => []),
    setParameters: method(NO_PARAMS, () => ({ _ret_: 0 }), 'changePduConfiguration'),
  };
}

function transferMethods(device: WireDevice, unit: TransferSwitchUnit): MethodTable {
  const waveform = device.profile.hasWaveforms ? NO_WAVEFORM : [];
  return {
    getStatistics: getter(() => ({ ...NO_STATISTICS, transferCount: unit.log.length })),
    transferToSource: setter(
      'switchTransferSwitch',
      z.object({ source: z.int(), faultOverride: z.boolean() }),
      ({ source }) => transferToSource(device.pdu, source),
    ),
    getLastTransferReason: getter(() => unit.lastReason),
    getLastTransferWaveform: getter(() => waveform),
    getTransferLog: getter(() =>
      unit.log.map((entry) => ({
        timestamp: entry.atS,
        oldInlet: entry.from,
        newInlet: entry.to,
        reason: entry.reason,
        waveform,
        statistics: NO_STATISTICS,
        switchFault: 0,
      })),
    ),
  };
}

/** The transfer switch, where the model has one. */
export function addTransferSwitch(device: WireDevice, events: SensorEvents): void {
  const unit = device.pdu.transferSwitch;
  if (unit === null) return;
  const site = { element: 'transferSwitch', index: 0, line: null } as const;
  for (const field of STATE_SENSORS) addStateSensor(device, site, field);
  addNumericSensors(device, site, ['sourceVoltagePhaseSyncAngle'], {}, events);
  const methods: MethodTable = {
    ...descriptionMethods(device, unit),
    ...settingsMethods(device, unit),
    ...transferMethods(device, unit),
  };
  const paths = wellKnownIds('transferswitch/0');
  const object = device.registry.add('pdumodel.TransferSwitch', 'transferswitch.0', paths, methods);
  device.addElement('transferSwitch', 0, object);
}
