import { compareOids, isUnder, type Oid } from '../../../snmp/oid.ts';
import type { VarBind } from '../../../snmp/value.ts';

/** How far the walk of one column has come. */
export interface ColumnCursor {
  readonly column: Oid;
  /** The last OID that came; the column itself at first. */
  at: Oid;
  rows: number;
  hasEnded: boolean;
}

export function cursorOf(column: Oid, at: Oid = column): ColumnCursor {
  return { column, at, rows: 0, hasEnded: false };
}

type Step =
  /** `progress`: cells that came and columns that ended. */
  | { readonly kind: 'moved'; readonly progress: number }
  /** The agent repeats itself or goes back. */
  | { readonly kind: 'notIncreasing'; readonly cursor: ColumnCursor };

/**
 * Takes one column's part of an answer. Each OID must come after the one before it: agents that loop exist, and an
 * SNMP library follows them for ever (SNMP reference 13 and 14).
 */
export function stepColumn(
  cursor: ColumnCursor,
  stream: readonly VarBind[],
  onCell: (cell: VarBind) => void,
): Step {
  let progress = 0;
  for (const varbind of stream) {
    const { type } = varbind.value;
    const isEnd = type === 'endOfMibView' || type === 'noSuchObject' || type === 'noSuchInstance';
    if (!isEnd && !(compareOids(varbind.oid, cursor.at) > 0)) return { kind: 'notIncreasing', cursor };
    progress += 1;
    if (isEnd || !isUnder(varbind.oid, cursor.column)) {
      cursor.hasEnded = true;
      break;
    }
    cursor.at = varbind.oid;
    cursor.rows += 1;
    onCell(varbind);
  }
  return { kind: 'moved', progress };
}
