import type { OutletId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { isOff, type PowerState } from '../../../shared/model/power-state.ts';
import { linesText } from '../../../shared/words/elements.ts';
import { isInFlight, type FactsById, type OutletFacts } from '../../power/outlet-facts.ts';

export type StateFilter = 'all' | 'on' | 'off' | 'inProgress' | 'protected';

/**
 * Whether an outlet passes a state filter. One in flight counts as what it was when it was clicked, so that its row does
 * not leave under the pointer.
 */
export function matchesState(facts: OutletFacts, filter: StateFilter): boolean {
  const clicked = isInFlight(facts) ? facts.outletCommand?.before : undefined;
  return isInState(facts, clicked ?? facts.powerState, filter);
}

function isInState(facts: OutletFacts, state: PowerState, filter: StateFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'on':
      return state === 'on';
    case 'off':
      return isOff(state);
    case 'inProgress':
      return isInFlight(facts) || facts.powerState === 'cycling' || facts.powerState === 'pendingOn';
    case 'protected':
      return facts.isProtected;
  }
}

/** Matches number, name, receptacle, breaker and line; every word must be found. */
export function matchesText(outlet: Outlet, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const fields = [
    outlet.name,
    outlet.receptacle,
    linesText(outlet.lines),
    outlet.ocp?.slice('ocp:'.length) ?? '',
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) => outlet.label.toLowerCase().startsWith(word) || fields.includes(word));
}

/** How many outlets are in each state now, as the head of the PDU counts them; one in flight is what it was read as. */
export function countStates(facts: FactsById): Record<StateFilter, number> {
  const all = [...facts.values()];
  const count = (filter: StateFilter) =>
    all.filter((each) => isInState(each, each.powerState, filter)).length;
  return {
    all: all.length,
    on: count('on'),
    off: count('off'),
    inProgress: count('inProgress'),
    protected: count('protected'),
  };
}

/** Ids that pass both filters, in the model's order. */
export function visibleOutlets(
  outlets: readonly Outlet[],
  facts: FactsById,
  text: string,
  filter: StateFilter,
): readonly OutletId[] {
  return outlets
    .filter((outlet) => {
      const known = facts.get(outlet.id);
      return known !== undefined && matchesState(known, filter) && matchesText(outlet, text);
    })
    .map((outlet) => outlet.id);
}
