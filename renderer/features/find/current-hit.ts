import type { FindEntry } from './entries.ts';

/**
 * Place of the marked hit; -1 where there is none. What was marked may leave the list while one looks at it, since its PDU is
 * removed or read anew: then nothing is marked, so that Enter never means what has taken its place.
 */
export function placeOfMarked(
  hits: readonly Pick<FindEntry, 'key'>[],
  marked: FindEntry['key'] | null,
): number {
  return hits.findIndex(({ key }) => key === marked);
}
