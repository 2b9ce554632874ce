import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { Journal } from '../journal/journal.ts';

export function journalHandlers(journal: Journal): EngineHandlers['journal'] {
  return {
    list: ({ limit, after, ...filter }) => journal.list(filter, limit, after),
    counts: ({ columnMs, ...filter }) => journal.counts(filter, columnMs),
    entry: async ({ id }) => journal.entry(id),
    steps: async ({ id }) => journal.steps(id),
  };
}
