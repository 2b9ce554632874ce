import { useEffect } from 'react';
import { isSingleKey } from '../../state/single-keys.ts';
import { useChartView } from './chart-view.ts';

/** Where a letter means something else: typing, and jumping by name in the tree. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role=tree], [role=treegrid], [role=dialog], [role=alertdialog]';

/** P pauses or resumes, `[` and `]` change the window, while charts are on screen. */
export function useChartKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isSingleKey(event)) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
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
