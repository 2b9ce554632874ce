import type { EDeviceId } from '../../../shared/model/ids.ts';
import type { EDevice, PduModel } from '../../../shared/model/pdu.ts';

/** Nearest first: a device that several feed hangs under the one closest to it. */
const NEARNESS: Readonly<Record<EDevice['kind'], number>> = { ocp: 0, ts: 1, inlet: 2, outlet: 3 };

function statedParents(model: PduModel, device: EDevice): readonly EDeviceId[] {
  const byEdge = model.edges.filter(([, child]) => child === device.id).map(([parent]) => parent);
  if (byEdge.length > 0) return byEdge;
  if (device.kind === 'ocp') return [device.upstreamOcp ?? device.inlet].filter((id) => id !== null);
  if (device.kind === 'outlet') return [device.ocp ?? device.inlet].filter((id) => id !== null);
  return [];
}

function isLoop(
  parents: ReadonlyMap<EDeviceId, EDeviceId | null>,
  child: EDeviceId,
  parent: EDeviceId,
): boolean {
  const seen = new Set<EDeviceId>();
  for (let at: EDeviceId | null = parent; at !== null; at = parents.get(at) ?? null) {
    if (at === child || seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/**
 * The one place of every device in the tree; null for what stands directly under the PDU. The graph is the device's own
 * and is not trusted: loops are cut and nothing is lost. In transfer-switch models everything names the first inlet
 * (Xerus reference 5.6), so what an inlet of a switch feeds hangs under the switch.
 */
export function parentByDevice(model: PduModel): ReadonlyMap<EDeviceId, EDeviceId | null> {
  const kinds = new Map<EDeviceId, EDevice['kind']>(
    [...model.inlets, ...model.transferSwitches, ...model.ocps, ...model.outlets].map((each) => [
      each.id,
      each.kind,
    ]),
  );
  const switchOf = new Map<EDeviceId, EDeviceId>(
    model.transferSwitches.flatMap((each) => each.inlets.map((inlet) => [inlet, each.id] as const)),
  );
  const parents = new Map<EDeviceId, EDeviceId | null>();
  for (const device of [...model.inlets, ...model.transferSwitches]) parents.set(device.id, null);
  for (const device of [...model.ocps, ...model.outlets]) {
    const nearness = (id: EDeviceId) => NEARNESS[kinds.get(id) ?? 'outlet'];
    const candidates = statedParents(model, device)
      .map((id) => switchOf.get(id) ?? id)
      .filter((id) => id !== device.id && kinds.has(id))
      .sort((first, second) => nearness(first) - nearness(second));
    const only = model.inlets.length === 1 ? (model.inlets[0]?.id ?? null) : null;
    const chosen = candidates.find((id) => !isLoop(parents, device.id, id)) ?? only;
    parents.set(device.id, chosen === null ? null : (switchOf.get(chosen) ?? chosen));
  }
  return parents;
}
