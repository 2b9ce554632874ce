import type { Line, NumericField } from '../models/spec.ts';
import type { WireDevice } from './device.ts';
import { refOrNull } from './registry.ts';
import { struct } from './structs.ts';
import type { WireStruct, WireValue } from './values.ts';

const LINE_NUMBER: Readonly<Record<Line, number>> = { L1: 0, L2: 1, L3: 2, N: 3 };
const TRANSFER_SWITCH_NODES = 101;
const OCP_NODES = 201;
const NODES_PER_ELEMENT = 4;

/** Node ids join the poles of elements that are wired together (Xerus reference 4.5). */
export function inletNode(inlet: number, line: Line): number {
  return inlet * NODES_PER_ELEMENT + LINE_NUMBER[line] + 1;
}

function transferSwitchNode(line: Line): number {
  return TRANSFER_SWITCH_NODES + LINE_NUMBER[line];
}

/** The node that everything wired to an inlet hangs on: the inlet's own, or the transfer switch's output. */
function supplyNode(device: WireDevice, inlet: number, line: Line): number {
  return device.model.transferSwitch === null ? inletNode(inlet, line) : transferSwitchNode(line);
}

function ocpOutNode(ocp: number, line: Line): number {
  return OCP_NODES + ocp * NODES_PER_ELEMENT + LINE_NUMBER[line];
}

function ocpInNode(device: WireDevice, ocp: number, line: Line): number {
  const spec = device.model.ocps[ocp];
  if (spec?.upstream !== null && spec?.upstream !== undefined) return ocpOutNode(spec.upstream, line);
  return supplyNode(device, spec?.inlet ?? 0, line);
}

export function outletNode(device: WireDevice, outlet: number, line: Line): number {
  const spec = device.model.outlets[outlet];
  const ocp = spec?.ocp ?? null;
  const isProtected = ocp !== null && device.model.ocps[ocp]?.lines.includes(line) === true;
  return isProtected ? ocpOutNode(ocp, line) : supplyNode(device, spec?.inlet ?? 0, line);
}

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
    inNodeId: ocpInNode(device, ocp, line),
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
