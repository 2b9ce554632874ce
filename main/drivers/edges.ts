import type { EDeviceId } from '../../shared/model/ids.ts';

export type Edge = readonly [EDeviceId, EDeviceId];

/**
 * The EDevice graph from what the device says. An edge that would close a circle is dropped: it feeds nothing, and a
 * tree drawn from it would have no end.
 */
export function acyclicEdges(edges: readonly Edge[]): readonly Edge[] {
  const children = new Map<EDeviceId, Set<EDeviceId>>();
  const reaches = (from: EDeviceId, to: EDeviceId, seen: Set<EDeviceId>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(children.get(from) ?? [])].some((child) => reaches(child, to, seen));
  };
  const kept: Edge[] = [];
  for (const [parent, child] of edges) {
    const known = children.get(parent) ?? new Set();
    if (known.has(child) || reaches(child, parent, new Set())) continue;
    children.set(parent, known.add(child));
    kept.push([parent, child]);
  }
  return kept;
}
