import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { rowText } from '../row-text.ts';
import { indexByName, moveOf, type FlatRow, type GridMove } from './flat-rows.ts';
import type { RowWindow } from '../../../ui/use-row-window.ts';

interface GridKeysOptions extends Pick<RowWindow, 'pageRows' | 'reveal'> {
  readonly rows: readonly FlatRow[];
  /** Place of the one row that a Tab reaches. */
  readonly active: number;
  readonly onGo: (row: FlatRow) => void;
  /** The row with the focus went away; this one has it now. What is selected stays, though it may not be listed. */
  readonly onLost: (row: FlatRow) => void;
  readonly onMove: (move: Exclude<GridMove, { kind: 'go' }>) => void;
}

/** Letters typed within this belong together. */
const TYPING_MS = 700;
const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey && /[\p{L}\p{N}]/u.test(key);

/** Keys of the grid. The row that a key goes to gets the focus once it is on the page. */
export function useGridKeys({ rows, active, pageRows, reveal, onGo, onLost, onMove }: GridKeysOptions) {
  const body = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const typed = useRef({ text: '', atMs: 0 });
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });
  const takeFocus = () => {
    takesFocus.current = true;
  };
  const focus = (index: number, tell: (row: FlatRow) => void) => {
    const row = rows[index];
    if (row === undefined) return;
    takeFocus();
    reveal(index);
    tell(row);
  };
  const go = (index: number) => focus(index, onGo);
  const { onFocus, onBlur } = useFocusAfterLoss(rows, active, (index) => focus(index, onLost));
  const type = (key: string, atMs: number) => {
    const { text, atMs: beforeMs } = typed.current;
    typed.current = { text: atMs - beforeMs < TYPING_MS ? text + key : key, atMs };
    const found = indexByName(rows, rowText, typed.current.text, active);
    if (found >= 0) go(found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      // Never scrolls; within a name it is one more letter.
      event.preventDefault();
      if (event.timeStamp - typed.current.atMs < TYPING_MS) {
        type(event.key, event.timeStamp);
        return;
      }
    }
    const move = moveOf(event.key, rows, active, pageRows);
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || move === null) {
      if (isLetter(event)) type(event.key, event.timeStamp);
      return;
    }
    event.preventDefault();
    if (move.kind === 'go') {
      go(move.index);
      return;
    }
    // What opens or closes may move or replace the row.
    takeFocus();
    onMove(move);
  };
  return { body, onKeyDown, takeFocus, onFocus, onBlur };
}

/** A row that goes (its PDU was removed, its status changed under a filter) leaves the focus to the one in its place. */
function useFocusAfterLoss(
  rows: readonly FlatRow[],
  active: number,
  go: (index: number) => void,
): { readonly onFocus: () => void; readonly onBlur: () => void } {
  const hasFocus = useRef(false);
  const place = useRef(active);
  useLayoutEffect(() => {
    // A row that is taken from the page tells no blur.
    if (!hasFocus.current || document.activeElement !== document.body) {
      place.current = active;
      return;
    }
    hasFocus.current = false;
    go(Math.min(place.current, rows.length - 1));
  });
  return {
    onFocus: () => {
      hasFocus.current = true;
    },
    onBlur: () => {
      hasFocus.current = false;
    },
  };
}
