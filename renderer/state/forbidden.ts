import { create } from 'zustand';
import { isFinal, type PowerCommand } from '../../shared/model/command.ts';
import type { FleetState, PduView } from '../../shared/model/fleet.ts';
import type { CommandId, OutletId, PduId } from '../../shared/model/ids.ts';
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
  const switched = command.outlets.filter((part) => part.phase === 'confirmed').map((part) => part.outlet);
  const isNew = refused.some((outlet) => before?.outlets.includes(outlet) !== true);
  const isLifted = switched.some((outlet) => before?.outlets.includes(outlet) === true);
  if (!isNew && !isLifted && (before?.isPartly === true || switched.length === 0)) return known;
  const outlets = new Set([...(before?.outlets ?? []), ...refused]);
  for (const outlet of switched) outlets.delete(outlet);
  return { access, outlets: [...outlets], isPartly: before?.isPartly === true || switched.length > 0 };
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

const outcomesOf = ({ outlets }: PowerCommand) =>
  outlets.map(({ phase, wasForbidden = false }) => `${phase} ${wasForbidden}`).join();

/** An outcome of before the PDU was connected may be that of another user, who was changed since. */
function isOfThisConnection({ connection }: PduView, { outlets }: PowerCommand): boolean {
  if (connection.kind !== 'online' && connection.kind !== 'degraded') return true;
  const { sinceMs } = connection;
  return outlets.every(
    ({ phase, phaseAtMs }) => !isFinal(phase) || (phaseAtMs[phase] ?? Number.POSITIVE_INFINITY) >= sinceMs,
  );
}

/** Learns from each outcome once: a snapshot tells them again, and what was forgotten since stays so. */
function learn({ pdus, commands }: FleetState, learned: Map<CommandId, string>): void {
  const ids = new Set(commands.map(({ id }) => id));
  for (const id of learned.keys()) if (!ids.has(id)) learned.delete(id);
  for (const command of commands) {
    const pdu = pdus.find((each) => each.id === command.pdu);
    const outcomes = outcomesOf(command);
    if (pdu === undefined || learned.get(command.id) === outcomes) continue;
    learned.set(command.id, outcomes);
    if (!isOfThisConnection(pdu, command)) continue;
    const { byPdu } = useForbiddenStore.getState();
    const next = withCommand(byPdu[pdu.id], pdu, command);
    if (next !== undefined && next !== byPdu[pdu.id])
      useForbiddenStore.setState({ byPdu: { ...byPdu, [pdu.id]: next } });
  }
}

/** Learns from the outcomes of commands who may not switch what. Returns the function that stops it. */
export function startForbiddenWatch(): () => void {
  const learned = new Map<CommandId, string>();
  learn(useAppStore.getState().fleet, learned);
  return useAppStore.subscribe((state, before) => {
    if (state.fleet.commands !== before.fleet.commands) learn(state.fleet, learned);
  });
}
