import { z } from 'zod';
import { setLoadShedding } from '../../pdu/commands.ts';
import { writePduSettings } from '../../pdu/settings.ts';
import type { PduSettings } from '../../pdu/state.ts';
import type { ElementKind } from '../../pdu/sensors.ts';
import type { SensorEvents } from '../../pdu/sensor-settings.ts';
import type { WireDevice } from '../device.ts';
import { getter, method, setter, type MethodTable } from '../method.ts';
import { refOrNull, refTo } from '../registry.ts';
import type { FirmwareProfile } from '../profile.ts';
import { struct } from '../structs.ts';
import type { WireStruct } from '../values.ts';
import { knownFields, sensorRefs } from './elements.ts';
import { pduSwitchingMethods } from './pdu-switching.ts';
import { addNumericSensors, addStateSensor } from './sensors.ts';

const settingsFields = {
  name: z.string(),
  startupState: z.int(),
  cycleDelay: z.int(),
  inRushGuardDelay: z.int(),
  outletPowerStateSequence: z.array(z.int()),
  powerOnDelay: z.int(),
  latchingRelays: z.boolean(),
  energyPulseEnabled: z.boolean(),
  energyPulsesPerKWh: z.int(),
};
const newerSettingsFields = {
  demandUpdateInterval: z.int(),
  demandAveragingIntervals: z.int(),
  suspendTripCauseOutlets: z.boolean(),
};
const wholeSettings = z.object({ settings: z.object(settingsFields) });
const sparseSettings = z.object({
  settings: z.object({ ...settingsFields, ...newerSettingsFields }).partial(),
});

export function pduSettingsStruct(profile: FirmwareProfile, settings: PduSettings): WireStruct {
  return struct(profile, 'Pdu.Settings', { ...settings });
}

function nameplate(device: WireDevice): WireStruct {
  const { manufacturer, brand, product, partNumber, rating } = device.model;
  const serialNumber = device.identity.serial;
  return { manufacturer, brand, model: product, partNumber, serialNumber, rating, imageFileURL: '' };
}

function refsTo(device: WireDevice, element: ElementKind): WireStruct[] {
  return device.elements(element).map(refTo);
}

function descriptionMethods(device: WireDevice): MethodTable {
  const { model, profile } = device;
  return {
    getNameplate: getter(() => nameplate(device)),
    getMetaData: getter(() =>
      struct(profile, 'Pdu.MetaData', {
        nameplate: nameplate(device),
        ctrlBoardSerial: '<not set>',
        hwRevision: '0x64',
        fwRevision: profile.revision,
        macAddress: device.identity.macAddress,
        hasSwitchableOutlets: model.outlets.some((outlet) => outlet.switchable),
        hasMeteredOutlets: model.outlets.some((outlet) => outlet.sensors.length > 0),
        hasLatchingOutletRelays: false,
        isInlineMeter: false,
        isEnergyPulseSupported: false,
        hasDCInlets: false,
        pduOrientation: 0,
      }),
    ),
    getSensors: getter(() => {
      const supply = device.sensor('pdu', 0, null, 'powerSupplyStatus');
      return {
        ...sensorRefs(device, 'Pdu.Sensors', 'pdu', 0),
        powerSupplyStatus: supply === null ? [] : [refTo(supply)],
      };
    }),
    getSensorLogger: getter(() => null),
    getAlertedSensorManager: getter(() => refOrNull(device.registry.find('/model/alertedsensormanager'))),
    getControllers: getter(() => [refOrNull(device.registry.find('/model/controller/0'))]),
    getOutlets: getter(() => refsTo(device, 'outlet')),
    getOverCurrentProtectors: getter(() => refsTo(device, 'ocp')),
    getInlets: getter(() => refsTo(device, 'inlet')),
    getTransferSwitches: getter(() => refsTo(device, 'transferSwitch')),
    getPeripheralDeviceManager: getter(() =>
      refOrNull(device.registry.find('/model/peripheraldevicemanager')),
    ),
    getBeeper: getter(() => null),
    getFeaturePorts: getter(() => []),
    getSensorPorts: getter(() => []),
    getRemoteHubPorts: getter(() => []),
    getStatistic: getter(() => statistic(device)),
  };
}

/** Counters of the controller board; two of them were renamed after 3.6. */
export function controllerStatistic(profile: FirmwareProfile): WireStruct {
  const [main, sub] = profile.controllerStatisticFields;
  return { [main]: 0, [sub]: 0, timeoutCnt: 0, resetCnt: 1, emResetCnt: 0 };
}

function statistic(device: WireDevice): WireStruct {
  return {
    cbStats: device.pdu.ocps.map((ocp) => ({ tripCnt: ocp.tripCount })),
    ctrlStats: [controllerStatistic(device.profile)],
    outletStats: device.pdu.outlets.map((outlet) => ({ relayCycleCnt: outlet.relayCycles, relayFailCnt: 0 })),
    peripheralStats: struct(device.profile, 'PeripheralStatistic', { cSumErrCnt: 0, fuseTripCnt: 0 }),
  };
}

function settingsMethods(device: WireDevice): MethodTable {
  const isSparse = device.profile.sparseSettings.includes('Pdu');
  return {
    getSettings: getter(() => pduSettingsStruct(device.profile, device.pdu.settings)),
    setSettings: setter(
      'changePduConfiguration',
      isSparse ? sparseSettings : wholeSettings,
      ({ settings }, { actor }) => writePduSettings(device.pdu, withoutUndefined(settings), actor),
    ),
    isLoadSheddingActive: getter(() => device.pdu.loadSheddingActive),
    setLoadSheddingActive: method(
      z.object({ active: z.boolean() }),
      ({ active }, { actor }) => {
        setLoadShedding(device.pdu, active, actor);
        return null;
      },
      'switchOutlet',
    ),
  };
}

function withoutUndefined(settings: {
  [Key in keyof PduSettings]?: PduSettings[Key] | undefined;
}): Partial<PduSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

export function addPdu(device: WireDevice, events: SensorEvents): void {
  const site = { element: 'pdu', index: 0, line: null } as const;
  addStateSensor(device, site, 'powerSupplyStatus');
  if (device.model.hasTotalSensors) {
    const totals = ['activePower', 'apparentPower', 'activeEnergy', 'apparentEnergy'] as const;
    addNumericSensors(device, site, knownFields(device, 'Pdu.Sensors', totals), {}, events);
  }
  const methods = {
    ...descriptionMethods(device),
    ...settingsMethods(device),
    ...pduSwitchingMethods(device),
  };
  device.addElement(
    'pdu',
    0,
    device.registry.add('pdumodel.Pdu', 'pdu.0', ['/model/pdu/0', '/model/pdu/1'], methods),
  );
}
