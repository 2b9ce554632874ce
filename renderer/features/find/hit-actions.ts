import type { PduView } from '../../../shared/model/fleet.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { commandFromAfar } from '../../power/guarded-command.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { focusSelectedRow } from '../../ui/focus-selected-row.ts';
import type { FindEntry } from './entries.ts';

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
  return commandFromAfar(found.pdu, found.outlet, 'cycle');
}
