import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../shared/ipc/power.ts';
import { isFinal, type PowerCommand } from '../../shared/model/command.ts';
import { basePduId, commandId, type CommandId, type OutletId, type PduId } from '../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type Outlet, type PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import { Limiter } from '../polling/limiter.ts';
import type { AuditLog } from '../storage/audit-log.ts';
import type { PromisedOn, PromiseStore } from '../storage/promise-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { CommandBook } from './command-book.ts';
import { CommandRun } from './command-run.ts';
import { CyclePromise } from './cycle-promise.ts';
import { expectedDurationMs } from './expected-duration.ts';
import type { CommandPlan } from './guard.ts';
import { refusals } from './messages.ts';
import type { SeenOutlet } from './pre-check.ts';

export interface RunningCommandsOptions {
  readonly fleet: FleetStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly promises: PromiseStore;
  /** What is stored is reached again after a restart. */
  readonly isStored: (pdu: PduId) => boolean;
}

/** What a request means for the PDU as it is now. */
export interface Prepared {
  readonly session: DeviceSession;
  readonly model: PduModel;
  readonly plan: CommandPlan;
}

export interface NewCommand {
  readonly action: PowerAction;
  readonly scope: PowerCommand['scope'];
  readonly seen: readonly SeenOutlet[];
  readonly context: CallContext;
  readonly undoWindowMs: number;
  readonly drivenCycleDelayMs: number | null;
  readonly includeProtected: boolean;
  /** Set for the command that finishes a cycle: what it finishes, and the sentence that says so. */
  readonly finishes?: { readonly promise: CyclePromise; readonly about: string };
}

interface Entry {
  readonly run: CommandRun;
  readonly windowId: string;
  readonly settled: Promise<void>;
}

/** A finished command leaves the screen by itself after this long. */
const FORGET_AFTER_MS = 5 * 60_000;

/** A PDU and a second session of it over its other protocol switch the same outlets. */
export const isOneDevice = (one: PduId, other: PduId) => basePduId(one) === basePduId(other);

/** The commands that are armed or under way, and those whose outcome is still read. */
export class RunningCommands {
  readonly #options: RunningCommandsOptions;
  readonly #entries = new Map<CommandId, Entry>();
  readonly #queues = new Map<PduId, Limiter>();
  readonly #lifetime: AbortSignal;

  constructor(options: RunningCommandsOptions, lifetime: AbortSignal) {
    this.#options = options;
    this.#lifetime = lifetime;
  }

