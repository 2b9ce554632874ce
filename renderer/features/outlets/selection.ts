import type { OutletId } from '../../../shared/model/ids.ts';

/** Selected outlets and the one an extended selection started from. */
export interface Selection {
  readonly ids: ReadonlySet<OutletId>;
  readonly anchor: OutletId | null;
}

export const EMPTY_SELECTION: Selection = { ids: new Set(), anchor: null };

export function toggle(selection: Selection, id: OutletId): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** From the anchor to `to`, in the order they stand on screen. What was selected before stays selected. */
export function extend(
  selection: Selection,
  from: OutletId,
  to: OutletId,
  order: readonly OutletId[],
): Selection {
  const anchor = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : from;
  const [start, end] = [order.indexOf(anchor), order.indexOf(to)].sort((first, second) => first - second);
  if (start === undefined || end === undefined || start < 0) return selection;
  return { ids: new Set([...selection.ids, ...order.slice(start, end + 1)]), anchor };
}

export function selectAll(order: readonly OutletId[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null };
}

/** Only outlets that exist and are visible can be acted on: what a filter hides is not selected any more. */
export function keepVisible(selection: Selection, visible: ReadonlySet<OutletId>): Selection {
  const isAllVisible = [...selection.ids].every((id) => visible.has(id));
  if (isAllVisible) return selection;
  return { ids: new Set([...selection.ids].filter((id) => visible.has(id))), anchor: null };
}
