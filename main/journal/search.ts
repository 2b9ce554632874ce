import type { JournalEntry } from '../../shared/model/journal.ts';

/** Case and composed letters do not matter; signs that other programs use for parts of patterns mean themselves. */
const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** The words that every line must have. */
export function searchWords(search: string): readonly string[] {
  return folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Every word must be somewhere in the line. */
export function matcher(search: string): (entry: JournalEntry) => boolean {
  const words = searchWords(search);
  if (words.length === 0) return () => true;
  return ({ pduName, elementName, text, by }) => {
    const line = folded([pduName, elementName, by, text].join(' '));
    return words.every((word) => line.includes(word));
  };
}
