import { useMemo } from 'react';
import { create } from 'zustand';
import type { PduId } from '../../../shared/model/ids.ts';
import type { JournalEntry, JournalFilter, JournalKind } from '../../../shared/model/journal.ts';
import { windowFacts, windowReaching, type WindowName } from './range.ts';

/** What is listed, and which line is open beside the list. */
export interface JournalView {
  readonly source: JournalFilter['source'];
  /** Empty for every kind. */
  readonly kinds: readonly JournalKind[];
  readonly search: string;
  readonly window: WindowName;
  /** Null for all. On the tab of a PDU always that one. */
  readonly pdu: PduId | null;
  /** Beginning of the one column that is looked at; null for all. */
  readonly columnFromMs: number | null;
  readonly open: JournalEntry | null;
}

const START: Omit<JournalView, 'pdu'> = {
  source: 'all',
  kinds: [],
  search: '',
  window: '24h',
  columnFromMs: null,
  open: null,
};

interface EventsViews {
  /** By PDU; the list of all of them is `all`. */
  readonly views: Readonly<Record<string, JournalView>>;
  readonly change: (scope: PduId | null, patch: Partial<JournalView>) => void;
}

const keyOf = (scope: PduId | null) => scope ?? 'all';
const startOf = (scope: PduId | null): JournalView => ({ ...START, pdu: scope });

/** Outlives the screens: one comes back to the list as it was left. */
const useEventsViews = create<EventsViews>((set) => ({
  views: {},
  change: (scope, patch) =>
    set(({ views }) => {
      const key = keyOf(scope);
      return { views: { ...views, [key]: { ...(views[key] ?? startOf(scope)), ...patch } } };
    }),
}));

/** The view of one list, and how to change it. `scope` is the PDU whose tab it is on; null for the screen of all. */
export function useJournalView(
  scope: PduId | null,
): readonly [view: JournalView, change: (patch: Partial<JournalView>) => void] {
  const kept = useEventsViews((state) => state.views[keyOf(scope)]);
  const change = useEventsViews((state) => state.change);
  return useMemo(
    () => [kept ?? startOf(scope), (patch) => change(scope, patch)] as const,
    [kept, change, scope],
  );
}

/** Shows a line on the screen of all, with nothing filtered that could hide it. */
export function showLine(line: JournalEntry, nowMs: number): void {
  const window = windowReaching(line.atMs, nowMs);
  useEventsViews.getState().change(null, {
    ...startOf(null),
    // The usual window where it reaches.
    window: window === '1h' ? START.window : window,
    open: line,
  });
}

/** What no filter narrows. */
export const NO_FILTER: Pick<JournalView, 'kinds' | 'search' | 'columnFromMs'> = {
  kinds: [],
  search: '',
  columnFromMs: null,
};

/** Whether something besides source, PDU and window narrows the list. */
export function isNarrowed({ kinds, search, columnFromMs }: JournalView): boolean {
  return kinds.length > 0 || search.trim() !== '' || columnFromMs !== null;
}

const LONGEST_SEARCH = 200;

/** What is searched for: as much as the engine takes. */
export const searched = (text: string): string => text.trim().slice(0, LONGEST_SEARCH);

type Asked = Omit<JournalView, 'open'>;

/** The filter of a view. Without a column it reaches back from `nowMs`, and on into the future. */
export function filterOf(view: Asked, nowMs: number): JournalFilter {
  const { source, kinds, search, window, pdu, columnFromMs } = view;
  const { lengthMs, columnMs } = windowFacts(window);
  return {
    source,
    kinds,
    pdu,
    element: null,
    search: searched(search),
    fromMs: columnFromMs ?? nowMs - lengthMs,
    toMs: columnFromMs === null ? null : columnFromMs + columnMs,
  };
}
