import { useEffect, useRef, type RefObject } from 'react';
import type { ElementId } from '../../../shared/model/ids.ts';

/**
 * Scrolls to the row that was selected elsewhere, by a link or by finding it, as soon as it stands in the tree; rows that
 * open and close later move nothing.
 */
export function useSelectedInSight(panel: RefObject<HTMLElement | null>, selected: ElementId): void {
  const shown = useRef<ElementId | null>(null);
  // After every drawing: the row comes when those above it have opened.
  useEffect(() => {
    if (shown.current === selected) return;
    const row = panel.current?.querySelector('[role="row"][aria-selected="true"]');
    if (row?.getAttribute('data-key') !== selected) return;
    shown.current = selected;
    row.scrollIntoView({ block: 'nearest' });
  });
}
