import type { Actor } from '../drivers/driver.ts';

/** Who did it, as the PDU named them: in a sentence and in a column of its own; null when it named nobody. */
export function actorWords(by: Actor | null): { readonly sentence: string; readonly column: string } | null {
  if (by === null || by.user === '') return null;
  const { user, address } = by;
  if (address === '') return { sentence: user, column: user };
  return { sentence: `${user} from ${address}`, column: `${user}, ${address}` };
}
