import { useEffect } from 'react';
import { engine } from '../ipc/engine.ts';
import { useAppStore } from '../state/store.ts';
import { paced } from './paced.ts';

/**
 * Runs `refresh` now, whenever something was added to the journal, and when a lost engine is back; with `restMs` between.
 * `refresh` keeps its identity until it asks for something else, and handles its own failures.
 */
export function useJournalRefresh(refresh: () => Promise<void>, restMs: number): void {
  useEffect(() => {
    const pace = paced(refresh, restMs);
    const stops = [
      pace.stop,
      engine().journal.changed(pace.ask),
      useAppStore.subscribe((state, before) => {
        if (state.engineConnected && !before.engineConnected) pace.ask();
      }),
    ];
    pace.ask();
    return () => {
      for (const stop of stops) stop();
    };
  }, [refresh, restMs]);
}
