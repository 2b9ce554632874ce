import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Describes the row that the element of the returned ref stands in: `13.2 amperes, above warning`. The row has the focus
 * and react-aria draws it, so what changes with every reading is put on it from inside, without drawing the row again.
 */
export function useRowDescription(text: string): RefObject<HTMLSpanElement | null> {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    ref.current?.closest('[role="row"]')?.setAttribute('aria-description', text);
  }, [text]);
  return ref;
}
