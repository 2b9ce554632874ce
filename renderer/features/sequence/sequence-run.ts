import { isFinished, type PowerCommand } from '../../../shared/model/command.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { CommandId, OutletId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { blockedReason, isReadOnly } from '../../power/outlet-facts.ts';
import type { Forbidden } from '../../state/forbidden.ts';
import type { LiveState } from './Timeline.tsx';

/** The device's own progress. */
export interface RunningSequence {
  readonly kind: 'running';
  readonly next: OutletId | null;
  /** From when the device said it. */
  readonly untilNextMs: number;
  readonly remaining: number;
  readonly cancelable: number;
}

/** Outlets being turned on in their order, as far as it was read. */
export type SequenceRun =
  | { readonly kind: 'armed'; readonly command: CommandId; readonly undoUntilMs: number }
  | { readonly kind: 'sent' }
  | RunningSequence;

/** The newest command on this PDU that turns several outlets on and has not ended. */
function turningOn(pdu: PduView, commands: readonly PowerCommand[]): PowerCommand | undefined {
  return commands.findLast(
    (each) => each.pdu === pdu.id && each.action === 'on' && each.scope !== 'one' && !isFinished(each),
  );
}

export function sequenceRun(pdu: PduView, commands: readonly PowerCommand[]): SequenceRun | null {
  const { sequenceState } = pdu;
  const command = turningOn(pdu, commands);
  if (command?.undoUntilMs != null && command.outlets.some((outlet) => outlet.phase === 'armed')) {
    return { kind: 'armed', command: command.id, undoUntilMs: command.undoUntilMs };
  }
  if (sequenceState?.running === true) {
    return {
      kind: 'running',
      next: sequenceState.nextOutlet,
      untilNextMs: sequenceState.timeUntilNextSwitchMs,
      remaining: sequenceState.outletsRemaining,
      cancelable: sequenceState.cancelableOutletsRemaining,
    };
  }
  return command === undefined ? null : { kind: 'sent' };
}

/** What each outlet does while a sequence runs: what was read, never what is expected. */
export function liveStates(pdu: PduView, run: SequenceRun | null): ReadonlyMap<OutletId, LiveState> | null {
  if (run === null || run.kind === 'armed') return null;
  const next = run.kind === 'running' ? run.next : null;
  return new Map(
    (pdu.model?.outlets ?? []).map(({ id }) => {
      const powerState = pdu.outletStates[id]?.powerState ?? 'unknown';
      if (powerState === 'on') return [id, 'on'];
      if (id === next) return [id, 'next'];
      return [id, powerState === 'pendingOn' ? 'waiting' : 'off'];
    }),
  );
}

/** What else than the PDU may stand against switching. */
interface Circumstances {
  readonly engineConnected: boolean;
  /** What the PDU has refused to the user of now. */
  readonly forbidden: Forbidden | null;
}

/** Why all outlets cannot be turned on now, as one or two sentences; null when they can. */
export function whyNotTurnOn(
  pdu: PduView,
  run: SequenceRun | null,
  { engineConnected, forbidden }: Circumstances,
): string | null {
  const { model, connection } = pdu;
  if (connection.kind !== 'online' && connection.kind !== 'degraded') {
    return `${nameInSentence(pdu.name)} does not answer. Switching works again when it does.`;
  }
  const switchable = model?.outlets.filter((outlet) => outlet.switchable) ?? [];
  if (switchable.length === 0 || model?.capabilities.includes('switchOutlet') !== true) {
    return LACKING.switchOutlet;
  }
  if (isReadOnly(pdu)) return `Read only. ${nameInSentence(pdu.name)} has no write community in Busbar.`;
  const canAll = model.capabilities.includes('switchAll') || model.capabilities.includes('switchSeveral');
  if (!canAll) return LACKING.switchSeveral;
  if (!model.capabilities.includes('switchInSequence')) return LACKING.switchInSequence;
  if (run !== null) return 'It is running already.';
  const isOn = (outlet: Outlet) => pdu.outletStates[outlet.id]?.powerState === 'on';
  if (switchable.every(isOn)) return 'Every outlet is on.';
  const free = switchable.filter((outlet) => !pdu.protectedOutlets.includes(outlet.id));
  if (free.length > 0 && free.every(isOn)) return 'Every outlet that is not protected is on.';
  const reasons = free.map((outlet) => blockedReason(pdu, outlet, 'live', engineConnected, forbidden));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}
