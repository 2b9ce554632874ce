import type { Outlet } from '../../../shared/model/pdu.ts';
import type { HeldCommand } from '../../power/HoldPopover.tsx';
import type { HeavyOutlet } from '../../power/LoadPopover.tsx';

/** What is open beside a cell. One at a time, so that sixty cells carry no popover each. */
export type OutletOverlay =
  | ({ readonly kind: 'hold' } & HeldCommand)
  | ({ readonly kind: 'load' } & HeavyOutlet)
  | { readonly kind: 'menu'; readonly outlet: Outlet; readonly anchor: Element };
