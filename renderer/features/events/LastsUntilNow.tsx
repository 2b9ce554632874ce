import type { JournalEntry } from '../../../shared/model/journal.ts';
import { lastedWords } from '../../journal/line-words.ts';
import { useNow } from '../../state/clock.ts';

/** How long a line that goes on has lasted; by itself, so that a second draws nothing else again. */
export function LastsUntilNow({ line }: { readonly line: JournalEntry }) {
  return lastedWords(line, useNow(1000));
}
