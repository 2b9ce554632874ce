import { z } from 'zod';
import { writeTransferSwitchSettings } from '../../pdu/settings.ts';
import type { TransferSwitchSettings } from '../../pdu/state.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { NO_PARAMS, getter, method, setter, type MethodTable } from '../method.ts';
import { throwPoleStruct } from '../poles.ts';
import type { FirmwareProfile } from '../profile.ts';
import { EMPTY_NAMEPLATE, NO_WAVEFORM, rating, struct } from '../structs.ts';
import type { WireStruct } from '../values.ts';
import { childrenOfSupply, eDeviceMethods, sensorRefs } from './elements.ts';
import { addNumericSensors, addStateSensor, type SensorEvents } from './sensors.ts';

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

/** The transfer switch, where the model has one. */
export function addTransferSwitch(device: WireDevice, events: SensorEvents): void {
  const unit = device.pdu.transferSwitch;
  if (unit === null) return;
  const { profile } = device;
  const site = { element: 'transferSwitch', index: 0, line: null } as const;
  for (const field of [
    'selectedSource',
    'operationalState',
    'overloadAlarm',
    'phaseSyncAlarm',
    'switchFault',
  ] as const) {
    addStateSensor(device, site, field);
  }
  addNumericSensors(device, site, ['sourceVoltagePhaseSyncAngle'], {}, events);
  const isSparse = profile.sparseSettings.includes('TransferSwitch');
  const methods: MethodTable = {
    ...eDeviceMethods(
      () => device.elements('inlet'),
      () => childrenOfSupply(device, 0),
    ),
    getMetaData: getter(() => ({
      label: unit.spec.label,
      namePlate: EMPTY_NAMEPLATE,
      rating: rating(unit.spec.ratingAmperes, 200, 240),
      type: HYBRID_TRANSFER_SWITCH,
      sourceCount: device.model.inlets.length,
    })),
    getSensors: getter(() => sensorRefs(device, 'TransferSwitch.Sensors', 'transferSwitch', 0)),
    getPoles: getter(() => unit.spec.lines.map((line) => throwPoleStruct(device, line))),
    getSettings: getter(() => transferSwitchSettingsStruct(profile, unit.settings)),
    setSettings: setter(
      'changePduConfiguration',
      isSparse ? sparseSettings : wholeSettings,
      ({ settings }, { actor }) => {
        const change = Object.fromEntries(
          Object.entries(settings).filter(([, value]) => value !== undefined),
        );
        return writeTransferSwitchSettings(device.pdu, change, actor);
      },
    ),
    getStatistics: getter(() => ({ ...NO_STATISTICS, transferCount: unit.log.length })),
    transferToSource: setter(
      'switchTransferSwitch',
      z.object({ source: z.int(), faultOverride: z.boolean() }),
      ({ source }) => device.pdu.transferToSource(source),
    ),
    getLastTransferReason: getter(() => unit.lastReason),
    getLastTransferWaveform: getter(() => (profile.firmware === '3.6.0' ? [] : NO_WAVEFORM)),
    getTransferLog: getter(() =>
      unit.log.map((entry) => ({
        timestamp: entry.atS,
        oldInlet: entry.from,
        newInlet: entry.to,
        reason: entry.reason,
        waveform: profile.firmware === '3.6.0' ? [] : NO_WAVEFORM,
        statistics: NO_STATISTICS,
        switchFault: 0,
      })),
    ),
    getParameters: getter(() => []),
    setParameters: method(NO_PARAMS, () => ({ _ret_: 0 }), 'changePduConfiguration'),
  };
  const paths = wellKnownIds('transferswitch/0');
  device.addElement(
    'transferSwitch',
    0,
    device.registry.add('pdumodel.TransferSwitch', 'transferswitch.0', paths, methods),
  );
}