  get all(): readonly CommandRun[] {
    return [...this.#entries.values()].map(({ run }) => run);
  }

  get(id: CommandId): CommandRun | undefined {
    return this.#entries.get(id)?.run;
  }

  ofWindow(windowId: string): readonly CommandRun[] {
    return [...this.#entries.values()].filter((each) => each.windowId === windowId).map(({ run }) => run);
  }

  isBusy(pdu: PduId, outlet: OutletId): boolean {
    return this.all.some(
      ({ command }) =>
        isOneDevice(command.pdu, pdu) &&
        command.outlets.some((each) => each.outlet === outlet && !isFinal(each.phase)),
    );
  }

  /** A command for any of its outlets is armed or under way. */
  isSwitching(pdu: PduId): boolean {
    return this.all.some(
      ({ command }) => isOneDevice(command.pdu, pdu) && command.outlets.some((each) => !isFinal(each.phase)),
    );
  }

  /** Resolves when the outcomes of all commands for a PDU, or of all there are, are read to the end. */
  async settled(pdu: PduId | null): Promise<void> {
    for (;;) {
      const running = [...this.#entries.values()].filter(
        ({ run }) => pdu === null || run.command.pdu === pdu,
      );
      if (running.length === 0) return;
      await Promise.all(running.map((entry) => entry.settled));
    }
  }

  /** The PDU leaves Busbar. */
  forget(pdu: PduId): void {
    this.#queues.delete(pdu);
  }

  /**
   * Records a command and starts its run. `on.leaves` is called before it is sent, and decides; for a driven cycle
   * `on.ended` is called when nothing is read for it any more, with what is left to do of it.
   */
  start(
    { session, model, plan }: Prepared,
    given: NewCommand,
    on: {
      readonly leaves: (outlets: readonly OutletId[]) => boolean;
      readonly ended: (left: CyclePromise) => void;
    },
  ): Result<CommandRun, RefusedCommand> {
    const { fleet, audit, clock, logger } = this.#options;
    const { record } = session;
    this.#stopSettling(record.id, plan.outlets);
    const command = this.#command({ session, model, plan }, given);
    const names = new Map(plan.outlets.map((outlet) => [outlet.id, outlet] as const));
    const about = given.finishes?.about ?? null;
    const subject = { pduName: record.name, pduUser: record.view.user, names, about };
    const book = new CommandBook(command, subject, { audit, fleet, clock, logger });
    if (!book.start()) return err(refusals.notRecorded());
    const { seen, includeProtected, undoWindowMs, drivenCycleDelayMs, action } = given;
    const isDriven = drivenCycleDelayMs !== null;
    const promise = given.finishes?.promise ?? (isDriven ? this.#newPromise(record.id) : null);
    const run = new CommandRun({
      book,
      intent: { action, plan, seen, identity: model.identity, includeProtected },
      session,
      queue: this.#queue(basePduId(record.id)),
      clock,
      logger,
      undoWindowMs,
      expectedMs: expectedDurationMs(model, isDriven ? 'on' : action, plan),
      drivenCycleDelayMs,
      promise,
      onLeaves: on.leaves,
      promised: isDriven ? this.#promised(command, { session, model, plan }, given) : [],
    });
    const settled = run.run().then(() => {
      this.#forgetLater(command.id);
      if (promise !== null && isDriven) on.ended(promise);
    });
    this.#entries.set(command.id, { run, windowId: given.context.windowId, settled });
    return ok(run);
  }

  #command({ session: { record }, model, plan }: Prepared, given: NewCommand): PowerCommand {
    const nowMs = this.#options.clock.nowMs();
    const { action, scope, undoWindowMs, drivenCycleDelayMs } = given;
    return {
      id: commandId(randomUUID()),
      pdu: record.id,
      action,
      scope,
      respectSequence: plan.respectSequence,
      door: given.context.door,
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
        message: given.finishes?.about ?? null,
      })),
    };
  }

  #newPromise(pdu: PduId): CyclePromise {
    const { promises, isStored, logger } = this.#options;
    // Another protocol's session of a stored PDU promises for the PDU itself.
    return new CyclePromise({ store: isStored(basePduId(pdu)) ? promises : null, logger });
  }

  #promised(command: PowerCommand, { model, plan }: Prepared, given: NewCommand): readonly PromisedOn[] {
    const { serial, mac } = model.identity;
    return plan.outlets.map((outlet) => ({
      commandId: command.id,
      outlet: outlet.id,
      pdu: basePduId(command.pdu),
      serial,
      mac,
      outletName: outlet.name,
      door: command.door,
      includeProtected: given.includeProtected,
      respectSequence: plan.respectSequence,
      delayMs: given.drivenCycleDelayMs ?? 0,
      askedAtMs: this.#options.clock.nowMs(),
      offSentAtMs: null,
      offChangeMs: null,
      onDueAtMs: null,
      onGivenAtMs: null,
    }));
  }

  /** An earlier command that is still unknown cannot be told from the new one any more. */
  #stopSettling(pdu: PduId, outlets: readonly Outlet[]): void {
    const ids = outlets.map((outlet) => outlet.id);
    for (const run of this.all) if (run.command.pdu === pdu) run.stopSettling(ids);
  }

  /** The run is over; the record stays on screen for a while. */
  #forgetLater(id: CommandId): void {
    const { clock, fleet } = this.#options;
    this.#entries.delete(id);
    void clock.sleep(FORGET_AFTER_MS, this.#lifetime).then(() => {
      if (!this.#lifetime.aborted) fleet.publish({ kind: 'commandForgotten', id });
    });
  }

  #queue(pdu: PduId): Limiter {
    const queue = this.#queues.get(pdu) ?? new Limiter(1);
    this.#queues.set(pdu, queue);
    return queue;
  }
}
