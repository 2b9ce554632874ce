import type { ResourceRow } from '../tree-rows.ts';

/** A row that is on the screen, or would be if one scrolled there. */
export interface FlatRow {
  readonly row: ResourceRow;
  /** From 1. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
  /** Null where nothing nests under it. */
  readonly isOpen: boolean | null;
  /** Place of the row that it nests under; -1 for the first. */
  readonly parent: number;
}

const childrenOf = (row: ResourceRow) => (row.kind === 'socket' || row.kind === 'more' ? [] : row.children);

/** The rows from top to bottom, without what nests under closed ones. */
export function flatRows(root: ResourceRow, open: ReadonlySet<string>): readonly FlatRow[] {
  const rows: FlatRow[] = [];
  const add = (row: ResourceRow, level: number, place: number, siblings: number, parent: number) => {
    const children = childrenOf(row);
    const isOpen = children.length === 0 ? null : open.has(row.id);
    const at = rows.length;
    rows.push({ row, level, place, siblings, isOpen, parent });
    if (isOpen !== true) return;
    children.forEach((child, index) => add(child, level + 1, index + 1, children.length, at));
  };
  add(root, 1, 1, 1, -1);
  return rows;
}

/** What a key does in a treegrid (WAI-ARIA Authoring Practices, "Treegrid": rows have the focus). */
export type GridMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open' | 'close' | 'act'; readonly index: number };

const clamp = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1);

/** Null for a key that means nothing on this row. `pageRows`: how many rows a page has. */
export function moveOf(
  key: string,
  rows: readonly FlatRow[],
  index: number,
  pageRows: number,
): GridMove | null {
  const current = rows[index];
  if (current === undefined) return null;
  const go = (to: number): GridMove => ({ kind: 'go', index: clamp(to, rows.length) });
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'PageDown':
      return go(index + pageRows);
    case 'PageUp':
      return go(index - pageRows);
    case 'ArrowRight':
      if (current.isOpen === null) return null;
      return current.isOpen ? go(index + 1) : { kind: 'open', index };
    case 'ArrowLeft':
      if (current.isOpen === true) return { kind: 'close', index };
      return current.parent < 0 ? null : go(current.parent);
    case 'Enter':
    case ' ':
      if (current.row.kind === 'more') return { kind: 'act', index };
      if (current.isOpen === null) return null;
      return { kind: current.isOpen ? 'close' : 'open', index };
    default:
      return null;
  }
}

/** A number is enough for a socket: `14` means `Power Socket 14`. */
const beginsWith = (name: string, typed: string) =>
  name.startsWith(typed) || (/\d+$/u.exec(name)?.[0].startsWith(typed) ?? false);

/** The next row whose name, or number, begins with what was typed, from the current one on and then from the top; -1 for none. */
export function indexByName(
  rows: readonly FlatRow[],
  names: (row: ResourceRow) => string,
  typed: string,
  from: number,
): number {
  const wanted = typed.toLowerCase();
  const fits = (index: number) => {
    const row = rows[index]?.row;
    return row !== undefined && beginsWith(names(row).toLowerCase(), wanted);
  };
  // One letter goes on to the next; more letters may mean the current row.
  const start = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (fits(index)) return index;
  }
  return -1;
}
