import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import { EMPTY_SELECTION, extend, keepVisible, toggle, type Selection } from './selection.ts';

interface OutletSelection {
  readonly selection: Selection;
  readonly setSelection: (selection: Selection) => void;
  readonly clear: () => void;
  readonly toggleSelected: (id: OutletId, isRange: boolean) => void;
}

/** What is selected of what is visible; `order` is how the outlets stand on screen. */
export function useOutletSelection(order: readonly OutletId[]): OutletSelection {
  const [chosen, setSelection] = useState(EMPTY_SELECTION);
  const newestOrder = useRef(order);
  useEffect(() => {
    newestOrder.current = order;
  }, [order]);
  const toggleSelected = useCallback((id: OutletId, isRange: boolean) => {
    setSelection((known) => {
      const visible = keepVisible(known, new Set(newestOrder.current));
      return isRange && visible.anchor !== null
        ? extend(visible, id, id, newestOrder.current)
        : toggle(visible, id);
    });
  }, []);
  const clear = useCallback(() => setSelection(EMPTY_SELECTION), []);
  return { selection: keepVisible(chosen, new Set(order)), setSelection, clear, toggleSelected };
}
