import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import { giveGuarded } from '../../power/guarded-command.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import { useAppStore } from '../../state/store.ts';
import { focusSelectedRow } from '../../ui/focus-selected-row.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';

/** What cells and rows tell the view. The functions stay the same while the PDU, its model and its protection do. */
export function useOutletHandlers(
  pdu: PduView,
  actions: OutletActions,
  toggleSelected: OutletHandlers['toggleSelected'],
  setCurrent: (id: OutletId) => void,
  setOverlay: (overlay: OutletOverlay) => void,
): OutletHandlers {
  const { id, model, protectedOutlets } = pdu;
  return useMemo(
    () => ({
      ...actions,
      toggleSelected,
      setCurrent,
      act: (outlet, seen, action, anchor) => {
        const isProtected = protectedOutlets.includes(outlet.id);
        giveGuarded(
          { pdu: id, model, outlet, action, isProtected },
          {
            arm: () => actions.arm({ outlet, powerState: seen }, action),
            hold: () => setOverlay({ kind: 'hold', outlet, seen, action, anchor }),
            warn: (after) => setOverlay({ kind: 'load', outlet, seen, anchor, after }),
          },
        );
      },
      openMenu: (outlet, anchor) => setOverlay({ kind: 'menu', outlet, anchor }),
      openInspector: (element) => {
        useAppStore.getState().goTo({ screen: 'pdu', pdu: id, tab: 'overview', element });
        focusSelectedRow();
      },
    }),
    [id, model, protectedOutlets, actions, toggleSelected, setCurrent, setOverlay],
  );
}
