import { useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { indexesToBuild, useRowWindow } from '../../ui/use-row-window.ts';
import { dayRows, type ListRow } from './day-rows.ts';
import { DayRow, JournalRow, ROW_PX } from './JournalRow.tsx';
import { useGridFocus } from './use-grid-focus.ts';
import { useHeldTop } from './use-held-top.ts';

interface JournalGridProps {
  /** Newest first; at least one. */
  readonly lines: readonly JournalEntry[];
  readonly generation: number;
  readonly hasMore: boolean;
  readonly nowMs: number;
  /** The list of all PDUs says which one a line is of. */
  readonly withPdu: boolean;
  readonly openId: string | null;
  /** A line to go to once it is listed. */
  readonly linked: string | null;
  readonly onOpen: (line: JournalEntry | null) => void;
  readonly onSight: (first: number, end: number) => void;
  readonly onNearEnd: () => void;
}

const HEAD_PX = 26;
/** So many rows before the end the next page is asked for. */
const NEAR_END_ROWS = 60;

/** The lines as a grid with one tab stop. Only rows in sight are built. */
export function JournalGrid(props: JournalGridProps) {
  const { lines, generation, hasMore, nowMs, withPdu, openId, linked, onOpen, onSight, onNearEnd } = props;
  const [isScrolled, setScrolled] = useState(false);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const held = useHeldTop(lines, generation, isScrolled || isPointedAt || isFocused);
  const { shown, waiting } = held;
  const rows = useMemo(() => dayRows(shown, nowMs), [shown, nowMs]);
  const { first, end, pageRows, ref, reveal } = useRowWindow({
    count: rows.length,
    rowPx: ROW_PX,
    headPx: HEAD_PX,
  });
  const { body, active, onKeyDown, choose, goToTop } = useGridFocus({
    rows,
    openId,
    pageRows,
    reveal,
    onOpen,
  });
  useEffect(() => onSight(first + waiting, end + waiting), [onSight, first, end, waiting]);
  useEffect(() => {
    if (hasMore && end > rows.length - NEAR_END_ROWS) onNearEnd();
  }, [hasMore, end, rows.length, onNearEnd]);
  useShownFromTop(generation, reveal);
  useLinkedRow(linked, rows, reveal);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const row = rows[Number(pressed?.dataset['index'] ?? -1)];
    if (row?.kind === 'line') choose(row.line);
  };
  return (
    <div
      className="ev-frame"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
    >
      {waiting === 0 ? null : (
        <button
          type="button"
          className="btn sm ev-new"
          onClick={() => {
            held.release();
            goToTop(lines);
          }}
        >
          {waiting} new
        </button>
      )}
      <div
        className={withPdu ? 'ev-grid' : 'ev-grid of-pdu'}
        role="grid"
        aria-label="Events and audit log"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        data-region="centre"
        data-region-focus
        ref={ref}
        tabIndex={-1}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > 0)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onClick={onClick}
      >
        <HeadRow withPdu={withPdu} />
        <div role="rowgroup" className="ev-rows" ref={body} style={{ height: rows.length * ROW_PX }}>
          {indexesToBuild(first, end, active).map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return row.kind === 'day' ? (
              <DayRow key={row.id} index={index} words={row.words} />
            ) : (
              <JournalRow
                key={row.line.id}
                line={row.line}
                index={index}
                withPdu={withPdu}
                isActive={index === active}
                isOpen={row.line.id === openId}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

const HEADS = ['Time', 'Kind', 'PDU', 'Element', 'What happened', 'By', 'Lasted', 'State'] as const;

function HeadRow({ withPdu }: { readonly withPdu: boolean }) {
  return (
    <div role="row" className="ev-hrow" aria-rowindex={1}>
      {HEADS.filter((head) => withPdu || head !== 'PDU').map((head) => (
        <div key={head} role="columnheader" className={`ev-th ${head.slice(0, 4).toLowerCase()}`}>
          {head}
        </div>
      ))}
    </div>
  );
}

/** Lines of another filter are looked at from the first on. */
function useShownFromTop(generation: number, reveal: (index: number) => void): void {
  const shown = useRef(generation);
  useLayoutEffect(() => {
    if (shown.current === generation) return;
    shown.current = generation;
    reveal(0);
  }, [generation, reveal]);
}

/** Brings a linked line into sight, once. */
function useLinkedRow(
  linked: string | null,
  rows: readonly ListRow[],
  reveal: (index: number) => void,
): void {
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (linked === null || revealed.current === linked) return;
    const index = rows.findIndex((row) => row.kind === 'line' && row.line.id === linked);
    if (index < 0) return;
    revealed.current = linked;
    reveal(index);
  }, [linked, rows, reveal]);
}
