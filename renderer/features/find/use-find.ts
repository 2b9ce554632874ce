import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { useAppStore } from '../../state/store.ts';
import { tilesInOrder } from '../../state/tile-order.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { placeOfMarked } from './current-hit.ts';
import type { FindEntry } from './entries.ts';
import { FindIndexer, type FindIndex } from './find-index.ts';
import { cycleHit, openHit } from './hit-actions.ts';
import { listed, search, type Found } from './search.ts';

const PAGE_ROWS = 8;

/** Kept between openings: nothing is indexed twice. */
const indexer = new FindIndexer();

function useIndex(): FindIndex {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const tileOrder = useAppStore((state) => state.desk.tileOrder);
  return useMemo(() => indexer.read(tilesInOrder(pdus, tileOrder)), [pdus, tileOrder]);
}

interface Find {
  readonly query: string;
  readonly hits: readonly FindEntry[];
  readonly more: number;
  /** Position of the current hit; -1 where there is none. */
  readonly current: number;
  /** Why the last wish could not be done; null for nothing to say. */
  readonly refusal: string | null;
  readonly setQuery: (query: string) => void;
  readonly open: (entry: FindEntry) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const close = () => useAppStore.getState().setFindOpen(false);

/** Where a key moves in a list of so many rows; null for a key that does not move. */
function moved(key: string, current: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return current >= last ? 0 : current + 1;
    case 'ArrowUp':
      return current <= 0 ? last : current - 1;
    case 'PageDown':
      return Math.min(last, current + PAGE_ROWS);
    case 'PageUp':
      return Math.max(0, current - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The palette: what is typed, what is found, which hit is the current one, and what is done with it. */
export function useFind(): Find {
  const index = useIndex();
  const [found, setFound] = useState<Found>(() => search(index, ''));
  const [marked, setMarked] = useState(() => found.keys[0] ?? null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hits = useMemo(() => listed(found, index), [found, index]);
  const current = placeOfMarked(hits, marked);
  const setQuery = useCallback(
    (query: string) => {
      const next = search(index, query);
      setFound(next);
      setMarked(next.keys[0] ?? null);
      setRefusal(null);
    },
    [index],
  );
  const open = useCallback((entry: FindEntry) => {
    close();
    openHit(entry);
  }, []);
  const enter = (entry: FindEntry, isCycle: boolean) => {
    if (!isCycle) return open(entry);
    const reason = cycleHit(entry);
    setRefusal(reason);
    if (reason === null) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey) return;
    const to = moved(event.key, current, hits.length);
    const entry = hits[current];
    if (to !== null) {
      setMarked(hits[to]?.key ?? null);
      setRefusal(null);
    } else if (event.key === 'Enter') {
      if (entry !== undefined && !event.repeat) enter(entry, event.ctrlKey || event.metaKey);
    } else return;
    event.preventDefault();
  };
  return { query: found.query, hits, more: found.more, current, refusal, setQuery, open, onKeyDown };
}
