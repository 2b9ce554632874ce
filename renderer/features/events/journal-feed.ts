import type { EngineClient } from '../../../shared/ipc/contract.ts';
import type { JournalEntry, JournalFilter, JournalPage } from '../../../shared/model/journal.ts';
import { appendLines, mergeNewest, patchLines } from './merge-lines.ts';

export interface FeedState {
  /** `first` until anything was read; `failed` when the engine did not answer and nothing is known. */
  readonly status: 'first' | 'ready' | 'failed';
  /** Newest first. Of the filter before until the first page of a new one is there. */
  readonly lines: readonly JournalEntry[];
  /** Grows when the lines are of another filter. */
  readonly generation: number;
  readonly hasMore: boolean;
}

const FIRST: FeedState = { status: 'first', lines: [], generation: 0, hasMore: false };
const PAGE = 100;
/** Lines read again around those in sight. */
const SPARE = 20;

type Asked = Pick<EngineClient, 'journal'>;
type Listed = Parameters<EngineClient['journal']['list']>[0];

/** The lines of a filter: the newest are kept up to date, older ones come page by page. Only one answer is waited for. */
export class JournalFeed<View extends object> {
  readonly #engine: Asked;
  readonly #filterOf: (view: View) => JournalFilter;
  readonly #listeners = new Set<() => void>();
  #state = FIRST;
  #view: View | null = null;
  #filter: JournalFilter | null = null;
  /** The filter that the lines are of. */
  #shownFilter: JournalFilter | null = null;
  #next: string | null = null;
  #isLoading = false;
  #sight = { first: 0, end: 0 };

  /** `filterOf` is asked once for each view: where it begins stays while pages are read. */
  constructor(engine: Asked, filterOf: (view: View) => JournalFilter) {
    this.#engine = engine;
    this.#filterOf = filterOf;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): FeedState => this.#state;

  /** Which lines are on the screen: they are read again when something changed. */
  setSight(first: number, end: number): void {
    this.#sight = { first, end };
  }

  /** Reads the newest lines of a view, and those in sight. */
  async refresh(view: View): Promise<void> {
    const filter = this.#filter !== null && this.#view === view ? this.#filter : this.#filterOf(view);
    this.#view = view;
    this.#filter = filter;
    try {
      const page = await this.#list(filter, { limit: PAGE, after: null });
      if (this.#filter !== filter) return;
      this.#receiveNewest(filter, page);
      await this.#refreshSight(filter);
    } catch {
      if (this.#filter === filter && this.#state.status === 'first') this.#set({ status: 'failed' });
    }
  }

  /** Reads the next older page, once at a time. */
  async loadMore(): Promise<void> {
    const filter = this.#shownFilter;
    const after = this.#next;
    if (this.#isLoading || filter === null || after === null) return;
    this.#isLoading = true;
    try {
      const page = await this.#list(filter, { limit: 2 * PAGE, after });
      if (this.#shownFilter !== filter || this.#next !== after) return;
      this.#next = page.next;
      this.#set({ lines: appendLines(this.#state.lines, page.entries), hasMore: page.next !== null });
    } catch {
      // The engine is gone, and the banner says so; scrolling on tries again.
    } finally {
      this.#isLoading = false;
    }
  }

  #receiveNewest(filter: JournalFilter, page: JournalPage): void {
    const isNew = this.#shownFilter !== filter;
    const merged = isNew ? null : mergeNewest(this.#state.lines, page.entries, page.next === null);
    if (merged === null || page.next === null) this.#next = page.next;
    this.#shownFilter = filter;
    this.#set({
      status: 'ready',
      lines: merged ?? page.entries,
      generation: isNew ? this.#state.generation + 1 : this.#state.generation,
      hasMore: this.#next !== null,
    });
  }

  /** What is open may have ended far below the newest lines. */
  async #refreshSight(filter: JournalFilter): Promise<void> {
    const { first, end } = this.#sight;
    const top = this.#state.lines[first];
    if (end <= PAGE || top === undefined) return;
    const toMs = top.atMs + 1;
    const page = await this.#list({ ...filter, toMs }, { limit: end - first + SPARE, after: null });
    if (this.#filter === filter) this.#set({ lines: patchLines(this.#state.lines, page.entries) });
  }

  #list(filter: JournalFilter, page: Pick<Listed, 'limit' | 'after'>): Promise<JournalPage> {
    return this.#engine.journal.list({ ...filter, kinds: [...filter.kinds], ...page });
  }

  #set(patch: Partial<FeedState>): void {
    const next = { ...this.#state, ...patch };
    const keys = Object.keys(patch) as (keyof FeedState)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
