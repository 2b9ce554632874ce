import type { OcpId } from '../../../../shared/model/ids.ts';
import type { Outlet, OverCurrentProtector, PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';

/** One box at the right: a breaker with its outlets, or several taken together where there are too many to draw. */
export interface Branch {
  readonly key: string;
  readonly ocps: readonly OverCurrentProtector[];
  readonly outlets: readonly Outlet[];
}

const MOST_BRANCHES = 4;

/** What the switch feeds: a branch a breaker; one for all when they are many or there are none. */
export function branchesOf(model: PduModel, device: TransferSwitch): readonly Branch[] {
  const children = new Set(model.edges.flatMap(([parent, child]) => (parent === device.id ? [child] : [])));
  const direct = model.ocps.filter((ocp) => children.has(ocp.id));
  // Devices name the first inlet as parent of everything behind the switch (Xerus reference, part on PX3TS).
  const ocps = direct.length > 0 ? direct : model.ocps;
  const below = (id: OcpId) => model.outlets.filter((outlet) => outlet.ocp === id);
  if (ocps.length > 0 && ocps.length <= MOST_BRANCHES) {
    return ocps.map((ocp) => ({ key: ocp.id, ocps: [ocp], outlets: below(ocp.id) }));
  }
  return [{ key: 'all', ocps, outlets: model.outlets }];
}

/** Sizes in units of the drawing. */
export const DIAGRAM_WIDTH = 736;
export const BRANCH_X = 440;
export const OUTLETS_X = 624;
export const BOX_HEIGHT = 52;
const ROW_HEIGHT = 84;
const LEAST_HEIGHT = 200;

interface DiagramLayout {
  readonly height: number;
  /** Middles of the boxes at the left and at the right. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export function diagramLayout(inletCount: number, branchCount: number): DiagramLayout {
  const height = Math.max(LEAST_HEIGHT, ROW_HEIGHT * Math.max(inletCount, branchCount));
  const middles = (count: number) =>
    Array.from({ length: count }, (_each, index) => (height * (index + 0.5)) / count);
  return { height, left: middles(inletCount), right: middles(branchCount) };
}
