import type { Door } from '../../shared/model/command.ts';
import type { RefusedCommand } from '../../shared/ipc/power.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { refusals } from './messages.ts';

export interface CommandRequest {
  readonly action: PowerAction;
  readonly scope: 'one' | 'several' | 'all';
  readonly outlets: readonly OutletId[];
  /** Held by a person, or `--include-protected`. */
  readonly includeProtected: boolean;
  /** On and cycle of several or all: refused where the PDU would turn them on all at once. */
  readonly respectSequence: boolean;
  readonly door: Door;
  /** A cycle that Busbar drives, off and then on; the device needs no command for it. */
  readonly isDriven?: boolean;
}

/** The outlets that will be switched and the device call that does it. */
export interface CommandPlan {
  readonly outlets: readonly Outlet[];
  readonly call: 'one' | 'several' | 'all';
  readonly respectSequence: boolean;
}

/** A state older than this may not be acted upon (docs/contracts.md). */
export function maxStateAgeMs(pollIntervalMs: number): number {
  return Math.max(5000, 2.5 * pollIntervalMs);
}

function supports(
  model: PduModel,
  { action, isDriven = false }: CommandRequest,
  call: CommandPlan['call'],
): boolean {
  const { capabilities } = model;
  if (!capabilities.includes(action === 'cycle' && !isDriven ? 'cycleOutlet' : 'switchOutlet')) return false;
  if (call === 'one') return true;
  return capabilities.includes(call === 'several' ? 'switchSeveral' : 'switchAll');
}

/** `all` leaves protected outlets and those without a relay out; then the device's call for all must not be used. */
function planCall(model: PduModel, request: CommandRequest, outlets: readonly Outlet[]): CommandPlan {
  const { scope, respectSequence } = request;
  if (scope !== 'all') return { outlets, call: scope, respectSequence };
  const isEveryOutlet = outlets.length === model.outlets.length;
  const call = isEveryOutlet && model.capabilities.includes('switchAll') ? 'all' : 'several';
  return { outlets, call, respectSequence: model.capabilities.includes('switchInSequence') };
}

/** Who asked for the sequence must not get everything at once. Off is all at once on every PDU. */
function lacksSequence(model: PduModel, request: CommandRequest): boolean {
  if (!request.respectSequence || request.scope === 'one' || request.action === 'off') return false;
  return !model.capabilities.includes('switchInSequence');
}

/** Decides what a request means for this PDU as it is known now, or why it is refused. */
export function planCommand(
  view: PduView,
  name: string,
  request: CommandRequest,
): Result<CommandPlan, RefusedCommand> {
  const { model } = view;
  if (model === null) return err(refusals.notConnected(`${name} has not been read yet.`));
  const isProtected = (id: OutletId) => !request.includeProtected && view.protectedOutlets.includes(id);
  const outlets: Outlet[] = [];
  for (const id of new Set(request.outlets)) {
    const outlet = model.outlets.find((each) => each.id === id);
    if (outlet === undefined) return err(refusals.unknownOutlet(elementLabel(id), name));
    if (request.scope === 'all' && (!outlet.switchable || isProtected(id))) continue;
    if (!outlet.switchable) return err(refusals.notSwitchable(outlet));
    if (isProtected(id)) return err(refusals.protectedOutlet(outlet, request.action, request.door));
    outlets.push(outlet);
  }
  if (outlets.length === 0) return err(refusals.noOutlets());
  if (lacksSequence(model, request)) return err(refusals.noSequence());
  const plan = planCall(model, request, outlets);
  const isSeveral = plan.call !== 'one';
  if (!isSeveral && outlets.length > 1) return err(refusals.unsupported(name, request.action, true));
  return supports(model, request, plan.call)
    ? ok(plan)
    : err(refusals.unsupported(name, request.action, isSeveral));
}

/** Refuses when what is on the screen is too old to act upon; a live event channel keeps it current. */
export function staleRefusal(
  view: PduView,
  name: string,
  options: { readonly outlets: readonly Outlet[]; readonly eventsAlive: boolean; readonly nowMs: number },
): RefusedCommand | null {
  for (const outlet of options.outlets) {
    const observation = view.outletStates[outlet.id];
    if (observation === undefined) return refusals.stale(outlet, null, name);
    if (observation.powerState === 'unknown') return refusals.unknownState(outlet, name);
    // Read in the future: the machine's clock was set back since, and nobody knows how old it is.
    const ageMs = Math.abs(options.nowMs - observation.readAtMs);
    const isLive = options.eventsAlive && view.connection.kind === 'online';
    if (!isLive && ageMs > maxStateAgeMs(view.pollIntervalMs)) return refusals.stale(outlet, ageMs, name);
  }
  return null;
}
