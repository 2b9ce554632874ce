import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../shared/ipc/power.ts';
import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import { basePduId, commandId, type CommandId, type OutletId, type PduId } from '../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type Outlet, type PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import type { Observed } from '../devices/pdu-record.ts';
import { Limiter } from '../polling/limiter.ts';
import type { AuditLog } from '../storage/audit-log.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { CommandBook } from './command-book.ts';
import { CommandRun } from './command-run.ts';
import { expectedDurationMs } from './expected-duration.ts';
import { planCommand, staleRefusal, type CommandPlan, type CommandRequest } from './guard.ts';
import { messages, refusals } from './messages.ts';
import type { SeenOutlet } from './pre-check.ts';

export interface PowerServiceOptions {
  readonly fleet: FleetStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  /** Undo window of one outlet, milliseconds. */
  readonly undoWindowMs: () => number;
}

export interface ArmRequest {
  readonly pdu: PduId;
  readonly action: PowerAction;
  readonly scope: 'one' | 'several' | 'all';
  readonly outlets: readonly {
    readonly outlet: OutletId;
    readonly name: string;
    readonly powerState: PowerState;
  }[];
  readonly respectSequence: boolean;
  readonly heldProtected: boolean;
}

export interface RunRequest {
  readonly pdu: PduId;
  readonly action: PowerAction;
  readonly scope: 'one' | 'several' | 'all';
  readonly outlets: readonly OutletId[];
  readonly respectSequence: boolean;
  readonly includeProtected: boolean;
  readonly cycleDelayMs: number | null;
}

interface Prepared {
  readonly session: DeviceSession;
  readonly model: PduModel;
  readonly plan: CommandPlan;
}

/** An action on several outlets has at least this undo window (design, section 4.6). */
const SEVERAL_UNDO_MS = 5000;
/** A finished command leaves the screen by itself after this long. */
const FORGET_AFTER_MS = 5 * 60_000;
/** State changes this long after a command ended still belong to it. */
const OWN_CHANGE_MS = 10_000;

interface Entry {
  readonly run: CommandRun;
  readonly windowId: string;
  readonly settled: Promise<void>;
}

/** A PDU and a second session of it over its other protocol switch the same outlets. */
const isOneDevice = (one: PduId, other: PduId) => basePduId(one) === basePduId(other);

/** Every power command of the app: arms, sends and remembers them. Nothing here is ever sent twice. */
export class PowerService implements AsyncDisposable {
  readonly #options: PowerServiceOptions;
  readonly #entries = new Map<CommandId, Entry>();
  /** Calls without an undo window that wait for their PDU to be connected. */
  readonly #waiting = new Set<{ readonly windowId: string; readonly gone: AbortController }>();
  readonly #queues = new Map<PduId, Limiter>();
  readonly #lifetime = new AbortController();

  constructor(options: PowerServiceOptions) {
    this.#options = options;
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
    const run = this.#start(prepared.value, request.action, scope, {
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
    const prepared = this.#prepare(request.pdu, { ...request, door: context.door });
    if (!prepared.ok) return prepared;
    const isDriven = request.action === 'cycle' && request.cycleDelayMs !== null;
    const run = this.#start(prepared.value, request.action, request.scope, {
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
    const run = this.#entries.get(id)?.run;
    if (run === undefined) return false;
    return run.withdraw((outlet) => {
      const found = this.#options.fleet
        .pdu(run.command.pdu)
        ?.model?.outlets.find((each) => each.id === outlet);
      return messages.undone(found ?? { label: outlet.slice('outlet:'.length), name: '' });
    });
  }

  /** A finished command leaves the screen; a running one stays. */
  dismiss(id: CommandId): void {
    const command = this.#options.fleet.state.commands.find((each) => each.id === id);
    if (command === undefined || !command.outlets.every((outlet) => isFinal(outlet.phase))) return;
    this.#options.fleet.publish({ kind: 'commandForgotten', id });
  }

