import { useCallback, useRef, useState } from 'react';

/** Rows built beyond those in sight, so that a little scrolling finds them there. */
const SPARE_ROWS = 6;
const HEIGHT_AT_FIRST_PX = 800;

export interface RowWindow {
  /** Rows to build: from `first`, without `end`. */
  readonly first: number;
  readonly end: number;
  /** Rows that fit on the screen. */
  readonly pageRows: number;
  readonly ref: (element: HTMLDivElement | null) => (() => void) | undefined;
  /** Brings a row into sight. */
  readonly reveal: (index: number) => void;
}

interface RowWindowOptions {
  readonly count: number;
  /** Height of a row, px. */
  readonly rowPx: number;
  /** What the head of the list covers, px. */
  readonly headPx: number;
}

/** Which rows are in sight of an element that scrolls. */
export function useRowWindow({ count, rowPx, headPx }: RowWindowOptions): RowWindow {
  const element = useRef<HTMLDivElement | null>(null);
  const [topRow, setTopRow] = useState(0);
  const [heightPx, setHeightPx] = useState(HEIGHT_AT_FIRST_PX);
  const ref = useCallback(
    (scrolled: HTMLDivElement | null) => {
      element.current = scrolled;
      if (scrolled === null) return undefined;
      const observer = new ResizeObserver(() => setHeightPx(scrolled.clientHeight));
      const onScroll = () => setTopRow(Math.floor(scrolled.scrollTop / rowPx));
      observer.observe(scrolled);
      scrolled.addEventListener('scroll', onScroll, { passive: true });
      return () => {
        observer.disconnect();
        scrolled.removeEventListener('scroll', onScroll);
      };
    },
    [rowPx],
  );
  const reveal = useCallback(
    (index: number) => {
      const scrolled = element.current;
      if (scrolled === null) return;
      const topPx = index * rowPx;
      const roomPx = scrolled.clientHeight - headPx;
      if (topPx < scrolled.scrollTop) scrolled.scrollTop = topPx;
      else if (topPx + rowPx > scrolled.scrollTop + roomPx) scrolled.scrollTop = topPx + rowPx - roomPx;
    },
    [headPx, rowPx],
  );
  const pageRows = Math.max(1, Math.floor((heightPx - headPx) / rowPx));
  // A list that got shorter scrolls by itself, and tells it only after it was drawn.
  const top = Math.min(topRow, Math.max(0, count - pageRows));
  return {
    first: Math.max(0, top - SPARE_ROWS),
    end: Math.min(count, top + pageRows + 1 + SPARE_ROWS),
    pageRows,
    ref,
    reveal,
  };
}

/** Rows in sight, and the one with the focus wherever it is: a row that goes would take the focus with it. */
export function indexesToBuild(first: number, end: number, active: number): readonly number[] {
  const shown = Array.from({ length: Math.max(0, end - first) }, (_each, place) => first + place);
  return active >= first && active < end ? shown : [...shown, active].toSorted((one, other) => one - other);
}
