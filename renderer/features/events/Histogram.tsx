import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { JournalCounts } from '../../../shared/model/journal.ts';
import type { JournalView } from './events-view.ts';
import { columnsOf, summaryWords, type Column } from './histogram.ts';
import { ticksOf, windowFacts, type TimeRange } from './range.ts';

interface HistogramProps {
  readonly counts: JournalCounts | null;
  readonly range: TimeRange;
  readonly nowMs: number;
  readonly view: JournalView;
  /** The beginning of a column; null for all times again. */
  readonly onChoose: (columnFromMs: number | null) => void;
}

const BASE_PX = 42;
const BLOCK_PX = 4;
const PITCH_PX = 5;
/** How much of its width a column fills. */
const FILLED = 0.81;
const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

/** A block for each event, over time. A press on a column lists only what is in it; one tab stop, arrows go on. */
export const Histogram = memo(function Histogram({ counts, range, nowMs, view, onChoose }: HistogramProps) {
  const { kinds, window, columnFromMs } = view;
  const columns = useMemo(
    () => (counts === null ? [] : columnsOf(counts.columns, range, kinds, nowMs)),
    [counts, range, kinds, nowMs],
  );
  const { label } = windowFacts(window);
  return (
    <div className="ev-histogram" data-region="chart">
      <svg
        className="chart"
        role="img"
        aria-label={counts === null ? `Events of the last ${label}` : summaryWords(columns, label)}
      >
        <path className="ax" d={`M0 ${BASE_PX + 0.5}H8192`} />
        {columns.map((column) => (
          <Blocks key={column.fromMs} column={column} columnCount={range.columnCount} />
        ))}
      </svg>
      <div className="ev-ticks" aria-hidden>
        {ticksOf(range, window).map(({ at, text }) => (
          <span key={at} style={{ left: percent(at) }}>
            {text}
          </span>
        ))}
      </div>
      <ColumnButtons
        columns={columns}
        columnCount={range.columnCount}
        chosen={columnFromMs}
        onChoose={onChoose}
      />
    </div>
  );
});

function Blocks({ column, columnCount }: { readonly column: Column; readonly columnCount: number }) {
  return column.blocks.map((tone, place) => {
    const top = BASE_PX - (place + 1) * PITCH_PX;
    return (
      <rect
        key={top}
        className={tone}
        x={percent((column.index + (1 - FILLED) / 2) / columnCount)}
        y={top}
        width={percent(FILLED / columnCount)}
        height={BLOCK_PX}
      />
    );
  });
}

interface ColumnButtonsProps {
  readonly columns: readonly Column[];
  readonly columnCount: number;
  readonly chosen: number | null;
  readonly onChoose: (columnFromMs: number | null) => void;
}

function stepOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowRight') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function ColumnButtons({ columns, columnCount, chosen, onChoose }: ColumnButtonsProps) {
  const group = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const indexOf = (fromMs: number | null) => columns.findIndex((column) => column.fromMs === fromMs);
  const active = [indexOf(focused), indexOf(chosen)].find((index) => index >= 0) ?? columns.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && chosen !== null) {
      event.preventDefault();
      onChoose(null);
      return;
    }
    const to = stepOf(event.key, active, columns.length);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    group.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <div
      className="ev-columns"
      role="toolbar"
      aria-label="Times"
      tabIndex={-1}
      ref={group}
      onKeyDown={onKeyDown}
    >
      {columns.map(({ fromMs, index, words }, place) => (
        <button
          key={fromMs}
          type="button"
          aria-label={words}
          aria-pressed={fromMs === chosen}
          title={words}
          tabIndex={place === active ? 0 : -1}
          style={{ left: percent(index / columnCount), width: percent(1 / columnCount) }}
          onFocus={() => setFocused(fromMs)}
          onClick={() => onChoose(fromMs === chosen ? null : fromMs)}
        />
      ))}
    </div>
  );
}
