import type { PduView } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import { isOff, type PowerAction, type PowerState } from '../../shared/model/power-state.ts';
import { outletAtStart, outletWords } from '../../shared/words/elements.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { useAppStore } from '../state/store.ts';
import type { RetryOffer } from '../state/ui-slice.ts';
import { useAskedHold } from './asked-hold.ts';
import { factsNow } from './facts-now.ts';
import { armOrWarn, type LoadAfter } from './load-after.ts';
import { isInFlight, whyNot, type OutletFacts } from './outlet-facts.ts';
import { refusedToast } from './outlet-toasts.ts';
import { armFromAfar, nameOnPdu } from './use-outlet-actions.ts';

interface GuardedCommand {
  readonly pdu: PduId;
  readonly model: PduModel | null;
  readonly outlet: Outlet;
  readonly action: PowerAction;
  readonly isProtected: boolean;
}

/** What a guard leads to, where the command is given. */
interface Ways {
  readonly arm: () => void;
  /** The outlet is protected: it has to be held. */
  readonly hold: () => void;
  readonly warn: (after: LoadAfter) => void;
}

/** The one way to a command on one outlet, be it the first or given again, from a cell, a card, the palette or a toast. */
export function giveGuarded(
  { pdu, model, outlet, action, isProtected }: GuardedCommand,
  { arm, hold, warn }: Ways,
): void {
  if (isProtected) hold();
  else if (action === 'on' && model !== null) armOrWarn(pdu, model, outlet, { arm, warn });
  else arm();
}

const ALREADY: Record<PowerAction, (state: PowerState) => string | null> = {
  cycle: (state) => (isOff(state) ? 'is off. Open it to turn it on.' : null),
  on: (state) => (state === 'on' ? 'is on already.' : null),
  off: (state) => (isOff(state) ? 'is off already.' : null),
};

/** Why this cannot be done to an outlet at this moment, as one or two sentences; null when it can. */
export function whyNotNow(outlet: Outlet, facts: OutletFacts, action: PowerAction): string | null {
  const blocked = whyNot(facts, action);
  if (blocked !== null) return blocked;
  const name = outletAtStart(outlet);
  if (isInFlight(facts)) return `A command on outlet ${outlet.label} is under way. Wait until it has ended.`;
  if (facts.noPowerReason !== null && action !== 'off')
    return `${name} has no power: ${facts.noPowerReason}.`;
  const already = ALREADY[action](facts.powerState);
  if (already !== null) return `${name} ${already}`;
  const isAsNeeded = action === 'on' ? isOff(facts.powerState) : facts.powerState === 'on';
  const needed = action === 'on' ? 'off' : 'on';
  return isAsNeeded ? null : `The state of outlet ${outlet.label} is not known to be ${needed}.`;
}

/**
 * Gives a command on an outlet that need not be on screen, by what is known of it now and under the same guards as in its
 * cell. One that has to be confirmed is gone to. Answers why not, or null when it is being armed or confirmed.
 */
export function commandFromAfar(pdu: PduView, outlet: Outlet, action: PowerAction): string | null {
  const facts = factsNow(pdu, outlet);
  const reason = whyNotNow(outlet, facts, action);
  if (reason !== null) return reason;
  const { isProtected, powerState } = facts;
  const confirmThere = (load: LoadAfter | null) => {
    goToPdu(pdu.id, 'outlets');
    useAskedHold.getState().ask({ pdu: pdu.id, outlet: outlet.id, action, load });
  };
  giveGuarded(
    { pdu: pdu.id, model: pdu.model, outlet, action, isProtected },
    {
      arm: () => armFromAfar(pdu, { outlet, powerState }, action),
      hold: () => confirmThere(null),
      warn: confirmThere,
    },
  );
  return null;
}

/** A person asks again for what was not done: a new command. Why it cannot be armed is told by a toast. */
export function retryFromToast(offer: RetryOffer): void {
  const { fleet, showToast } = useAppStore.getState();
  const pdu = fleet.pdus.find(({ id }) => id === offer.pdu);
  const outlet = outletOf(pdu, offer.outlet);
  const reason =
    pdu === undefined
      ? 'Its PDU is no longer in Busbar.'
      : outlet === undefined
        ? `${pdu.name} no longer has this outlet.`
        : commandFromAfar(pdu, outlet, offer.action);
  if (reason === null) return;
  const words = outlet ?? outletWords(null, offer.outlet);
  showToast(refusedToast(offer, words, reason, pdu === undefined ? null : nameOnPdu(pdu)));
}

const outletOf = (pdu: PduView | undefined, id: OutletId) =>
  pdu?.model?.outlets.find((outlet) => outlet.id === id);
