import { useEffect, useRef, type RefObject } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';

export function findCell(container: HTMLElement | null, id: OutletId | null): HTMLElement | null {
  return id === null
    ? null
    : (container?.querySelector<HTMLElement>(`[data-outlet="${CSS.escape(id)}"]`) ?? null);
}

/**
 * Keeps the keyboard where it was when the focused button of the current cell goes away, as Undo does when the window
 * ends: the focus falls to the body, and the cell takes it.
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>, current: OutletId | null): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const enter = () => {
      hadFocus.current = true;
    };
    // A button that is removed leaves without a place to go; a person who leaves goes somewhere.
    const leave = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget))
        hadFocus.current = false;
    };
    const point = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) hadFocus.current = false;
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    document.addEventListener('pointerdown', point);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
      document.removeEventListener('pointerdown', point);
    };
  }, [container]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && hadFocus.current) findCell(container.current, current)?.focus();
  });
}
