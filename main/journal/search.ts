import type { JournalEntry } from '../../shared/model/journal.ts';

/** Case and composed letters do not matter; signs that other programs use for parts of patterns mean themselves. */
const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** Every word must be somewhere in the line; null when there is none, and everything matches. */
export function matcher(search: string): ((entry: JournalEntry) => boolean) | null {
  const words = folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return ({ pduName, elementName, text, by }) => {
    const line = folded([pduName, elementName, text, by].join('\n'));
    return words.every((word) => line.includes(word));
  };
}
