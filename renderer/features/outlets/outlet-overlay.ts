import type { Outlet } from '../../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../../shared/model/power-state.ts';

/** What is open beside a cell. One at a time, so that sixty cells carry no popover each. */
export type OutletOverlay =
  | {
      readonly kind: 'hold';
      readonly outlet: Outlet;
      readonly seen: PowerState;
      readonly action: PowerAction;
      readonly anchor: Element;
    }
  | { readonly kind: 'menu'; readonly outlet: Outlet; readonly anchor: Element };
