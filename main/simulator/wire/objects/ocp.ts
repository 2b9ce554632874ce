import type { OcpSpec } from '../../models/spec.ts';
import { writeElementName } from '../../pdu/settings.ts';
import type { SensorEvents } from '../../pdu/sensor-settings.ts';
import { wellKnownIds, type WireDevice } from '../device.ts';
import { getter, setter, type MethodTable } from '../method.ts';
import { doublePoleStruct } from '../poles.ts';
import { refOrNull, type WireObject } from '../registry.ts';
import { EMPTY_NAMEPLATE, rating } from '../structs.ts';
import { eDeviceMethods, knownFields, nameSettings, sensorRefs } from './elements.ts';
import { addNumericSensors, addStateSensor, tripMethods } from './sensors.ts';

const MAX_TRIPS = 50;

function parentOf(device: WireDevice, spec: OcpSpec): WireObject | null {
  if (spec.upstream !== null) return device.element('ocp', spec.upstream);
  if (device.model.transferSwitch !== null) return device.element('transferSwitch', 0);
  return device.element('inlet', spec.inlet);
}

function childrenOf(device: WireDevice, index: number): (WireObject | null)[] {
  const { ocps, outlets } = device.model;
  return [
    ...ocps.flatMap((each, at) => (each.upstream === index ? [device.element('ocp', at)] : [])),
    ...outlets.flatMap((each, at) => (each.ocp === index ? [device.element('outlet', at)] : [])),
  ];
}

export function addOcp(device: WireDevice, index: number, events: SensorEvents): void {
  const unit = device.pdu.ocps[index];
  if (unit === undefined) return;
  const { spec } = unit;
  const site = { element: 'ocp', index, line: null } as const;
  const fields = knownFields(device, 'OverCurrentProtector.Sensors', spec.sensors);
  addNumericSensors(device, site, fields, spec.thresholds, events);
  addStateSensor(device, site, 'trip', tripMethods(device, index));
  const inlet = device.model.inlets[spec.inlet];
  const methods: MethodTable = {
    ...eDeviceMethods(
      () => [parentOf(device, spec)],
      () => childrenOf(device, index),
    ),
    getMetaData: getter(() => ({
      label: spec.label,
      namePlate: EMPTY_NAMEPLATE,
      rating: rating(spec.ratingAmperes, inlet?.minVolts ?? 0, inlet?.maxVolts ?? 0),
      type: spec.type,
      maxTripCnt: MAX_TRIPS,
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
  const paths = wellKnownIds(`ocp/${index}`);
  device.addElement(
    'ocp',
    index,
    device.registry.add('pdumodel.OverCurrentProtector', `ocp.${index}`, paths, methods),
  );
}
