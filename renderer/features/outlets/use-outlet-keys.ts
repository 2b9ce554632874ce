import type { KeyboardEvent, RefObject } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../../shared/model/power-state.ts';
import { isOff } from '../../../shared/model/power-state.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import { isTimeFor, whyNot } from '../../power/outlet-facts.ts';
import { findCell } from '../../power/use-kept-focus.ts';
import { singleKeysOn } from '../../state/single-keys.ts';
import { useAppStore } from '../../state/store.ts';
import { idAfterMove, moveOfKey, tableMove, type IdColumns } from './grid-moves.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import { extend, selectAll, toggle, type Selection } from './selection.ts';

interface OutletKeysOptions {
  readonly container: RefObject<HTMLElement | null>;
  readonly model: PduModel;
  readonly facts: FactsById;
  readonly columns: IdColumns;
  /** Ids in the order they stand on screen, for ranges. */
  readonly order: readonly OutletId[];
  readonly current: OutletId | null;
  readonly selection: Selection;
  readonly isTable: boolean;
  readonly handlers: OutletHandlers;
  readonly onSelection: (selection: Selection) => void;
}

/** What `C` and `O` do to an outlet in this state; null when nothing can be told for sure. */
export function actionOfKey(key: string, state: PowerState): PowerAction | null {
  if (key === 'c') return state === 'on' ? 'cycle' : null;
  if (key !== 'o') return null;
  return state === 'on' ? 'off' : isOff(state) ? 'on' : null;
}

/** Keys of the grid and the table (design, section 5). Returns true when the key did something. */
export function handleOutletKey(event: KeyboardEvent, options: OutletKeysOptions): boolean {
  const { current, order, selection, onSelection, handlers } = options;
  const isControl = event.ctrlKey || event.metaKey;
  if (current === null || event.altKey) return false;
  if (isControl && event.key.toLowerCase() === 'a') {
    onSelection(selectAll(order));
    return true;
  }
  if (move(event, isControl, options)) return true;
  if (isControl) return false;
  const isOnCell = event.target instanceof HTMLElement && event.target.dataset['outlet'] !== undefined;
  if (isOnCell && event.key === ' ') {
    onSelection(toggle(selection, current));
    return true;
  }
  if (isOnCell && event.key === 'Enter') {
    handlers.openInspector(current);
    return true;
  }
  if (event.repeat || !singleKeysOn() || outletAt(event.target) !== current) return false;
  return armByLetter(event.key.toLowerCase(), current, options);
}

/** A letter means the outlet that has the focus, and none where only the list itself has it, as after a press on a heading. */
function outletAt(target: EventTarget): string | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-outlet]') : null;
  return cell?.dataset['outlet'] ?? null;
}

function move(event: KeyboardEvent, isControl: boolean, options: OutletKeysOptions): boolean {
  const { columns, current, order, selection, isTable, container, handlers, onSelection } = options;
  const wanted = moveOfKey(event.key, isControl);
  const made = wanted === null ? null : isTable ? tableMove(wanted) : wanted;
  if (made === null || current === null) return false;
  const to = idAfterMove(columns, current, made);
  if (to === null) return false;
  if (event.shiftKey) onSelection(extend(selection, current, to, order));
  handlers.setCurrent(to);
  findCell(container.current, to)?.focus();
  return true;
}

function armByLetter(key: string, current: OutletId, options: OutletKeysOptions): boolean {
  const { model, facts, container, handlers } = options;
  if (key !== 'c' && key !== 'o') return false;
  const known = facts.get(current);
  const outlet = model.outlets.find((each) => each.id === current);
  const cell = findCell(container.current, current);
  if (known === undefined || outlet === undefined || cell === null) return false;
  const action = actionOfKey(key, known.powerState);
  const reason = action === null ? known.blockedReason : whyNot(known, action);
  if (reason !== null) useAppStore.getState().announce(reason);
  else if (action !== null && isTimeFor(known, action)) handlers.act(outlet, known.powerState, action, cell);
  return true;
}

/** The key handler of the grid or table. */
export function useOutletKeys(options: OutletKeysOptions): (event: KeyboardEvent) => void {
  return (event) => {
    if (!handleOutletKey(event, options)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
