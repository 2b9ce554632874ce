import type { PduView } from '../../../shared/model/fleet.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { isOff } from '../../../shared/model/power-state.ts';
import { outletAtStart } from '../../../shared/words/elements.ts';
import { useAskedHold } from '../../power/asked-hold.ts';
import { isInFlight, whyNot, type OutletFacts } from '../../power/outlet-facts.ts';
import { armFromAfar } from '../../power/use-outlet-actions.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { focusSelectedRow } from '../../ui/focus-selected-row.ts';
import type { FindEntry } from './entries.ts';
import { factsNow } from './hit-state.ts';

/** Goes to what was found. */
export function openHit({ target, pdu, kind, element }: FindEntry): void {
  const { goTo, setSettingsOpen, setAddPduOpen } = useAppStore.getState();
  if (target.kind === 'place') {
    // From one PDU to another the tab stays.
    if (kind === 'pdu' && pdu !== null) goToPdu(pdu);
    else goTo(target.place);
    if (element !== null) focusSelectedRow();
  } else if (target.dialog === 'settings') setSettingsOpen(true);
  else setAddPduOpen(true);
}

/** Why an outlet cannot be cycled at this moment, as one or two sentences; null when it can. */
export function whyNoCycle(outlet: Outlet, facts: OutletFacts): string | null {
  const blocked = whyNot(facts, 'cycle');
  if (blocked !== null) return blocked;
  const name = outletAtStart(outlet);
  if (isInFlight(facts)) return `A command on outlet ${outlet.label} is under way. Wait until it has ended.`;
  if (facts.noPowerReason !== null) return `${name} has no power: ${facts.noPowerReason}.`;
  if (isOff(facts.powerState)) return `${name} is off. Open it to turn it on.`;
  if (facts.powerState !== 'on') return `The state of outlet ${outlet.label} is not known to be on.`;
  return null;
}

interface FoundOutlet {
  readonly pdu: PduView;
  readonly outlet: Outlet;
}

/** The outlet behind an entry as it is now; null for everything else, and for one that is gone. */
export function outletOf({ kind, pdu: id, element }: FindEntry): FoundOutlet | null {
  if (kind !== 'outlet') return null;
  const pdu = useAppStore.getState().fleet.pdus.find((each) => each.id === id);
  const outlet = pdu?.model?.outlets.find((each) => each.id === element);
  return pdu === undefined || outlet === undefined ? null : { pdu, outlet };
}

/**
 * Arms a cycle of what was found, under the same guard as the button of its cell. A protected outlet is gone to, since it
 * has to be held. Answers why not, or null when it is armed or being held.
 */
export function cycleHit(entry: FindEntry): string | null {
  const found = outletOf(entry);
  if (found === null) return 'Only outlets can be cycled.';
  const { pdu, outlet } = found;
  const facts = factsNow(pdu, outlet);
  const reason = whyNoCycle(outlet, facts);
  if (reason !== null) return reason;
  if (facts.isProtected) {
    goToPdu(pdu.id, 'outlets');
    useAskedHold.getState().ask({ pdu: pdu.id, outlet: outlet.id, action: 'cycle' });
  } else armFromAfar(pdu, { outlet, powerState: facts.powerState }, 'cycle');
  return null;
}
