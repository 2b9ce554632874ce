import { z } from 'zod';
import type { NumericField } from '../../models/spec.ts';
import type { StateField } from '../../pdu/state-sensors.ts';
import type { ElementKind } from '../../pdu/sensors.ts';
import type { WireDevice } from '../device.ts';
import { getter, method, type MethodTable } from '../method.ts';
import type { StructName } from '../profile.ts';
import { refOrNull, refTo, type WireObject } from '../registry.ts';
import { NO_WAVEFORM } from '../structs.ts';
import type { WireStruct, WireValue } from '../values.ts';

/** Settings of elements that have a name only. */
export const nameSettings = z.object({ settings: z.object({ name: z.string() }) });

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
