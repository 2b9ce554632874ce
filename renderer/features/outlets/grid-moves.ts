import type { OutletId } from '../../../shared/model/ids.ts';

/** Bands of columns of ids, top to bottom, left to right. A table is one band with one column. */
export type IdColumns = readonly (readonly (readonly OutletId[])[])[];

type GridMove = 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'first' | 'last';

const MOVES: Record<string, GridMove> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
};

/** The move a key makes; with Ctrl, Home and End go to the first and last of all. */
export function moveOfKey(key: string, isControl: boolean): GridMove | null {
  const move = MOVES[key] ?? null;
  if (isControl && move === 'home') return 'first';
  if (isControl && move === 'end') return 'last';
  return move;
}

interface Position {
  readonly band: number;
  readonly column: number;
  readonly row: number;
}

function positionOf(columns: IdColumns, id: OutletId): Position | null {
  for (const [band, ofBand] of columns.entries())
    for (const [column, ids] of ofBand.entries()) {
      const row = ids.indexOf(id);
      if (row >= 0) return { band, column, row };
    }
  return null;
}

/** Where a move leads; the same id at an edge, null when `from` is not on the grid. */
export function idAfterMove(columns: IdColumns, from: OutletId, move: GridMove): OutletId | null {
  const at = positionOf(columns, from);
  const band = at === null ? undefined : columns[at.band];
  const ids = at === null ? undefined : band?.[at.column];
  if (at === null || band === undefined || ids === undefined) return null;
  switch (move) {
    case 'up':
      return ids[at.row - 1] ?? columns[at.band - 1]?.at(at.column)?.at(-1) ?? from;
    case 'down':
      return ids[at.row + 1] ?? columns[at.band + 1]?.at(at.column)?.[0] ?? from;
    case 'left':
    case 'right': {
      const beside = at.column + (move === 'left' ? -1 : 1);
      const other = beside < 0 ? undefined : band[beside];
      return other?.[Math.min(at.row, other.length - 1)] ?? from;
    }
    case 'home':
      return band[0]?.[Math.min(at.row, (band[0]?.length ?? 1) - 1)] ?? from;
    case 'end':
      return band.at(-1)?.[Math.min(at.row, (band.at(-1)?.length ?? 1) - 1)] ?? from;
    case 'first':
      return columns[0]?.[0]?.[0] ?? from;
    case 'last':
      return columns.at(-1)?.at(-1)?.at(-1) ?? from;
  }
}

/** In a table Home and End go to the ends of the list. */
export function tableMove(move: GridMove): GridMove | null {
  if (move === 'home') return 'first';
  if (move === 'end') return 'last';
  return move === 'left' || move === 'right' ? null : move;
}
