import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { OutletObservation, PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import type { Forbidden } from '../state/forbidden.ts';
import { lateAfterMs, type Freshness } from '../state/freshness.ts';

/** What is known of one outlet besides its readings. Every part keeps its identity while it does not change. */
export interface OutletFacts {
  readonly powerState: PowerState;
  /** False where the PDU tells no state of this outlet, and has no switch for it: reading again would not help. */
  readonly isStateTold: boolean;
  /** How far the state can be trusted; `late` and worse disable switching. */
  readonly freshness: Freshness;
  /** The newest command on this outlet that has something to show, and its part for this outlet. */
  readonly command: PowerCommand | null;
  readonly outletCommand: OutletCommand | null;
  readonly isProtected: boolean;
  /** Why nothing flows although it may be on, for example `C5 tripped`; null when there is power. */
  readonly noPowerReason: string | null;
  /** Why it cannot be switched, as one or two sentences; null when it can. */
  readonly blockedReason: string | null;
  /** Why it cannot be cycled although it can be switched; null when it can. */
  readonly noCycleReason: string | null;
}

/** The facts of all outlets of a PDU. */
export type FactsById = ReadonlyMap<OutletId, OutletFacts>;

const NO_DATA_AFTER_MS = 30_000;

/**
 * How far an outlet's state can be trusted (docs/contracts.md, "A power command's life"): by the age of the state, and a
 * live event channel counts as fresh.
 */
export function stateFreshness(
  pdu: PduView,
  observation: OutletObservation | undefined,
  nowMs: number,
): Freshness {
  const { connection } = pdu;
  const isAway = ['offline', 'needsAttention', 'stopped'].includes(connection.kind);
  if (observation === undefined) return isAway ? 'noData' : 'first';
  if (isAway) return 'noData';
  if (connection.kind === 'online' && connection.events) return 'live';
  const ageMs = nowMs - observation.readAtMs;
  const lateMs = lateAfterMs(pdu.pollIntervalMs);
  if (ageMs <= lateMs) return 'live';
  return ageMs <= Math.max(NO_DATA_AFTER_MS, lateMs) ? 'late' : 'noData';
}

/** Why this outlet cannot be switched now; null when it can. */
export function blockedReason(
  pdu: PduView,
  outlet: Outlet,
  freshness: Freshness,
  engineConnected: boolean,
  forbidden: Forbidden | null = null,
): string | null {
  if (!engineConnected) return 'Busbar lost its engine. Switching works again when it is back.';
  if (!outlet.switchable)
    return pdu.protocol === 'snmp'
      ? `Outlet ${outlet.label} cannot be switched over SNMP.`
      : `Outlet ${outlet.label} has no switch. It is on as long as it has power.`;
  if (pdu.model?.capabilities.includes('switchOutlet') !== true || isReadOnly(pdu))
    return readOnlyReason(pdu);
  if (forbidden !== null && isForbidden(forbidden, outlet)) return forbiddenWords(pdu, forbidden, outlet);
  if (freshness === 'first') return `${pdu.name} has not told the state of this outlet yet.`;
  if (freshness !== 'live')
    return `The state of this outlet is out of date. Switching works again when ${pdu.name} answers.`;
  return null;
}

/** Somebody who has switched some outlets may lack the right to others; else one refusal speaks for all. */
function isForbidden(forbidden: Forbidden, outlet: Outlet): boolean {
  return !forbidden.isPartly || forbidden.outlets.includes(outlet.id);
}

/** Who may not switch: `The user lab-view`, `The write community`. */
export function whoWords({ user, snmp }: Pick<PduView, 'user' | 'snmp'>): string {
  return snmp !== null && snmp.version !== 'v3' ? 'The write community' : `The user ${user}`;
}

function forbiddenWords(pdu: PduView, { isPartly }: Forbidden, outlet: Outlet): string {
  return isPartly
    ? `${whoWords(pdu)} may not switch outlet ${outlet.label} on ${pdu.name}.`
    : `Read only. ${whoWords(pdu)} may not switch outlets on ${pdu.name}.`;
}

/** SNMP v1 and v2c without a write community: what the PDU could do stays out of reach. */
export function isReadOnly({ snmp }: Pick<PduView, 'snmp'>): boolean {
  return snmp !== null && snmp.version !== 'v3' && !snmp.canWrite;
}

/** Why nothing on a PDU can be switched; it is read all the same. */
function readOnlyReason(pdu: PduView): string {
  if (isReadOnly(pdu))
    return `Read only. ${pdu.name} has no write community in Busbar; type it under Change communities.`;
  if (pdu.protocol === 'snmp') return LACKING.switchOutlet;
  return `Read only. The user ${pdu.user} may not switch outlets on ${pdu.name}.`;
}

/** An armed command that was taken back: the outlet was not touched. */
export function isUndone(command: PowerCommand, part: OutletCommand): boolean {
  const endedAtMs = part.phaseAtMs.notSent;
  if (part.phase !== 'notSent' || endedAtMs === undefined) return false;
  return command.undoUntilMs !== null && endedAtMs < command.undoUntilMs;
}

/** A person cancelled the rest of a sequence before it was this outlet's turn: it stays off, and nothing failed. */
export function wasCancelled(part: OutletCommand): boolean {
  return part.phase === 'failed' && part.wasCancelled === true;
}

interface LatestCommand {
  readonly command: PowerCommand;
  readonly part: OutletCommand;
}

const givenAtMs = ({ phaseAtMs }: OutletCommand) => phaseAtMs.armed ?? phaseAtMs.asked ?? 0;

/**
 * The command each outlet shows: the one given last, leaving out those that were undone. One that was dismissed while its
 * outcome was still read comes back behind newer ones.
 */
export function latestCommands(
  commands: readonly PowerCommand[],
  pdu: PduView['id'],
): ReadonlyMap<OutletId, LatestCommand> {
  const latest = new Map<OutletId, LatestCommand>();
  for (const command of commands) {
    if (command.pdu !== pdu) continue;
    for (const part of command.outlets) {
      const shown = latest.get(part.outlet);
      const isNewest = shown === undefined || givenAtMs(part) >= givenAtMs(shown.part);
      if (isNewest && !isUndone(command, part)) latest.set(part.outlet, { command, part });
    }
  }
  return latest;
}

/** A command on it was armed or sent and has not ended. */
export function isInFlight(facts: Pick<OutletFacts, 'outletCommand'>): boolean {
  return facts.outletCommand !== null && !isFinal(facts.outletCommand.phase);
}

/**
 * Whether this moment is one for the action: nothing is under way, and there is power. Without power it can be turned off
 * all the same, so that nothing draws when the power is back.
 */
export function isTimeFor(
  facts: Pick<OutletFacts, 'outletCommand' | 'noPowerReason'>,
  action: PowerAction,
): boolean {
  return !isInFlight(facts) && (facts.noPowerReason === null || action === 'off');
}

interface FactsContext {
  readonly pdu: PduView;
  readonly latest: ReadonlyMap<OutletId, LatestCommand>;
  readonly engineConnected: boolean;
  readonly nowMs: number;
  readonly noPowerReasonOf: (outlet: Outlet) => string | null;
  /** What the PDU has refused to this user; null or left out: nothing. */
  readonly forbidden?: Forbidden | null;
}

/** Everything a cell or row of one outlet shows, except readings. */
export function outletFacts(outlet: Outlet, context: FactsContext): OutletFacts {
  const { pdu, latest, engineConnected, nowMs, noPowerReasonOf, forbidden = null } = context;
  const observation = pdu.outletStates[outlet.id];
  const freshness = stateFreshness(pdu, observation, nowMs);
  const shown = latest.get(outlet.id);
  const powerState = observation?.powerState ?? 'unknown';
  return {
    powerState,
    isStateTold: outlet.switchable || powerState !== 'unknown',
    freshness,
    command: shown?.command ?? null,
    outletCommand: shown?.part ?? null,
    isProtected: pdu.protectedOutlets.includes(outlet.id),
    noPowerReason: noPowerReasonOf(outlet),
    blockedReason: blockedReason(pdu, outlet, freshness, engineConnected, forbidden),
    noCycleReason: pdu.model?.capabilities.includes('cycleOutlet') === true ? null : LACKING.cycleOutlet,
  };
}

/** Why this action cannot be done to an outlet now; null when it can. */
export function whyNot(
  facts: Pick<OutletFacts, 'blockedReason' | 'noCycleReason'>,
  action: PowerAction,
): string | null {
  return facts.blockedReason ?? (action === 'cycle' ? facts.noCycleReason : null);
}

/** Whether two facts draw the same cell. */
export function sameFacts(first: OutletFacts, second: OutletFacts): boolean {
  return (
    first.powerState === second.powerState &&
    first.isStateTold === second.isStateTold &&
    first.freshness === second.freshness &&
    first.command === second.command &&
    first.outletCommand === second.outletCommand &&
    first.isProtected === second.isProtected &&
    first.noPowerReason === second.noPowerReason &&
    first.blockedReason === second.blockedReason &&
    first.noCycleReason === second.noCycleReason
  );
}
