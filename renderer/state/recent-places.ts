import { useAppStore } from './store.ts';
import type { Place } from './ui-slice.ts';

const KEPT = 24;

let recent: readonly Place[] = [];

/** Where this window has been, the latest first; the same place may stand in it more than once. */
export function recentPlaces(): readonly Place[] {
  return recent;
}

/** Begins to remember where one has been; returns the function that stops it. */
export function rememberPlaces(): () => void {
  return useAppStore.subscribe((state, before) => {
    if (state.place !== before.place) recent = [before.place, ...recent].slice(0, KEPT);
  });
}
