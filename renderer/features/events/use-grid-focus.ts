import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { rowAfterKey, type ListRow } from './day-rows.ts';

interface GridFocusOptions {
  readonly rows: readonly ListRow[];
  readonly openId: string | null;
  readonly pageRows: number;
  readonly reveal: (index: number) => void;
  readonly onOpen: (line: JournalEntry | null) => void;
}

interface GridFocus {
  /** Where the rows are. */
  readonly body: RefObject<HTMLDivElement | null>;
  /** Place of the one row that a Tab reaches. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A press on a row opens it. */
  readonly choose: (line: JournalEntry) => void;
  /** Puts the focus on the first of these, once it is on the page. */
  readonly goToTop: (lines: readonly JournalEntry[]) => void;
}

/** The row with the focus, and keys. While a line is open, the one with the focus is. */
export function useGridFocus({ rows, openId, pageRows, reveal, onOpen }: GridFocusOptions): GridFocus {
  const body = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const [focused, setFocused] = useState<string | null>(null);
  const active = activeIndex(rows, focused, openId);
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });
  const go = (index: number) => {
    const row = rows[index];
    if (row?.kind !== 'line') return;
    takesFocus.current = true;
    setFocused(row.line.id);
    reveal(index);
    if (openId !== null) onOpen(row.line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[active];
    const to = rowAfterKey(rows, active, event.key, pageRows);
    if (to !== null) go(to);
    else if ((event.key === 'Enter' || event.key === ' ') && row?.kind === 'line') onOpen(row.line);
    else return;
    event.preventDefault();
  };
  return {
    body,
    active,
    onKeyDown,
    choose: (line) => {
      setFocused(line.id);
      onOpen(line);
    },
    goToTop: ([line]) => {
      takesFocus.current = true;
      setFocused(line?.id ?? null);
      reveal(0);
    },
  };
}

/** The row that had the focus last, else the open one, else the first line. */
function activeIndex(rows: readonly ListRow[], focused: string | null, openId: string | null): number {
  const indexOf = (id: string | null) =>
    id === null ? -1 : rows.findIndex((row) => row.kind === 'line' && row.line.id === id);
  const known = [indexOf(focused), indexOf(openId)].find((index) => index >= 0);
  return known ?? rows.findIndex((row) => row.kind === 'line');
}
