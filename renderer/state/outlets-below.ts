import type { ElementId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';

/** Outlets a breaker feeds, by itself or through breakers under it. */
export function outletsBelow(model: PduModel, breaker: ElementId): readonly Outlet[] {
  const below = new Set<ElementId | null>([breaker]);
  // Each round finds those one breaker further down, until one finds nothing new.
  let found = 0;
  while (found < below.size) {
    found = below.size;
    for (const ocp of model.ocps) if (below.has(ocp.upstreamOcp)) below.add(ocp.id);
  }
  return model.outlets.filter((outlet) => below.has(outlet.ocp));
}
