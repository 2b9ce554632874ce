import { useEffect, type RefObject } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { useAskedHold } from '../../power/asked-hold.ts';
import { findCell } from '../../power/use-kept-focus.ts';
import { useAppStore } from '../../state/store.ts';
import type { OutletOverlay } from './outlet-overlay.ts';

/** Opens the popover of a protected outlet of this PDU for which it was asked elsewhere. */
export function useAskedHoldHere(
  pdu: PduView,
  model: PduModel,
  container: RefObject<HTMLElement | null>,
  setOverlay: (overlay: OutletOverlay) => void,
): void {
  const asked = useAskedHold((state) => (state.asked?.pdu === pdu.id ? state.asked : null));
  const seen = asked === null ? undefined : pdu.outletStates[asked.outlet]?.powerState;
  useEffect(() => {
    if (asked === null) return;
    useAskedHold.getState().forget();
    const outlet = model.outlets.find(({ id }) => id === asked.outlet);
    const anchor = findCell(container.current, asked.outlet);
    if (outlet === undefined) return;
    if (anchor !== null) {
      anchor.scrollIntoView({ block: 'nearest' });
      setOverlay({ kind: 'hold', outlet, seen: seen ?? 'unknown', action: asked.action, anchor });
      return;
    }
    useAppStore.getState().showToast({
      id: `hidden:${asked.outlet}`,
      tone: 'neutral',
      title: `Outlet ${outlet.label} is protected`,
      text: 'It is not among the outlets that are shown. Clear the filter to switch it.',
      staysUntilDismissed: false,
    });
  }, [asked, seen, model, container, setOverlay]);
}
