import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import { useAppStore } from '../../state/store.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';

/** What cells and rows tell the view. The functions stay the same while the PDU and its protection do. */
export function useOutletHandlers(
  pdu: PduView,
  actions: OutletActions,
  toggleSelected: OutletHandlers['toggleSelected'],
  setCurrent: (id: OutletId) => void,
  setOverlay: (overlay: OutletOverlay) => void,
): OutletHandlers {
  const { id, protectedOutlets } = pdu;
  return useMemo(
    () => ({
      ...actions,
      toggleSelected,
      setCurrent,
      act: (outlet, seen, action, anchor) => {
        if (protectedOutlets.includes(outlet.id)) setOverlay({ kind: 'hold', outlet, seen, action, anchor });
        else actions.arm({ outlet, powerState: seen }, action);
      },
      openMenu: (outlet, anchor) => setOverlay({ kind: 'menu', outlet, anchor }),
      openInspector: (element) =>
        useAppStore.getState().goTo({ screen: 'pdu', pdu: id, tab: 'overview', element }),
    }),
    [id, protectedOutlets, actions, toggleSelected, setCurrent, setOverlay],
  );
}
