import { useCallback, useState } from 'react';

/** The width of an element in px with its padding and scroll bar, followed while it is on the page; `initial` until it is known. */
export function useElementWidth(
  initial: number,
): readonly [(element: HTMLElement | null) => () => void, number] {
  const [width, setWidth] = useState(initial);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return () => undefined;
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.borderBoxSize[0]?.inlineSize;
      if (size !== undefined) setWidth(Math.floor(size));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
