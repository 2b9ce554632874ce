import type { ElementId, OutletId } from '../../../shared/model/ids.ts';
import type { Outlet, OverCurrentProtector, PduModel } from '../../../shared/model/pdu.ts';
import { linesText } from '../../../shared/words/elements.ts';

export type GroupBy = 'breaker' | 'line' | 'number';

/** What stands over a group: a breaker, a line of an inlet, or nothing. */
type GroupHead =
  | { readonly kind: 'breaker'; readonly ocp: OverCurrentProtector }
  | { readonly kind: 'line'; readonly text: string; readonly outlet: Outlet }
  | { readonly kind: 'plain'; readonly text: string };

export interface OutletGroup {
  readonly key: string;
  readonly head: GroupHead;
  readonly outlets: readonly Outlet[];
}

/** The groupings a model has: without breakers there is none by breaker, without known lines none by line. */
export function groupingsOf(model: PduModel): readonly GroupBy[] {
  const hasBreakers = model.outlets.some((outlet) => outlet.ocp !== null);
  const lines = new Set(model.outlets.map((outlet) => linesText(outlet.lines)));
  return [
    ...(hasBreakers ? (['breaker'] as const) : []),
    ...(lines.size > 1 ? (['line'] as const) : []),
    'number',
  ];
}

/** Outlets of a model in groups, in the model's order; groups without a visible outlet are left out. */
export function groupOutlets(
  model: PduModel,
  visible: ReadonlySet<OutletId>,
  by: GroupBy,
): readonly OutletGroup[] {
  const outlets = model.outlets.filter((outlet) => visible.has(outlet.id));
  if (outlets.length === 0) return [];
  if (by === 'number') return [{ key: 'all', head: { kind: 'plain', text: '' }, outlets }];
  return by === 'breaker' ? groupByBreaker(model, outlets) : groupByLine(outlets);
}

function groupByBreaker(model: PduModel, outlets: readonly Outlet[]): readonly OutletGroup[] {
  const groups = model.ocps.map((ocp): OutletGroup => ({
    key: ocp.id,
    head: { kind: 'breaker', ocp },
    outlets: outlets.filter((outlet) => outlet.ocp === ocp.id),
  }));
  const known = new Set<ElementId>(model.ocps.map((ocp) => ocp.id));
  const others = outlets.filter((outlet) => outlet.ocp === null || !known.has(outlet.ocp));
  const rest: OutletGroup = { key: 'none', head: { kind: 'plain', text: 'No breaker' }, outlets: others };
  return [...groups, rest].filter((group) => group.outlets.length > 0);
}

function groupByLine(outlets: readonly Outlet[]): readonly OutletGroup[] {
  const groups = new Map<string, Outlet[]>();
  for (const outlet of outlets) {
    const text = linesText(outlet.lines);
    groups.set(text, [...(groups.get(text) ?? []), outlet]);
  }
  return [...groups]
    .sort(([first], [second]) => (first === '' ? 1 : second === '' ? -1 : first.localeCompare(second)))
    .flatMap(([text, members]) => {
      const outlet = members[0];
      if (outlet === undefined) return [];
      const head: GroupHead =
        text === '' ? { kind: 'plain', text: 'Line not known' } : { kind: 'line', text, outlet };
      return [{ key: `line:${text}`, head, outlets: members }];
    });
}

const MOST_COLUMNS = 8;
const LEAST_COLUMN_PX = 188;
const GAP_PX = 8;
const LEAST_ROWS = 4;

/** How many columns of readable cells fit a width; at most 8 (design, section 4.4). */
export function fittingColumns(widthPx: number): number {
  return Math.min(MOST_COLUMNS, Math.max(1, Math.floor((widthPx + GAP_PX) / (LEAST_COLUMN_PX + GAP_PX))));
}

/** One group on the grid: its outlets in columns under one head. */
export interface PlacedGroup {
  readonly group: OutletGroup;
  readonly columns: readonly (readonly Outlet[])[];
}

export interface Band {
  readonly groups: readonly PlacedGroup[];
  readonly columnCount: number;
  readonly rowCount: number;
}

/** Groups side by side; when they do not fit, in bands of about equal length below each other. */
export function placeGroups(groups: readonly OutletGroup[], fitting: number): readonly Band[] {
  if (groups.length === 0) return [];
  const bandCount = Math.ceil(groups.length / fitting);
  const perBand = Math.ceil(groups.length / bandCount);
  const columnsEach = bandCount > 1 ? 1 : Math.max(1, Math.floor(fitting / groups.length));
  return Array.from({ length: bandCount }, (_each, band) =>
    bandOf(groups.slice(band * perBand, (band + 1) * perBand), groups.length === 1 ? fitting : columnsEach),
  );
}

function bandOf(groups: readonly OutletGroup[], mostColumnsEach: number): Band {
  const longest = Math.max(...groups.map((group) => group.outlets.length));
  const isBreakers = groups.some((group) => group.head.kind === 'breaker');
  const rows = isBreakers ? longest : Math.max(LEAST_ROWS, Math.ceil(longest / mostColumnsEach));
  const placed = groups.map((group) => ({ group, columns: inColumns(group.outlets, rows) }));
  return {
    groups: placed,
    columnCount: placed.reduce((sum, each) => sum + each.columns.length, 0),
    rowCount: Math.min(rows, longest),
  };
}

function inColumns(outlets: readonly Outlet[], rows: number): readonly (readonly Outlet[])[] {
  const count = Math.ceil(outlets.length / rows);
  return Array.from({ length: count }, (_each, column) => outlets.slice(column * rows, (column + 1) * rows));
}

/** The columns of all bands, each a list of ids from top to bottom: what arrow keys move over. */
export function idColumns(bands: readonly Band[]): readonly (readonly (readonly OutletId[])[])[] {
  return bands.map((band) =>
    band.groups.flatMap((placed) => placed.columns.map((column) => column.map((outlet) => outlet.id))),
  );
}
