import { useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type UIEvent } from 'react';
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

const SIZES = { rowPx: ROW_PX, headPx: 26 };
/** So many rows before the end the next page is asked for. */
const NEAR_END_ROWS = 60;

/** The lines as a grid with one tab stop. Only rows in sight are built. */
export function JournalGrid(props: JournalGridProps) {
  const { lines, generation, hasMore, nowMs, withPdu, openId, linked, onOpen } = props;
  const looks = useLooks();
  const { shown, waiting, release } = useHeldTop(lines, generation, looks.isLookedAt);
  const rows = useMemo(() => dayRows(shown, nowMs), [shown, nowMs]);
  const { first, end, pageRows, ref, reveal } = useRowWindow({ count: rows.length, ...SIZES });
  const { body, active, onKeyDown, choose, goToTop } = useGridFocus({
    rows,
    openId,
    pageRows,
    reveal,
    onOpen,
  });
  useTellSight(props, first + waiting, end + waiting);
  useMoreNearEnd(props, end, rows.length);
  useShownFromTop(generation, reveal);
  useLinkedRow(linked, rows, reveal);
  const showNew = () => {
    release();
    goToTop(lines);
  };
  return (
    <div className="ev-frame" {...looks.ofFrame}>
      {waiting === 0 ? null : (
        <button type="button" className="btn sm ev-new" onClick={showNew}>
          {waiting} new
        </button>
      )}
      <div
        className={withPdu ? 'row-grid ev-grid' : 'row-grid ev-grid of-pdu'}
        role="grid"
        aria-label="Events and audit log"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        data-region="centre"
        data-region-focus
        ref={ref}
        tabIndex={-1}
        {...looks.ofGrid}
        onKeyDown={onKeyDown}
        onClick={(event) => choosePressed(event, rows, choose)}
      >
        <HeadRow withPdu={withPdu} />
        <div role="rowgroup" className="grid-body" ref={body} style={{ height: rows.length * ROW_PX }}>
          <Rows rows={rows} first={first} end={end} active={active} withPdu={withPdu} openId={openId} />
        </div>
      </div>
    </div>
  );
}

/** Whether somebody looks at the list: has scrolled it, points at it, or has the focus in it. */
function useLooks() {
  const [isScrolled, setScrolled] = useState(false);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  return {
    isLookedAt: isScrolled || isPointedAt || isFocused,
    ofFrame: {
      onPointerEnter: () => setPointedAt(true),
      onPointerLeave: () => setPointedAt(false),
    },
    ofGrid: {
      onScroll: (event: UIEvent<HTMLElement>) => setScrolled(event.currentTarget.scrollTop > 0),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}

function choosePressed(
  { target }: MouseEvent<HTMLElement>,
  rows: readonly ListRow[],
  choose: (line: JournalEntry) => void,
): void {
  const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  const row = rows[Number(pressed?.dataset['index'] ?? -1)];
  if (row?.kind === 'line') choose(row.line);
}

interface RowsProps extends Pick<JournalGridProps, 'withPdu' | 'openId'> {
  readonly rows: readonly ListRow[];
  readonly first: number;
  readonly end: number;
  readonly active: number;
}

/** The rows in sight, and the one that a Tab reaches. */
function Rows({ rows, first, end, active, withPdu, openId }: RowsProps) {
  return indexesToBuild(first, end, active).map((index) => {
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
  });
}

const HEADS = ['Time', 'Kind', 'PDU', 'Element', 'What happened', 'By', 'Lasted', 'State'] as const;

function HeadRow({ withPdu }: { readonly withPdu: boolean }) {
  return (
    <div role="row" className="grid-head" aria-rowindex={1}>
      {HEADS.filter((head) => withPdu || head !== 'PDU').map((head) => (
        <div key={head} role="columnheader" className={`grid-th ev-th ${head.slice(0, 4).toLowerCase()}`}>
          {head}
        </div>
      ))}
    </div>
  );
}

/** Tells which lines are in sight: from `first`, without `end`. */
function useTellSight({ onSight }: Pick<JournalGridProps, 'onSight'>, first: number, end: number): void {
  useEffect(() => onSight(first, end), [onSight, first, end]);
}

type Paging = Pick<JournalGridProps, 'hasMore' | 'onNearEnd'>;

/** Asks for older lines near the end of the rows, and again with every row that is scrolled there. */
function useMoreNearEnd({ hasMore, onNearEnd }: Paging, end: number, rowCount: number): void {
  useEffect(() => {
    if (hasMore && end > rowCount - NEAR_END_ROWS) onNearEnd();
  }, [hasMore, end, rowCount, onNearEnd]);
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
