import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { JournalCounts, JournalEntry } from '../../../shared/model/journal.ts';
import { engine } from '../../ipc/engine.ts';
import { NewestAnswer } from '../../journal/newest-answer.ts';
import { useJournalRefresh } from '../../journal/use-journal-refresh.ts';
import { useNow } from '../../state/clock.ts';
import { filterOf, searched, type JournalView } from './events-view.ts';
import { JournalFeed, type FeedState } from './journal-feed.ts';
import { rangeAt, type TimeRange, type WindowName } from './range.ts';

const LINES_REST_MS = 500;
const COUNTS_REST_MS = 2000;
const TYPING_MS = 150;
/** How often the window moves on when nothing happens. */
const SLIDE_MS = 15_000;

interface Journal extends Pick<FeedState, 'status' | 'generation' | 'hasMore'> {
  readonly lines: readonly JournalEntry[];
  /** Null until they are known. */
  readonly counts: JournalCounts | null;
  readonly range: TimeRange;
  /** As of a few seconds ago. */
  readonly nowMs: number;
  readonly loadMore: () => void;
  readonly setSight: (first: number, end: number) => void;
}

/** Lines and counts of a view, kept up to date. */
export function useJournal(view: JournalView): Journal {
  const { source, kinds, window, pdu, columnFromMs } = view;
  const search = useSettledText(view.search);
  const [feed] = useState(() => new JournalFeed(engine(), filterNow));
  const asked = useMemo(
    () => ({ source, kinds, search, window, pdu, columnFromMs }),
    [source, kinds, search, window, pdu, columnFromMs],
  );
  const refresh = useCallback(() => feed.refresh(asked), [feed, asked]);
  useJournalRefresh(refresh, LINES_REST_MS);
  const { status, lines, generation, hasMore } = useSyncExternalStore(feed.subscribe, feed.state);
  const counts = useCounts({ source, search, window, pdu });
  const nowMs = useNow(SLIDE_MS);
  const range = useMemo(() => rangeAt(window, nowMs), [window, nowMs]);
  const sinceMs = columnFromMs ?? range.fromMs;
  return {
    status,
    lines: useMemo(() => linesSince(lines, sinceMs), [lines, sinceMs]),
    generation,
    hasMore,
    counts,
    range,
    nowMs,
    loadMore: useCallback(() => void feed.loadMore(), [feed]),
    setSight: useCallback((first, end) => feed.setSight(first, end), [feed]),
  };
}

const filterNow = (view: Omit<JournalView, 'open'>) => filterOf(view, Date.now());

/** Lines that the window has left behind go from the end of the list. */
function linesSince(lines: readonly JournalEntry[], sinceMs: number): readonly JournalEntry[] {
  const last = lines.findLastIndex(({ atMs }) => atMs >= sinceMs);
  return last === lines.length - 1 ? lines : lines.slice(0, last + 1);
}

interface KnownCounts {
  readonly window: WindowName;
  readonly counts: JournalCounts;
}

function useCounts({
  source,
  search,
  window,
  pdu,
}: Pick<JournalView, 'source' | 'search' | 'window' | 'pdu'>): JournalCounts | null {
  const [known, setKnown] = useState<KnownCounts | null>(null);
  const [newest] = useState(() => new NewestAnswer());
  const refresh = useCallback(async () => {
    const { fromMs, columnMs } = rangeAt(window, Date.now());
    const filter = { source, kinds: [], pdu, element: null, search: searched(search), fromMs, toMs: null };
    const isNews = newest.ask();
    try {
      const counts = await engine().journal.counts({ ...filter, columnMs });
      // A search that was narrowed meanwhile may be answered first.
      if (isNews()) setKnown({ window, counts });
    } catch {
      // The engine is gone, and the banner says so; what is known stays.
    }
  }, [source, search, window, pdu, newest]);
  useJournalRefresh(refresh, COUNTS_REST_MS);
  // Columns of another window have another width.
  return known?.window === window ? known.counts : null;
}

/** A text once nothing was typed for a moment. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
