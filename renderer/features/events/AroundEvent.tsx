import type { JournalEntry } from '../../../shared/model/journal.ts';

/** The current around a line, where readings of that time are in memory. */
export function AroundEvent({ line }: { readonly line: JournalEntry }) {
  return line.id === '' ? null : null;
}
