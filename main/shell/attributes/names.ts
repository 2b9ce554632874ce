import { SHELL_ATTRIBUTES, type ShellAttribute } from '../../../shared/shell/attributes.ts';

/** How many letters two names differ by (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (one[at] === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const CLOSE = 3;
/** Longer than every name in the table. */
const MAX_COMPARED = 100;

/** The attribute that was probably meant; null when none is like it. */
function likelyAttribute(name: string): ShellAttribute | null {
  const wanted = name.slice(0, MAX_COMPARED).trim().toLowerCase();
  const [best] = SHELL_ATTRIBUTES.map((attribute) => ({
    attribute,
    distance: distance(wanted, attribute.name.toLowerCase()),
  })).toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.min(CLOSE, wanted.length / 3) ? best.attribute : null;
}

/** ` Did you mean User?`, or nothing. */
export function suggestion(name: string): string {
  const likely = likelyAttribute(name);
  return likely === null ? '' : ` Did you mean ${likely.name}?`;
}
