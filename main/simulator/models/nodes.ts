import type { Line, ModelSpec } from './spec.ts';

/** Conductors by the number that both protocols build theirs on. */
export const LINE_NUMBER: Readonly<Record<Line, number>> = { L1: 0, L2: 1, L3: 2, N: 3 };
const TRANSFER_SWITCH_NODES = 101;
const OCP_NODES = 201;
const NODES_PER_ELEMENT = 4;

/** Node ids join the poles of elements that are wired together (Xerus reference 4.5; SNMP reference 3.3 to 3.5). */
export function inletNode(inlet: number, line: Line): number {
  return inlet * NODES_PER_ELEMENT + LINE_NUMBER[line] + 1;
}

export function transferSwitchNode(line: Line): number {
  return TRANSFER_SWITCH_NODES + LINE_NUMBER[line];
}

/** The node that everything wired to an inlet hangs on: the inlet's own, or the transfer switch's output. */
function supplyNode(model: ModelSpec, inlet: number, line: Line): number {
  return model.transferSwitch === null ? inletNode(inlet, line) : transferSwitchNode(line);
}

export function ocpOutNode(ocp: number, line: Line): number {
  return OCP_NODES + ocp * NODES_PER_ELEMENT + LINE_NUMBER[line];
}

export function ocpInNode(model: ModelSpec, ocp: number, line: Line): number {
  const spec = model.ocps[ocp];
  if (spec?.upstream !== null && spec?.upstream !== undefined) return ocpOutNode(spec.upstream, line);
  return supplyNode(model, spec?.inlet ?? 0, line);
}

export function outletNode(model: ModelSpec, outlet: number, line: Line): number {
  const spec = model.outlets[outlet];
  const ocp = spec?.ocp ?? null;
  const isProtected = ocp !== null && model.ocps[ocp]?.lines.includes(line) === true;
  return isProtected ? ocpOutNode(ocp, line) : supplyNode(model, spec?.inlet ?? 0, line);
}
