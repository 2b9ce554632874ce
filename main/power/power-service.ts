import type { CallContext } from '../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../shared/ipc/power.ts';
import { isFinished, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import type { CommandId, OutletId, PduId } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import type { Observed } from '../devices/pdu-record.ts';
import type { AuditLog } from '../storage/audit-log.ts';
import type { PromisedOn, PromiseStore } from '../storage/promise-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import type { CommandRun } from './command-run.ts';
import type { CyclePromise } from './cycle-promise.ts';
import { planCommand, staleRefusal, type CommandRequest } from './guard.ts';
import { messages, refusals } from './messages.ts';
import type { ArmRequest, RunRequest } from './power-requests.ts';
import { promiseMessages } from './promise-messages.ts';
import { PromisedOns } from './promised-ons.ts';
import { isOneDevice, RunningCommands, type NewCommand, type Prepared } from './running-commands.ts';

export interface PowerServiceOptions {
  readonly fleet: FleetStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  /** Undo window of one outlet, milliseconds. */
  readonly undoWindowMs: () => number;
  readonly promises: PromiseStore;
  /** What is stored is reached again after a restart. */
  readonly isStored: (pdu: PduId) => boolean;
}

/** An action on several outlets has at least this undo window (design, section 4.6). */
const SEVERAL_UNDO_MS = 5000;
/** Commands that Busbar gives by itself belong to no window. */
const OWN_WINDOW = 'busbar';
/** State changes this long after a command ended still belong to it. */
const OWN_CHANGE_MS = 10_000;

/** Every power command of the app: arms, sends and remembers them. Nothing here is ever sent twice. */
export class PowerService implements AsyncDisposable {
  readonly #options: PowerServiceOptions;
  readonly #lifetime = new AbortController();
  readonly #commands: RunningCommands;
  readonly #promised: PromisedOns;
  /** Calls without an undo window that wait for their PDU to be connected. */
  readonly #waiting = new Set<{ readonly windowId: string; readonly gone: AbortController }>();

  constructor(options: PowerServiceOptions) {
    this.#options = options;
    this.#commands = new RunningCommands(options, this.#lifetime.signal);
    this.#promised = new PromisedOns({
      ...options,
      store: options.promises,
      give: (promise, outlets) => this.#give(promise, outlets),
    });
  }

  /** Finishes, once each, the cycles that earlier runs of the program left half done; call it when the PDUs are open. */
  finishPromised(): void {
    this.#promised.resume();
  }

  /** Something was said about the fleet. */
  onFleetChange(change: FleetChange): void {
    this.#promised.onFleetChange(change);
  }

  arm(request: ArmRequest, context: CallContext): Result<CommandId, RefusedCommand> {
    const { scope } = request;
    const outlets = request.outlets.map((each) => each.outlet);
    const prepared = this.#prepare(request.pdu, {
      ...request,
      outlets,
      includeProtected: request.heldProtected,
      door: context.door,
    });
    if (!prepared.ok) return prepared;
    const { session, plan } = prepared.value;
    const { view, name } = session.record;
    const nowMs = this.#options.clock.nowMs();
    const stale = staleRefusal(view, name, {
      outlets: plan.outlets,
      eventsAlive: session.eventsAlive,
      nowMs,
    });
    if (stale !== null) return err(stale);
    const seen = request.outlets.filter((each) => plan.outlets.some((outlet) => outlet.id === each.outlet));
    const windowMs = this.#options.undoWindowMs();
    const undoWindowMs = scope === 'one' ? windowMs : Math.max(windowMs, SEVERAL_UNDO_MS);
    const run = this.#start(prepared.value, {
      action: request.action,
      scope,
      seen,
      context,
      undoWindowMs,
      drivenCycleDelayMs: null,
      includeProtected: request.heldProtected,
    });
    return run.ok ? ok(run.value.command.id) : run;
  }

  /** Without an undo window; resolves when every outlet has an outcome. */
  async run(request: RunRequest, context: CallContext): Promise<Result<PowerCommand, RefusedCommand>> {
    const session = this.#options.session(request.pdu);
    if (session === undefined) return err(refusals.unknownPdu());
    if (this.#lifetime.signal.aborted) return err(refusals.closing());
    const call = { windowId: context.windowId, gone: new AbortController() };
    this.#waiting.add(call);
    const ready = await session.ready(call.gone.signal);
    this.#waiting.delete(call);
    if (this.#lifetime.signal.aborted) return err(refusals.closing());
    if (call.gone.signal.aborted) return err(refusals.notConnected(messages.windowGone()));
    if (!ready.ok) return err(refusals.notConnected(ready.error.message));
    const isDriven = request.action === 'cycle' && request.cycleDelayMs !== null;
    const prepared = this.#prepare(request.pdu, { ...request, door: context.door, isDriven });
    if (!prepared.ok) return prepared;
    const run = this.#start(prepared.value, {
      action: request.action,
      scope: request.scope,
      seen: prepared.value.plan.outlets.map((outlet) => ({
        outlet: outlet.id,
        name: null,
        powerState: null,
      })),
      context,
      undoWindowMs: 0,
      drivenCycleDelayMs: isDriven ? request.cycleDelayMs : null,
      includeProtected: request.includeProtected,
    });
    return run.ok ? ok(await run.value.finished) : run;
  }

  undo(id: CommandId): boolean {
    const run = this.#commands.get(id);
    if (run === undefined) return false;
    return run.withdraw((outlet) => {
      const found = this.#options.fleet
        .pdu(run.command.pdu)
        ?.model?.outlets.find((each) => each.id === outlet);
      return messages.undone(found ?? { label: outlet.slice('outlet:'.length), name: '' });
    });
  }

  /** A finished command leaves the screen, and with it what it stood in place of; a running one stays. */
  dismiss(id: CommandId): void {
    const { fleet } = this.#options;
    const { commands } = fleet.state;
    const index = commands.findIndex((each) => each.id === id);
    const command = commands[index];
    if (command === undefined || !isFinished(command)) return;
    const outlets = new Set(command.outlets.map((part) => part.outlet));
    const isCovered = (earlier: PowerCommand) =>
      earlier.pdu === command.pdu &&
      isFinished(earlier) &&
      earlier.outlets.every((part) => outlets.has(part.outlet));
    const gone = [...commands.slice(0, index).filter(isCovered), command];
    for (const each of gone) fleet.publish({ kind: 'commandForgotten', id: each.id });
  }

  windowClosed(windowId: string): void {
    for (const call of this.#waiting) if (call.windowId === windowId) call.gone.abort();
    for (const run of this.#commands.ofWindow(windowId)) run.withdraw(messages.windowGone());
  }

  /** A command for any outlet of this PDU is armed or under way. */
  isSwitching(pdu: PduId): boolean {
    return this.#commands.isSwitching(pdu);
  }

  /** Resolves when nothing is switched on this PDU, and nothing that was is still read. */
  settled(pdu: PduId): Promise<void> {
    return this.#commands.settled(pdu);
  }

  /** The machine goes to sleep: what is armed must not leave when it wakes up, however long that takes. */
  suspend(): void {
    for (const run of this.#commands.all) run.withdraw(messages.asleep());
  }

  /** The PDU dropped the steps of its sequence that had not come yet. */
  sequenceCancelled(pdu: PduId): void {
    for (const run of this.#commands.all) if (isOneDevice(run.command.pdu, pdu)) run.sequenceCancelled();
  }

  /** The PDU leaves Busbar: its commands end. */
  pduRemoved(pdu: PduId): void {
    this.#promised.pduRemoved(pdu);
    for (const run of this.#commands.all) {
      if (run.command.pdu !== pdu) continue;
      run.forgetPromise();
      run.abandon({
        notSent: messages.pduRemoved(),
        running: 'The PDU was removed before the outcome was read.',
      });
    }
    this.#commands.forget(pdu);
  }

  observe(pdu: PduId, observed: readonly Observed[]): void {
    for (const run of this.#commands.all) if (run.command.pdu === pdu) run.observe(observed);
  }

  /** True when a command of this app explains a change of this outlet's state. */
  isOwnChange(pdu: PduId, outlet: OutletId): boolean {
    const nowMs = this.#options.clock.nowMs();
    const explains = (each: OutletCommand) => {
      if (each.outlet !== outlet || each.phaseAtMs.sent === undefined) return false;
      const endedAtMs = each.phaseAtMs.confirmed ?? each.phaseAtMs.failed;
      return endedAtMs === undefined || nowMs - endedAtMs < OWN_CHANGE_MS;
    };
    return this.#options.fleet.state.commands.some(
      (command) => isOneDevice(command.pdu, pdu) && command.outlets.some(explains),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#lifetime.abort();
    for (const { gone } of this.#waiting) gone.abort();
    const left = this.#promised[Symbol.asyncDispose]();
    for (const run of this.#commands.all)
      run.abandon({ notSent: messages.appClosed(), running: messages.appClosedRunning() });
    await this.#commands.settled(null);
    await left;
  }

  #prepare(pdu: PduId, request: CommandRequest): Result<Prepared, RefusedCommand> {
    if (this.#lifetime.signal.aborted) return err(refusals.closing());
    const session = this.#options.session(pdu);
    if (session === undefined) return err(refusals.unknownPdu());
    const { view, name, model } = session.record;
    const plan = planCommand(view, name, request);
    if (!plan.ok) return plan;
    const busy = plan.value.outlets.find((outlet) => this.#commands.isBusy(pdu, outlet.id));
    if (busy !== undefined) return err(refusals.busy(busy));
    if (model === null) return err(refusals.unknownPdu());
    return ok({ session, model, plan: plan.value });
  }

  /** Starts a command. A new one takes the place of what was promised for its outlets when it leaves, not before. */
  #start(prepared: Prepared, given: NewCommand): Result<CommandRun, RefusedCommand> {
    const { id } = prepared.session.record;
    return this.#commands.start(prepared, given, {
      leaves: (outlets) => given.finishes !== undefined || this.#promised.replace(id, outlets),
      ended: (left) => this.#onEnded(left),
    });
  }

  /** A driven cycle is over; what was left of it is done when the PDU answers. */
  #onEnded(left: CyclePromise): void {
    if (this.#lifetime.signal.aborted) return;
    // The on was sent once; more than its command found out is not found out.
    left.drop(left.open.filter((each) => each.onGivenAtMs !== null).map((each) => each.outlet));
    this.#promised.watch(left);
  }

  /** The second half of a cycle whose command ended before it, as a command of its own. */
  async #give(
    promise: CyclePromise,
    outlets: readonly PromisedOn[],
  ): Promise<Result<PowerCommand, RefusedCommand>> {
    const [first] = outlets;
    if (first === undefined) return err(refusals.noOutlets());
    const { pdu, door, includeProtected, respectSequence, serial, mac } = first;
    const scope = outlets.length === 1 ? 'one' : 'several';
    const ids = outlets.map((each) => each.outlet);
    const request = { action: 'on', scope, outlets: ids, includeProtected, respectSequence, door } as const;
    const prepared = this.#prepare(pdu, request);
    if (!prepared.ok) return prepared;
    const { session, model, plan } = prepared.value;
    const run = this.#start(
      { session, plan, model: { ...model, identity: { ...model.identity, serial, mac } } },
      {
        action: 'on',
        scope,
        seen: outlets.map((each) => ({
          outlet: each.outlet,
          name: each.outletName,
          powerState: 'off',
          promise: each,
        })),
        context: { windowId: OWN_WINDOW, door },
        undoWindowMs: 0,
        drivenCycleDelayMs: null,
        includeProtected,
        finishes: { promise, about: promiseMessages.about(first) },
      },
    );
    return run.ok ? ok(await run.value.finished) : run;
  }
}
