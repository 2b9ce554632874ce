import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../../shared/model/power-state.ts';
import { sameFacts, type OutletFacts } from '../../power/outlet-facts.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';

/** What cells and rows tell the view; the same functions for the life of the view. */
export interface OutletHandlers extends Omit<OutletActions, 'arm' | 'armSeveral' | 'cancelRest'> {
  /** Arms, or opens press and hold for a protected outlet beside `anchor`. */
  readonly act: (outlet: Outlet, seen: PowerState, action: PowerAction, anchor: Element) => void;
  readonly toggleSelected: (id: OutletId, isRange: boolean) => void;
  readonly setCurrent: (id: OutletId) => void;
  readonly openMenu: (outlet: Outlet, anchor: Element) => void;
  readonly openInspector: (id: OutletId) => void;
}

export interface OutletCellProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly outlet: Outlet;
  readonly facts: OutletFacts;
  readonly isSelected: boolean;
  /** At least one outlet is selected, so all show their checkboxes. */
  readonly isSelecting: boolean;
  /** The one cell that Tab reaches. */
  readonly isCurrent: boolean;
  readonly handlers: OutletHandlers;
}

/** Cells are drawn again only when something they show has another value. */
export function sameCell(first: OutletCellProps, second: OutletCellProps): boolean {
  return (
    first.outlet === second.outlet &&
    first.model === second.model &&
    first.pdu === second.pdu &&
    first.isSelected === second.isSelected &&
    first.isSelecting === second.isSelecting &&
    first.isCurrent === second.isCurrent &&
    first.handlers === second.handlers &&
    sameFacts(first.facts, second.facts)
  );
}
