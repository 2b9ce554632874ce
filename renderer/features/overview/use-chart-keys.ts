import { useEffect } from 'react';
import { isScreenKey } from '../../state/single-keys.ts';
import { useChartView } from './chart-view.ts';

/** P pauses or resumes, `[` and `]` change the window, while charts are on screen. */
export function useChartKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isScreenKey(event)) return;
      const { togglePause, stepWindow } = useChartView.getState();
      if (event.key === 'p' || event.key === 'P') togglePause(Date.now());
      else if (event.key === '[') stepWindow(-1);
      else if (event.key === ']') stepWindow(1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
