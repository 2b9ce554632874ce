import { LINE_NUMBER, inletNode, ocpInNode, ocpOutNode, transferSwitchNode } from '../models/nodes.ts';
import type { Line, NumericField } from '../models/spec.ts';
import type { WireDevice } from './device.ts';
import { refOrNull } from './registry.ts';
import { struct } from './structs.ts';
import type { WireStruct, WireValue } from './values.ts';

/** A `Pole`: where the conductor is, and references to its sensors. */
export function poleStruct(
  device: WireDevice,
  element: 'inlet' | 'outlet',
  index: number,
  line: Line,
  nodeId: number,
): WireStruct {
  const full: Record<string, WireValue> = { label: '', line: LINE_NUMBER[line], nodeId };
  for (const field of device.profile.structs.Pole.slice(3)) {
    full[field] = refOrNull(device.sensor(element, index, line, field as NumericField));
  }
  return struct(device.profile, 'Pole', full);
}

export function doublePoleStruct(device: WireDevice, ocp: number, line: Line): WireStruct {
  return struct(device.profile, 'DoublePole', {
    label: '',
    line: LINE_NUMBER[line],
    inNodeId: ocpInNode(device.model, ocp, line),
    outNodeId: ocpOutNode(ocp, line),
  });
}

export function throwPoleStruct(device: WireDevice, line: Line): WireStruct {
  return {
    label: '',
    line: LINE_NUMBER[line],
    inNodeIds: device.model.inlets.map((_, inlet) => inletNode(inlet, line)),
    outNodeId: transferSwitchNode(line),
  };
}

/** Sensors a firmware shows on a pole: the neutral has current only. */
export function poleFields(device: WireDevice, line: Line, fields: readonly NumericField[]): NumericField[] {
  const shown = fields.filter((field) => device.profile.poleSensors.includes(field));
  return line === 'N' ? shown.filter((field) => field === 'current') : shown;
}
