import { z } from 'zod';
import type { NumericField } from '../../models/spec.ts';
import type { StateField } from '../../pdu/state-sensors.ts';
import type { ElementKind } from '../../pdu/sensors.ts';
import { setInletEnabled } from '../../pdu/commands.ts';
import { writeElementName } from '../../pdu/settings.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { getter, method, setter, type MethodTable } from '../method.ts';
import type { StructName } from '../profile.ts';
import { refOrNull, refTo, type WireObject } from '../registry.ts';
import { doublePoleStruct, inletNode, poleFields, poleStruct } from '../poles.ts';
import { EMPTY_NAMEPLATE, NO_WAVEFORM, rating, struct } from '../structs.ts';
import type { WireStruct, WireValue } from '../values.ts';
import {
  RESIDUAL_STATUS_METHODS,
  addNumericSensors,
  addStateSensor,
  tripMethods,
  type SensorEvents,
} from './sensors.ts';

const nameSettings = z.object({ settings: z.object({ name: z.string() }) });

/** References to an element's sensors, null where it has none. */
export function sensorRefs(
  device: WireDevice,
  name: StructName,
  element: ElementKind,
  index: number,
): WireStruct {
  const full: Record<string, WireValue> = {};
  for (const field of device.profile.structs[name]) {
    full[field] = refOrNull(device.sensor(element, index, null, field as NumericField | StateField));
  }
  return full;
}

/** Only what the firmware's sensor structure has a field for exists as an object. */
export function knownFields(
  device: WireDevice,
  name: StructName,
  fields: readonly NumericField[],
): NumericField[] {
  return fields.filter((field) => device.profile.structs[name].includes(field));
}

/** `EDevice` methods; parents and children by their present objects. */
export function eDeviceMethods(
  parents: () => (WireObject | null)[],
  children: () => (WireObject | null)[],
): MethodTable {
  const refs = (objects: (WireObject | null)[]): WireStruct[] =>
    objects.filter((each) => each !== null).map(refTo);
  return {
    getParents: getter(() => refs(parents())),
    getChildren: getter(() => refs(children())),
    getWaveform: getter(() => NO_WAVEFORM),
    getPoleWaveform: method(z.object({ line: z.int() }), () => ({ _ret_: NO_WAVEFORM })),
  };
}

/** What hangs directly on an inlet, or on the transfer switch behind it. */
export function childrenOfSupply(device: WireDevice, inlet: number): (WireObject | null)[] {
  const { ocps, outlets } = device.model;
  return [
    ...ocps.flatMap((spec, index) =>
      spec.inlet === inlet && spec.upstream === null ? [device.element('ocp', index)] : [],
    ),
    ...outlets.flatMap((spec, index) =>
      spec.inlet === inlet && spec.ocp === null ? [device.element('outlet', index)] : [],
    ),
  ];
}

export function addInlet(device: WireDevice, index: number, events: SensorEvents): void {
  const unit = device.pdu.inlets[index];
  if (unit === undefined) return;
  const { spec } = unit;
  const site = { element: 'inlet', index, line: null } as const;
  const fields = knownFields(device, 'Inlet.Sensors', spec.sensors);
  addNumericSensors(device, site, fields, spec.thresholds, events);
  if (spec.hasResidualCurrentStatus)
    addStateSensor(device, site, 'residualCurrentStatus', RESIDUAL_STATUS_METHODS);
  for (const line of spec.lines) {
    const onPole = poleFields(device, line, spec.poleSensors);
    addNumericSensors(device, { ...site, line }, onPole, spec.poleThresholds, events);
  }
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
    getSettings: getter(() => ({ name: unit.name })),
    setSettings: setter('changePduConfiguration', nameSettings, ({ settings }, { actor }) =>
      writeElementName(device.pdu, 'inlet', index, settings.name, actor),
    ),
    isEnabled: getter(() => unit.enabled),
    setEnabled: method(
      z.object({ enabled: z.boolean() }),
      ({ enabled }, { actor }) => {
        setInletEnabled(device.pdu, index, enabled, actor);
        return null;
      },
      'changePduConfiguration',
    ),
  };
  device.addElement(
    'inlet',
    index,
    device.registry.add('pdumodel.Inlet', `inlet.${index}`, wellKnownIds(`inlet/${index}`), methods),
  );
}

export function addOcp(device: WireDevice, index: number, events: SensorEvents): void {
  const unit = device.pdu.ocps[index];
  if (unit === undefined) return;
  const { spec } = unit;
  const site = { element: 'ocp', index, line: null } as const;
  addNumericSensors(
    device,
    site,
    knownFields(device, 'OverCurrentProtector.Sensors', spec.sensors),
    spec.thresholds,
    events,
  );
  addStateSensor(device, site, 'trip', tripMethods(device, index));
  const above = (): WireObject | null =>
    spec.upstream !== null
      ? device.element('ocp', spec.upstream)
      : device.model.transferSwitch !== null
        ? device.element('transferSwitch', 0)
        : device.element('inlet', spec.inlet);
  const below = (): (WireObject | null)[] => [
    ...device.model.ocps.flatMap((each, at) => (each.upstream === index ? [device.element('ocp', at)] : [])),
    ...device.model.outlets.flatMap((each, at) => (each.ocp === index ? [device.element('outlet', at)] : [])),
  ];
  const inlet = device.model.inlets[spec.inlet];
  const methods: MethodTable = {
    ...eDeviceMethods(() => [above()], below),
    getMetaData: getter(() => ({
      label: spec.label,
      namePlate: EMPTY_NAMEPLATE,
      rating: rating(spec.ratingAmperes, inlet?.minVolts ?? 0, inlet?.maxVolts ?? 0),
      type: spec.type,
      maxTripCnt: 50,
    })),
    getSensors: getter(() => sensorRefs(device, 'OverCurrentProtector.Sensors', 'ocp', index)),
    getPoles: getter(() => spec.lines.map((line) => doublePoleStruct(device, index, line))),
    getInlet: getter(() => refOrNull(device.element('inlet', spec.inlet))),
    getOCP: getter(() => (spec.upstream === null ? null : refOrNull(device.element('ocp', spec.upstream)))),
    getSettings: getter(() => ({ name: unit.name })),
    setSettings: setter('changePduConfiguration', nameSettings, ({ settings }, { actor }) =>
      writeElementName(device.pdu, 'ocp', index, settings.name, actor),
    ),
  };
  device.addElement(
    'ocp',
    index,
    device.registry.add(
      'pdumodel.OverCurrentProtector',
      `ocp.${index}`,
      wellKnownIds(`ocp/${index}`),
      methods,
    ),
  );
}
