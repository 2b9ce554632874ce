import { create } from 'zustand';
import type { PowerCommand } from '../../shared/model/command.ts';
import type { FleetState, PduView } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import { useAppStore } from './store.ts';

/** What a PDU was heard to let the user of now do and to refuse, in this window. */
export interface Forbidden {
  /** Of which user and access it was said: it says nothing of another one. */
  readonly access: string;
  /** Refused; empty while nothing was. */
  readonly outlets: readonly OutletId[];
  /** It has switched others for the same user: rights may be given by outlet. */
  readonly isPartly: boolean;
}

type ForbiddenByPdu = Readonly<Partial<Record<PduId, Forbidden>>>;

const useForbiddenStore = create<{ readonly byPdu: ForbiddenByPdu }>()(() => ({ byPdu: {} }));

type Who = Pick<PduView, 'id' | 'protocol' | 'user' | 'snmp'>;

const accessOf = ({ protocol, user, snmp }: Who) => JSON.stringify([protocol, user, snmp]);

/** What a command adds to what is known; the same object where it adds nothing. */
export function withCommand(
  known: Forbidden | undefined,
  pdu: Who,
  command: PowerCommand,
): Forbidden | undefined {
  const access = accessOf(pdu);
  const before = known?.access === access ? known : undefined;
  const refused = command.outlets.filter((part) => part.wasForbidden === true).map((part) => part.outlet);
  const isNew = refused.some((outlet) => before?.outlets.includes(outlet) !== true);
  const wasSwitched = command.outlets.some((part) => part.phase === 'confirmed');
  if (!isNew && (before?.isPartly === true || !wasSwitched)) return known;
  return {
    access,
    outlets: [...new Set([...(before?.outlets ?? []), ...refused])],
    isPartly: before?.isPartly === true || wasSwitched,
  };
}

/** What is known to be refused to who asks now; null when nothing is. */
export function forbiddenNow(byPdu: ForbiddenByPdu, pdu: Who): Forbidden | null {
  const known = byPdu[pdu.id];
  return known?.access === accessOf(pdu) && known.outlets.length > 0 ? known : null;
}

/** The same, for components. */
export function useForbidden(pdu: Who): Forbidden | null {
  return useForbiddenStore((state) => forbiddenNow(state.byPdu, pdu));
}

/** The same at this moment, for handlers. */
export function forbiddenOf(pdu: Who): Forbidden | null {
  return forbiddenNow(useForbiddenStore.getState().byPdu, pdu);
}

/** The same of every PDU, for what shows several; the same object while nothing was learned. */
export function useForbiddenByPdu(): ForbiddenByPdu {
  return useForbiddenStore((state) => state.byPdu);
}

/** Lets it be tried again: the rights may have been given meanwhile. */
export function forgetForbidden(pdu: PduId): void {
  useForbiddenStore.setState(({ byPdu }) => {
    const { [pdu]: _gone, ...others } = byPdu;
    return { byPdu: others };
  });
}

function learn({ pdus, commands }: FleetState, before: readonly PowerCommand[]): void {
  const known = new Set(before);
  for (const command of commands) {
    const pdu = pdus.find((each) => each.id === command.pdu);
    if (pdu === undefined || known.has(command)) continue;
    const { byPdu } = useForbiddenStore.getState();
    const next = withCommand(byPdu[pdu.id], pdu, command);
    if (next !== undefined && next !== byPdu[pdu.id])
      useForbiddenStore.setState({ byPdu: { ...byPdu, [pdu.id]: next } });
  }
}

/** Learns from the outcomes of commands who may not switch what. Returns the function that stops it. */
export function startForbiddenWatch(): () => void {
  learn(useAppStore.getState().fleet, []);
  return useAppStore.subscribe((state, before) => {
    if (state.fleet.commands !== before.fleet.commands) learn(state.fleet, before.fleet.commands);
  });
}
