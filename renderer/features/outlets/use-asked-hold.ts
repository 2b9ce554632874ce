import { useEffect, type RefObject } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { useAskedHold } from '../../power/asked-hold.ts';
import { loadAfterWords } from '../../power/load-after.ts';
import { findCell } from '../../power/use-kept-focus.ts';
import { useAppStore } from '../../state/store.ts';
import type { OutletOverlay } from './outlet-overlay.ts';

/** Opens the popover of an outlet of this PDU for which it was asked elsewhere: to hold, or to confirm a load. */
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
      const at = { outlet, seen: seen ?? 'unknown', anchor } as const;
      setOverlay(
        asked.load === null
          ? { kind: 'hold', ...at, action: asked.action }
          : { kind: 'load', ...at, after: asked.load },
      );
      return;
    }
    useAppStore.getState().showToast({
      id: `hidden:${asked.outlet}`,
      tone: 'neutral',
      title:
        asked.load === null
          ? `Outlet ${outlet.label} is protected`
          : loadAfterWords(outlet, asked.load).title,
      text: 'It is not among the outlets that are shown. Clear the filter to switch it.',
      staysUntilDismissed: false,
    });
  }, [asked, seen, model, container, setOverlay]);
}
