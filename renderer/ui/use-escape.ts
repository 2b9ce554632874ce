import { useEffect, useEffectEvent } from 'react';

/** Esc, wherever the focus is, unless it means something else there; `run` answers whether there was something to do. */
export function useEscape(run: () => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && run()) event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
