import type { EngineHandlers } from '../../shared/ipc/contract.ts';

export function journalHandlers(): EngineHandlers['journal'] {
  return {
    list: async () => ({ entries: [], next: null }),
    counts: async () => ({
      columns: [],
      totals: { operator: 0, critical: 0, warning: 0, cleared: 0, connection: 0, info: 0 },
    }),
    steps: async () => [],
  };
}
