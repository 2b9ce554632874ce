import type { KeyboardEvent, MouseEvent, Ref } from 'react';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../../shared/model/power-state.ts';
import { outletAtStart } from '../../../shared/words/elements.ts';
import { spokenState } from '../../power/display-words.ts';
import { isBusy, type OutletDisplay } from '../../power/outlet-display.ts';
import { sameFacts, type FactsById, type OutletFacts } from '../../power/outlet-facts.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import type { Selection } from './selection.ts';

/** What cells and rows tell the view; the same functions for the life of the view. */
export interface OutletHandlers extends Omit<OutletActions, 'arm' | 'armSeveral' | 'cancelRest'> {
  /** Arms, or opens press and hold for a protected outlet beside `anchor`. */
  readonly act: (outlet: Outlet, seen: PowerState, action: PowerAction, anchor: Element) => void;
  readonly toggleSelected: (id: OutletId, isRange: boolean) => void;
  readonly setCurrent: (id: OutletId) => void;
  readonly openMenu: (outlet: Outlet, anchor: Element) => void;
  readonly openInspector: (id: OutletId) => void;
}

/** What the grid and the table of outlets have in common; `Container` is the element that holds the cells. */
export interface OutletsProps<Container extends HTMLElement> {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly label: string;
  readonly facts: FactsById;
  readonly selection: Selection;
  readonly current: OutletId | null;
  readonly stale: boolean;
  readonly handlers: OutletHandlers;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly ref: Ref<Container>;
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

type Shared = Omit<OutletsProps<HTMLElement>, 'ref'>;

/** What the cell or row of one outlet is given; null for an outlet of which no facts are known. */
export function cellProps(all: Shared, outlet: Outlet): OutletCellProps | null {
  const { pdu, model, selection, current, handlers } = all;
  const facts = all.facts.get(outlet.id);
  if (facts === undefined) return null;
  return {
    pdu,
    model,
    outlet,
    facts,
    isSelected: selection.ids.has(outlet.id),
    isSelecting: selection.ids.size > 0,
    isCurrent: current === outlet.id,
    handlers,
  };
}

/** Attributes of the element of one outlet, cell or row: how it is reached, and what is said of it. */
export function cellAttributes(props: OutletCellProps, display: OutletDisplay) {
  const { outlet, isSelected, isCurrent, handlers } = props;
  return {
    tabIndex: isCurrent ? 0 : -1,
    'aria-label': `${outletAtStart(outlet)}, ${spokenState(display)}`,
    'aria-selected': isSelected,
    'aria-busy': isBusy(display),
    'data-outlet': outlet.id,
    onFocus: () => handlers.setCurrent(outlet.id),
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      handlers.openMenu(outlet, event.currentTarget);
    },
  };
}