  windowClosed(windowId: string): void {
    for (const call of this.#waiting) if (call.windowId === windowId) call.gone.abort();
    for (const entry of this.#entries.values()) {
      if (entry.windowId === windowId) entry.run.withdraw(messages.windowGone());
    }
  }

  /** Resolves when nothing is switched on this PDU, and nothing that was is still read. */
  async settled(pdu: PduId): Promise<void> {
    for (;;) {
      const running = [...this.#entries.values()].filter(({ run }) => run.command.pdu === pdu);
      if (running.length === 0) return;
      await Promise.all(running.map((entry) => entry.settled));
    }
  }

  /** The machine goes to sleep: what is armed must not leave when it wakes up, however long that takes. */
  suspend(): void {
    for (const { run } of this.#entries.values()) run.withdraw(messages.asleep());
  }

  /** The PDU dropped the steps of its sequence that had not come yet. */
  sequenceCancelled(pdu: PduId): void {
    for (const { run } of this.#entries.values())
      if (isOneDevice(run.command.pdu, pdu)) run.sequenceCancelled();
  }

  /** The PDU leaves Busbar: its commands end. */
  pduRemoved(pdu: PduId): void {
    for (const { run } of this.#entries.values()) {
      if (run.command.pdu !== pdu) continue;
      run.abandon({
        notSent: messages.pduRemoved(),
        running: 'The PDU was removed before the outcome was read.',
      });
    }
    this.#queues.delete(pdu);
  }

  observe(pdu: PduId, observed: readonly Observed[]): void {
    for (const { run } of this.#entries.values()) {
      if (run.command.pdu === pdu) run.observe(observed);
    }
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
    for (const { run } of this.#entries.values()) {
      run.abandon({ notSent: messages.appClosed(), running: messages.appClosedRunning() });
    }
    await Promise.all([...this.#entries.values()].map((entry) => entry.settled));
  }

  #prepare(pdu: PduId, request: CommandRequest): Result<Prepared, RefusedCommand> {
    if (this.#lifetime.signal.aborted) return err(refusals.closing());
    const session = this.#options.session(pdu);
    if (session === undefined) return err(refusals.unknownPdu());
    const { view, name, model } = session.record;
    const plan = planCommand(view, name, request);
    if (!plan.ok) return plan;
    const busy = plan.value.outlets.find((outlet) => this.#isBusy(pdu, outlet));
    if (busy !== undefined) return err(refusals.busy(busy));
    if (model === null) return err(refusals.unknownPdu());
    return ok({ session, model, plan: plan.value });
  }

  #isBusy(pdu: PduId, outlet: Outlet): boolean {
    return [...this.#entries.values()].some(
      ({ run }) =>
        isOneDevice(run.command.pdu, pdu) &&
        run.command.outlets.some((each) => each.outlet === outlet.id && !isFinal(each.phase)),
    );
  }

  #start(
    { session, model, plan }: Prepared,
    action: PowerAction,
    scope: PowerCommand['scope'],
    options: {
      readonly seen: readonly SeenOutlet[];
      readonly context: CallContext;
      readonly undoWindowMs: number;
      readonly drivenCycleDelayMs: number | null;
      readonly includeProtected: boolean;
    },
  ): Result<CommandRun, RefusedCommand> {
    const { fleet, audit, clock, logger } = this.#options;
    const { record } = session;
    this.#stopSettling(record.id, plan.outlets);
    const nowMs = clock.nowMs();
    const { undoWindowMs, drivenCycleDelayMs } = options;
    const command: PowerCommand = {
      id: commandId(randomUUID()),
      pdu: record.id,
      action,
      scope,
      respectSequence: plan.respectSequence,
      door: options.context.door,
      undoUntilMs: undoWindowMs > 0 ? nowMs + undoWindowMs : null,
      outlets: plan.outlets.map((outlet) => ({
        outlet: outlet.id,
        phase: 'armed',
        before: record.view.outletStates[outlet.id]?.powerState ?? 'unknown',
        after: null,
        phaseAtMs: { armed: nowMs },
        offSeenAtMs: null,
        cycleDelayMs:
          action === 'cycle' ? (drivenCycleDelayMs ?? effectiveCycleDelayMs(model, outlet)) : null,
        currentBeforeAmperes: record.lastValue(outlet.id, 'current'),
        noAnswerYet: false,
        message: null,
      })),
    };
    const names = new Map(plan.outlets.map((outlet) => [outlet.id, outlet] as const));
    const subject = { pduName: record.name, pduUser: record.view.user, names };
    const book = new CommandBook(command, subject, { audit, fleet, clock, logger });
    if (!book.start()) return err(refusals.notRecorded());
    const expectedMs = expectedDurationMs(model, action, plan);
    const queue = this.#queue(basePduId(record.id));
    const { seen, includeProtected } = options;
    const { identity } = model;
    const run = new CommandRun({
      book,
      intent: { action, plan, seen, identity, includeProtected },
      session,
      queue,
      clock,
      logger,
      undoWindowMs,
      expectedMs,
      drivenCycleDelayMs,
    });
    const settled = run.run().then(() => this.#forgetLater(command.id));
    this.#entries.set(command.id, { run, windowId: options.context.windowId, settled });
    return ok(run);
  }

  /** An earlier command that is still unknown cannot be told from the new one any more. */
  #stopSettling(pdu: PduId, outlets: readonly Outlet[]): void {
    const ids = outlets.map((outlet) => outlet.id);
    for (const { run } of this.#entries.values()) if (run.command.pdu === pdu) run.stopSettling(ids);
  }

  /** The run is over; the record stays on screen for a while. */
  #forgetLater(id: CommandId): void {
    const { clock, fleet } = this.#options;
    this.#entries.delete(id);
    void clock.sleep(FORGET_AFTER_MS, this.#lifetime.signal).then(() => {
      if (!this.#lifetime.signal.aborted) fleet.publish({ kind: 'commandForgotten', id });
    });
  }

  #queue(pdu: PduId): Limiter {
    const queue = this.#queues.get(pdu) ?? new Limiter(1);
    this.#queues.set(pdu, queue);
    return queue;
  }
}
