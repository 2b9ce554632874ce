import { z } from 'zod';
import { outletNode } from '../../models/nodes.ts';
import { outletVolts } from '../../models/ratings.ts';
import { SWITCH_CODE, switchOutlet, type SwitchAction } from '../../pdu/commands.ts';
import { writeOutletSettings } from '../../pdu/settings.ts';
import type { OutletSettings, OutletStatus, OutletUnit } from '../../pdu/state.ts';
import type { SensorEvents } from '../../pdu/sensor-settings.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { NO_PARAMS, getter, method, setter, type CallContext, type MethodTable } from '../method.ts';
import { poleFields, poleStruct } from '../poles.ts';
import type { FirmwareProfile } from '../profile.ts';
import { refOrNull } from '../registry.ts';
import { EMPTY_NAMEPLATE, NO_WAVEFORM, rating, struct, toSeconds } from '../structs.ts';
import type { WireStruct } from '../values.ts';
import { eDeviceMethods, knownFields, sensorRefs } from './elements.ts';
import { addNumericSensors, addStateSensor } from './sensors.ts';

/** PowerState: 0 off, 1 on. */
export const powerStateSchema = z.union([z.literal(0), z.literal(1)]);

const settingsSchema = z.object({
  settings: z.object({
    name: z.string(),
    startupState: z.int(),
    usePduCycleDelay: z.boolean(),
    cycleDelay: z.int(),
    nonCritical: z.boolean(),
    sequenceDelay: z.int(),
  }),
});

export function outletStateStruct(profile: FirmwareProfile, status: OutletStatus): WireStruct {
  return struct(profile, 'Outlet.State', {
    available: status.available,
    powerState: status.powerOn ? 1 : 0,
    switchOnInProgress: status.switchOnInProgress,
    cycleInProgress: status.cycleInProgress,
    isLoadShed: status.isLoadShed,
    isSuspended: status.isSuspended,
    hasInrushWaveform: false,
    ledState: { red: false, green: false, blinking: false },
    lastPowerStateChange: toSeconds(status.lastPowerStateChangeMs),
  });
}

export function outletSettingsStruct(settings: OutletSettings): WireStruct {
  return {
    name: settings.name,
    startupState: settings.startupState,
    usePduCycleDelay: settings.usePduCycleDelay,
    cycleDelay: settings.cycleDelay,
    nonCritical: settings.nonCritical,
    sequenceDelay: settings.sequenceDelay,
  };
}

function switchingMethods(device: WireDevice, unit: OutletUnit): MethodTable {
  const run = (action: SwitchAction, { actor }: CallContext): number =>
    switchOutlet(device.pdu, unit, {
      action,
      actor,
      refusesWhenShed: device.profile.refusesSwitchingWhenShed,
    });
  return {
    setPowerState: setter('switchOutlet', z.object({ pstate: powerStateSchema }), ({ pstate }, context) =>
      run(pstate === 1 ? 'on' : 'off', context),
    ),
    cyclePowerState: setter('switchOutlet', NO_PARAMS, (_, context) => run('cycle', context)),
    unstick: setter('switchOutlet', NO_PARAMS, () =>
      unit.status.powerOn ? SWITCH_CODE.notOff : SWITCH_CODE.ok,
    ),
  };
}

function descriptionMethods(device: WireDevice, unit: OutletUnit): MethodTable {
  const { spec, index } = unit;
  const { minVolts, maxVolts } = outletVolts(device.model, spec);
  const poles = (): WireStruct[] =>
    spec.lines.map((line) =>
      poleStruct(device, 'outlet', index, line, outletNode(device.model, index, line)),
    );
  return {
    getMetaData: getter(() =>
      struct(device.profile, 'Outlet.MetaData', {
        label: spec.label,
        receptacleType: spec.receptacle,
        namePlate: EMPTY_NAMEPLATE,
        rating: rating(spec.ratingAmperes, minVolts, maxVolts),
        isSwitchable: spec.switchable && !device.pdu.quirks.unswitchableOutlets.has(index),
        isLatching: false,
        maxRelayCycleCnt: 100_000,
        hasWaveformSupport: false,
      }),
    ),
    getSensors: getter(() => sensorRefs(device, 'Outlet.Sensors', 'outlet', index)),
    getState: getter(() => outletStateStruct(device.profile, unit.status)),
    getIOP: method(NO_PARAMS, () => ({
      i: refOrNull(device.element('inlet', spec.inlet)),
      o: spec.ocp === null ? null : refOrNull(device.element('ocp', spec.ocp)),
      p: poles(),
    })),
    getController: getter(() => refOrNull(device.registry.find('/model/controller/0'))),
    getInrushWaveform: getter(() => NO_WAVEFORM),
    getSettings: getter(() => outletSettingsStruct(unit.settings)),
    setSettings: setter('changePduConfiguration', settingsSchema, ({ settings }, { actor }) =>
      writeOutletSettings(device.pdu, index, settings, actor),
    ),
  };
}

export function addOutlet(device: WireDevice, index: number, events: SensorEvents): void {
  const unit = device.pdu.outlets[index];
  if (unit === undefined) return;
  const { spec } = unit;
  const site = { element: 'outlet', index, line: null } as const;
  addNumericSensors(
    device,
    site,
    knownFields(device, 'Outlet.Sensors', spec.sensors),
    spec.thresholds,
    events,
  );
  addStateSensor(device, site, 'outletState');
  for (const line of spec.lines) {
    addNumericSensors(device, { ...site, line }, poleFields(device, line, spec.poleSensors), {}, events);
  }
  const parent = () =>
    spec.ocp !== null
      ? device.element('ocp', spec.ocp)
      : device.model.transferSwitch !== null
        ? device.element('transferSwitch', 0)
        : device.element('inlet', spec.inlet);
  const methods: MethodTable = {
    ...eDeviceMethods(
      () => [parent()],
      () => [],
    ),
    ...descriptionMethods(device, unit),
    ...switchingMethods(device, unit),
  };
  device.addElement(
    'outlet',
    index,
    device.registry.add('pdumodel.Outlet', `outlet.${index}`, wellKnownIds(`outlet/${index}`), methods),
  );
}
