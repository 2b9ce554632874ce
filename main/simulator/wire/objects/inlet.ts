import { z } from 'zod';
import { inletNode } from '../../models/nodes.ts';
import { setInletEnabled } from '../../pdu/commands.ts';
import { writeElementName } from '../../pdu/settings.ts';
import type { InletUnit } from '../../pdu/state.ts';
import type { SensorEvents } from '../../pdu/sensor-settings.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { getter, method, setter, type MethodTable } from '../method.ts';
import { poleFields, poleStruct } from '../poles.ts';
import { EMPTY_NAMEPLATE, rating, struct } from '../structs.ts';
import { childrenOfSupply, eDeviceMethods, knownFields, nameSettings, sensorRefs } from './elements.ts';
import { addNumericSensors, addStateSensor, residualStatusMethods } from './sensors.ts';

function addSensors(device: WireDevice, { index, spec }: InletUnit, events: SensorEvents): void {
  const site = { element: 'inlet', index, line: null } as const;
  const fields = knownFields(device, 'Inlet.Sensors', spec.sensors);
  addNumericSensors(device, site, fields, spec.thresholds, events);
  if (spec.hasResidualCurrentStatus)
    addStateSensor(device, site, 'residualCurrentStatus', residualStatusMethods(device, index));
  for (const line of spec.lines) {
    const onPole = poleFields(device, line, spec.poleSensors);
    addNumericSensors(device, { ...site, line }, onPole, spec.poleThresholds, events);
  }
}

function settingsMethods(device: WireDevice, unit: InletUnit): MethodTable {
  return {
    getSettings: getter(() => ({ name: unit.name })),
    setSettings: setter('changePduConfiguration', nameSettings, ({ settings }, { actor }) =>
      writeElementName(device.pdu, 'inlet', unit.index, settings.name, actor),
    ),
    isEnabled: getter(() => unit.enabled),
    setEnabled: method(
      z.object({ enabled: z.boolean() }),
      ({ enabled }, { actor }) => {
        setInletEnabled(device.pdu, unit.index, enabled, actor);
        return null;
      },
      'changePduConfiguration',
    ),
  };
}

export function addInlet(device: WireDevice, index: number, events: SensorEvents): void {
  const unit = device.pdu.inlets[index];
  if (unit === undefined) return;
  const { spec } = unit;
  addSensors(device, unit, events);
  const hasSwitch = device.model.transferSwitch !== null;
  const methods: MethodTable = {
    ...eDeviceMethods(
      () => [],
      () => (hasSwitch ? [device.element('transferSwitch', 0)] : childrenOfSupply(device, index)),
    ),
    getMetaData: getter(() =>
      struct(device.profile, 'Inlet.MetaData', {
        label: spec.label,
        plugType: spec.plug,
        namePlate: EMPTY_NAMEPLATE,
        rating: rating(spec.ratingAmperes, spec.minVolts, spec.maxVolts),
        hasWaveformSupport: false,
        isDC: false,
      }),
    ),
    getSensors: getter(() => sensorRefs(device, 'Inlet.Sensors', 'inlet', index)),
    getPoles: getter(() =>
      spec.lines.map((line) => poleStruct(device, 'inlet', index, line, inletNode(index, line))),
    ),
    getLinePairs: getter(() => []),
    ...settingsMethods(device, unit),
  };
  const object = device.registry.add(
    'pdumodel.Inlet',
    `inlet.${index}`,
    wellKnownIds(`inlet/${index}`),
    methods,
  );
  device.addElement('inlet', index, object);
}
