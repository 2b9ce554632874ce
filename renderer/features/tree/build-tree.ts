import type { EDeviceId, ElementId } from '../../../shared/model/ids.ts';
import type { EDevice, PduModel } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { parentByDevice } from './parents.ts';

/** One row of the tree. Each element stands in it once. */
export interface TreeNode {
  /** Unique in the tree: the element's id, for a pole with its line behind it. */
  readonly key: string;
  readonly element: ElementId;
  readonly kind: 'pdu' | 'inlet' | 'pole' | 'ocp' | 'outlet' | 'ts';
  readonly pole: PoleName | null;
  /** Printed on the box; empty for the PDU. */
  readonly label: string;
  /** As typed by an admin, else what it is: `Breaker`, `Outlet 11`. */
  readonly name: string;
  readonly isNamed: boolean;
  /** What stands faintly behind the name: lines of a breaker, sources of a transfer switch. */
  readonly note: string;
  readonly device: EDevice | null;
  readonly children: readonly TreeNode[];
}

const POLE_ORDER: readonly PoleName[] = ['L1', 'L2', 'L3', 'N'];

function nameOf(device: EDevice): string {
  if (device.name.trim() !== '') return device.name.trim();
  return device.kind === 'ocp' ? genericName(device).replace(` ${device.label}`, '') : genericName(device);
}

function noteOf(device: EDevice, model: PduModel): string {
  if (device.kind === 'ocp') {
    return device.poles
      .map((pole) => pole.line)
      .filter((line) => line !== 'N')
      .join('-');
  }
  if (device.kind !== 'ts') return '';
  return device.inlets
    .map((id) => model.inlets.find((inlet) => inlet.id === id)?.label ?? '')
    .filter((label) => label !== '')
    .join(', ');
}

const lineNumber = (line: PoleName) => line.slice(1);

/** A delta inlet may tell line-to-neutral voltages too, to a star point that is not wired. */
function poleName(line: PoleName, model: PduModel, device: EDevice): string {
  if (line === 'N') return 'Neutral';
  const ofDevice = model.sensors.filter((sensor) => sensor.element === device.id);
  const hasNeutral =
    device.poles.some((pole) => pole.line === 'N') || ofDevice.some((sensor) => sensor.pole === 'N');
  const isToNeutral =
    hasNeutral && ofDevice.some((sensor) => sensor.pole === line && sensor.quantity === 'voltageLN');
  return isToNeutral ? `Line ${lineNumber(line)}\u2013N` : `Line ${lineNumber(line)}`;
}

/** Poles get rows where their currents are measured one by one. */
function poleNodes(device: EDevice, model: PduModel): readonly TreeNode[] {
  const measured = POLE_ORDER.filter((line) =>
    model.sensors.some(
      (sensor) => sensor.element === device.id && sensor.pole === line && sensor.quantity === 'current',
    ),
  );
  if (measured.length < 2) return [];
  return measured.map((pole) => ({
    key: `${device.id}|${pole}`,
    element: device.id,
    kind: 'pole',
    pole,
    label: pole,
    name: poleName(pole, model, device),
    isNamed: false,
    note: '',
    device,
    children: [],
  }));
}

/**
 * The electrical tree of a PDU: the PDU, its inlets with their poles, breakers (one under another where they are), outlets.
 * A transfer switch is one row after its inlets, which become leaves, and what it feeds nests under it.
 */
export function buildTree(model: PduModel, pduName: string): TreeNode {
  const parents = parentByDevice(model);
  const devices: readonly EDevice[] = [
    ...model.inlets,
    ...model.transferSwitches,
    ...model.ocps,
    ...model.outlets,
  ];
  const switched = new Set<ElementId>(model.transferSwitches.flatMap((each) => each.inlets));
  const childrenOf = (parent: EDeviceId | null): readonly TreeNode[] =>
    devices.filter((device) => (parents.get(device.id) ?? null) === parent).map(nodeOf);
  const nodeOf = (device: EDevice): TreeNode => ({
    key: device.id,
    element: device.id,
    kind: device.kind,
    pole: null,
    label: device.label,
    name: nameOf(device),
    isNamed: device.name.trim() !== '',
    note: noteOf(device, model),
    device,
    children: switched.has(device.id) ? [] : [...poleNodes(device, model), ...childrenOf(device.id)],
  });
  return {
    key: 'pdu',
    element: 'pdu',
    kind: 'pdu',
    pole: null,
    label: '',
    name: pduName,
    isNamed: true,
    note: '',
    device: null,
    children: childrenOf(null),
  };
}

/** A node and everything under it, in the order of the rows. */
export function flatten(node: TreeNode): readonly TreeNode[] {
  return [node, ...node.children.flatMap(flatten)];
}
