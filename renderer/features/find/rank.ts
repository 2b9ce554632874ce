import type { PduId } from '../../../shared/model/ids.ts';
import type { FindEntry, FoldedEntry } from './entries.ts';
import { wordsOf } from './fold.ts';

/*
 * How well a word fits, best first: the number printed on the box, the beginning of the name, of a word in it or of the
 * number, anywhere in them; then the PDU it is of, then what it can be found by besides.
 */
const EXACT_LABEL = 0;
const NAME_START = 1;
const WORD_START = 2;
const WITHIN = 3;
const OF_PDU = 4;
const BESIDES = 5;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a word of the text begins with this; `psu` and `01` in `db-01 psu a`. */
function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !LETTER_OR_DIGIT.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** By what it is called itself; null when the word is not in that. */
function ownFit({ label, name }: FoldedEntry, word: string): number | null {
  if (label !== '' && label === word) return EXACT_LABEL;
  if (name.startsWith(word)) return NAME_START;
  if (startsAWord(name, word) || label.startsWith(word)) return WORD_START;
  return name.includes(word) || label.includes(word) ? WITHIN : null;
}

/** How badly an entry fits all of the words together; null when it does not. */
function misfit(entry: FindEntry, words: readonly string[], phrase: string): number | null {
  const { folded, kind } = entry;
  let sum = 0;
  let isCalledSo = false;
  for (const word of words) {
    const own = ownFit(folded, word);
    const fit = own ?? (folded.pdu.includes(word) ? OF_PDU : folded.more.includes(word) ? BESIDES : null);
    if (fit === null) return null;
    sum += fit;
    isCalledSo ||= own !== null;
  }
  // The name of a PDU alone means the PDU and its tabs, not each of its outlets; `outlet` alone means none of them.
  if (!isCalledSo && (kind === 'outlet' || kind === 'element')) return null;
  return words.length > 1 && folded.name.startsWith(phrase) ? NAME_START : sum;
}

/** Among equals: PDUs first, and screens, since there are few of them. */
const KIND_RANK: Record<FindEntry['kind'], number> = { screen: 0, pdu: 0, outlet: 1, element: 2, tab: 3 };

/** What fits what was typed, best first; among equals that of the PDU one is at, then as it stands in the app. */
export function findEntries(
  entries: readonly FindEntry[],
  query: string,
  currentPdu: PduId | null,
): readonly FindEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const phrase = words.join(' ');
  const found: { readonly entry: FindEntry; readonly rank: number; readonly place: number }[] = [];
  for (const [place, entry] of entries.entries()) {
    const fit = misfit(entry, words, phrase);
    if (fit === null) continue;
    const isElsewhere = entry.pdu !== null && entry.pdu === currentPdu ? 0 : 1;
    found.push({ entry, rank: fit * 100 + KIND_RANK[entry.kind] * 10 + isElsewhere, place });
  }
  return found
    .sort((first, second) => first.rank - second.rank || first.place - second.place)
    .map(({ entry }) => entry);
}
