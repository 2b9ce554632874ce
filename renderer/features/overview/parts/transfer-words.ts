import type { JournalEntry } from '../../../../shared/model/journal.ts';
import { upperFirst } from '../../../../shared/words/capitals.ts';
import { destinationOf } from '../../../state/happenings.ts';

interface Transfer {
  readonly id: string;
  readonly atMs: number;
  /** `Inlet 1 to inlet 2`; without where it came from where that is not known. */
  readonly moved: string;
  readonly by: string;
}

/** Between two inlets a switch that is at one now was at the other one. */
function otherInlet(to: string, inletCount: number): string | null {
  const number = /^inlet ([12])$/u.exec(to)?.[1];
  return inletCount !== 2 || number === undefined ? null : `inlet ${number === '1' ? 2 : 1}`;
}

/** The transfers among the entries of a switch, in their order. */
export function transfersOf(
  entries: readonly Pick<JournalEntry, 'id' | 'atMs' | 'text' | 'by'>[],
  inletCount: number,
): readonly Transfer[] {
  return entries.flatMap(({ id, atMs, text, by }) => {
    const to = destinationOf(text);
    if (to === null) return [];
    const from = to === 'none' ? null : otherInlet(to, inletCount);
    const moved = to === 'none' ? 'To no inlet' : from === null ? `To ${to}` : `${upperFirst(from)} to ${to}`;
    return [{ id, atMs, moved, by }];
  });
}

/** `4 in 30 days`, `100 or more in 30 days`. */
export function transfersTitle(count: number, most: number, days: number): string {
  return `${count}${count >= most ? ' or more' : ''} in ${days} days`;
}
