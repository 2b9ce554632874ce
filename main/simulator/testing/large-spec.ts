import { px3ThreePhase36 } from '../models/px3-3ph-36.ts';
import type { Line, ModelSpec, OcpSpec, OutletSpec } from '../models/spec.ts';

const LINES: readonly Line[] = ['L1', 'L2', 'L3'];

/** The element at a place of a list that begins again at its end. */
function around<Item>(items: readonly Item[], place: number): Item {
  const item = items[place % items.length];
  if (item === undefined) throw new Error('The model has none of these.');
  return item;
}

/**
 * A three-phase PDU with this many outlets and breakers, metered like `px3-3ph-36`; outlets go to the breakers in equal groups
 * and breakers to the lines in turn. `change` differs in an outlet by its place, from 0.
 */
export function largeSpec(
  outlets: number,
  breakers: number,
  change: (place: number) => Partial<OutletSpec> = () => ({}),
): ModelSpec {
  const ocps = Array.from({ length: breakers }, (_each, place): OcpSpec => {
    return { ...around(px3ThreePhase36.ocps, place), label: `C${place + 1}`, lines: [around(LINES, place)] };
  });
  const perBreaker = Math.ceil(outlets / breakers);
  return {
    ...px3ThreePhase36,
    name: `large-${outlets}`,
    product: `PX3-${outlets}`,
    sequence: [],
    ocps,
    outlets: Array.from({ length: outlets }, (_each, place): OutletSpec => {
      const ocp = Math.floor(place / perBreaker);
      return {
        ...around(px3ThreePhase36.outlets, place),
        label: String(place + 1),
        ocp,
        lines: [around(LINES, ocp), 'N'],
        ...change(place),
      };
    }),
  };
}
