import type { OutletId } from '../model/ids.ts';
import type { SequenceDraft } from '../model/sequence.ts';

/** What differs between two sequences of the same outlets. */
export interface SequenceDiff {
  /** The fewest outlets that, put elsewhere, turn one order into the other; in the order of `after`. */
  readonly moved: readonly OutletId[];
  /** Outlets whose delay differs, in the order of `after`. */
  readonly delays: readonly OutletId[];
  readonly inRushGuard: boolean;
}

/**
 * Compares two sequences. Where several sets of moved outlets explain the order equally well (two neighbours swapped),
 * the outlets in `handled` are the ones that moved.
 */
export function sequenceDiff(
  before: SequenceDraft,
  after: SequenceDraft,
  handled: ReadonlySet<OutletId> = new Set(),
): SequenceDiff {
  const stayed = outletsThatStayed(before.order, after.order, handled);
  return {
    moved: after.order.filter((outlet) => !stayed.has(outlet)),
    delays: after.order.filter((outlet) => before.delaysMs[outlet] !== after.delaysMs[outlet]),
    inRushGuard: before.inRushGuardDelayMs !== after.inRushGuardDelayMs,
  };
}

/** How many changes Apply would write: outlets moved, delays, and the inrush guard. */
export function changeCount(diff: SequenceDiff): number {
  return diff.moved.length + diff.delays.length + (diff.inRushGuard ? 1 : 0);
}

/** The heaviest subsequence of `after` that is in the order of `before`; a handled outlet weighs a little less. */
function outletsThatStayed(
  before: readonly OutletId[],
  after: readonly OutletId[],
  handled: ReadonlySet<OutletId>,
): ReadonlySet<OutletId> {
  const placeBefore = new Map(before.map((outlet, index) => [outlet, index]));
  const fullWeight = after.length + 1;
  const chains: { readonly outlet: OutletId; readonly place: number; weight: number; previous: number }[] =
    [];
  for (const outlet of after) {
    const place = placeBefore.get(outlet);
    if (place === undefined) continue;
    const own = handled.has(outlet) ? fullWeight - 1 : fullWeight;
    const chain = { outlet, place, weight: own, previous: -1 };
    chains.forEach((earlier, index) => {
      if (earlier.place < place && earlier.weight + own > chain.weight) {
        chain.weight = earlier.weight + own;
        chain.previous = index;
      }
    });
    chains.push(chain);
  }
  let at = chains.reduce(
    (best, chain, index) => (chain.weight > (chains[best]?.weight ?? 0) ? index : best),
    -1,
  );
  const stayed = new Set<OutletId>();
  for (let chain = chains[at]; chain !== undefined; chain = chains[at]) {
    stayed.add(chain.outlet);
    at = chain.previous;
  }
  return stayed;
}
