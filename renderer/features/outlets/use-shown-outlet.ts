import { useEffect, type RefObject } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import { findCell } from '../../power/use-kept-focus.ts';
import { useAppStore } from '../../state/store.ts';

/** The outlet that the place names, by a link or as chosen in the overview: it is made the current one and is in sight. */
export function useShownOutlet(
  container: RefObject<HTMLElement | null>,
  setCurrent: (id: OutletId) => void,
): void {
  const element = useAppStore(({ place }) => (place.screen === 'pdu' ? place.element : null));
  useEffect(() => {
    if (element?.startsWith('outlet:') !== true) return;
    const outlet = element as OutletId;
    setCurrent(outlet);
    findCell(container.current, outlet)?.scrollIntoView({ block: 'nearest' });
  }, [element, container, setCurrent]);
}
