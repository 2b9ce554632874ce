import { useCallback } from 'react';

/** Tells the page how high the docked bars are (`--h-docked`), so that messages stand above them. */
export function useDockedHeight(): (element: HTMLElement | null) => () => void {
  return useCallback((element: HTMLElement | null) => {
    if (element === null) return () => undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(([entry]) => {
      style.setProperty('--h-docked', `${Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--h-docked');
    };
  }, []);
}
