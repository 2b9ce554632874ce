import { useEffect } from 'react';
import { selectPdu } from '../state/fleet-slice.ts';
import { useAppStore } from '../state/store.ts';
import { windowTitle } from './place-words.ts';

/** Names the window or the browser's tab after its place, so that several can be told apart. */
export function useWindowTitle(): void {
  const title = useAppStore((state) => {
    const { place } = state;
    const name = place.screen === 'pdu' ? selectPdu(place.pdu)(state)?.name : undefined;
    return windowTitle(place, name ?? null);
  });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
