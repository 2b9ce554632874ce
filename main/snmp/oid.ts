/** An object identifier in dotted decimals without a leading dot: `1.3.6.1.2.1.1.5.0`. */
export type Oid = string;

const OID = /^\d+(?:\.\d+)+$/u;
/** RFC 2578, section 3.5. */
export const LARGEST_PART = 0xff_ff_ff_ff;

/** The parts of an OID; null for text that is none. A leading dot is tolerated: some agents and recordings have one. */
export function parseOid(text: string): readonly number[] | null {
  const dotted = text.startsWith('.') ? text.slice(1) : text;
  if (!OID.test(dotted)) return null;
  const parts = dotted.split('.').map(Number);
  return parts.every((part) => part <= LARGEST_PART) ? parts : null;
}

/** Lexicographic by parts, as agents walk: negative when `a` comes first. Both must be OIDs. */
export function compareOids(a: Oid, b: Oid): number {
  const left = a.split('.');
  const right = b.split('.');
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = Number(left[at]) - Number(right[at]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** True for what lies below `root`; not for `root` itself. */
export function isUnder(oid: Oid, root: Oid): boolean {
  return oid.startsWith(`${root}.`);
}

/** What follows `column` in a cell's OID: `1.24` of `….1.24`; null when the cell is not in that column. */
export function rowOf(cell: Oid, column: Oid): string | null {
  return isUnder(cell, column) ? cell.slice(column.length + 1) : null;
}

/** `1.24` -> `[1, 24]`. */
export function indexParts(row: string): readonly number[] {
  return row.split('.').map(Number);
}
