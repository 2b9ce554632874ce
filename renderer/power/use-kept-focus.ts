import { useEffect, useRef, type RefObject } from 'react';
import type { OutletId } from '../../shared/model/ids.ts';

/** The element of an outlet inside a container; null when it is not there. */
export function findCell(container: HTMLElement | null, id: OutletId | null): HTMLElement | null {
  return id === null
    ? null
    : (container?.querySelector<HTMLElement>(`[data-outlet="${CSS.escape(id)}"]`) ?? null);
}

/**
 * Keeps the keyboard where it was when the focused button of the current cell goes away, as Undo does when the window
 * ends, or the bar of what is selected: the focus falls to the body, and the cell takes it.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>, current: OutletId | null): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    // Listens on the document, since the grid gives way to the table and back.
    const isInside = (target: EventTarget | null) =>
      target instanceof Element &&
      (container.current?.contains(target) === true || target.closest('[data-region="bar"]') !== null);
    const note = (event: Event) => {
      hadFocus.current = isInside(event.target);
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, [container]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && hadFocus.current) findCell(container.current, current)?.focus();
  });
}
