import type { RefusedCommand } from '../../shared/ipc/power.ts';
import type { AuditResult } from '../../shared/model/audit.ts';
import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { FleetChange, PduEvent } from '../../shared/model/fleet.ts';
import {
  basePduId,
  elementLabel,
  type CommandId,
  type OutletId,
  type PduId,
} from '../../shared/model/ids.ts';
import type { OutletObservation } from '../../shared/model/power-state.ts';
import type { Result } from '../../shared/result.ts';
import { outletInList } from '../../shared/words/elements.ts';
import { isAnswering } from '../devices/attention.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import { UNTIL_WOKEN_MS, Waker } from '../polling/waker.ts';
import type { AuditLog } from '../storage/audit-log.ts';
import type { PromisedOn, PromiseStore } from '../storage/promise-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { CyclePromise, TOO_LATE_MS } from './cycle-promise.ts';
import {
  dueAtMs,
  judgeNoOutlet,
  judgeOtherPdu,
  judgePromise,
  judgeTime,
  over,
  type Judgement,
} from './judge-promise.ts';
import { promiseMessages } from './promise-messages.ts';

export interface PromisedOnsOptions {
  readonly store: PromiseStore;
  readonly fleet: FleetStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  /** Gives the on of these outlets as one command, through the same door as every other. */
  readonly give: (
    promise: CyclePromise,
    outlets: readonly PromisedOn[],
  ) => Promise<Result<PowerCommand, RefusedCommand>>;
}

interface Watch {
  readonly pdu: PduId;
  readonly promise: CyclePromise;
  readonly waker: Waker;
  /** Commands that came to nothing, and were not sent. */
  notSent: number;
  /** Ends when the PDU is removed or the app closes. */
  readonly gone: AbortController;
}

type Over = Extract<Judgement, { readonly kind: 'over' }>;

/** Between two looks at an outlet that could not be read, or not be switched yet. */
const LOOK_AGAIN_MS = 5000;
/** A command that is not sent so often is not given again. */
const MOST_TRIES = 3;
/** Refusals that pass: somebody else's command is under way, or the PDU went out of reach again. */
const PASSING: ReadonlySet<RefusedCommand['kind']> = new Set(['busy', 'stale', 'unknownPdu']);

/** What a timer can hold. */
const atMost = (ms: number) => Math.min(ms, UNTIL_WOKEN_MS);

/**
 * Cycles whose second half was left when the connection was lost or the program ended. Each waits until its PDU answers;
 * then the outlet is read, and the on is sent once if nothing is other than Busbar left it. Everything else is told and
 * left to a person.
 */
export class PromisedOns implements AsyncDisposable {
  readonly #options: PromisedOnsOptions;
  readonly #watches = new Map<CommandId, Watch>();
  readonly #following = new Set<Promise<void>>();
  #isDisposed = false;

  constructor(options: PromisedOnsOptions) {
    this.#options = options;
  }

  /** What earlier runs of the program left on disk. */
  resume(): void {
    const { store, logger } = this.#options;
    const left = Map.groupBy(store.list(), (each) => each.commandId);
    for (const kept of left.values()) this.watch(new CyclePromise({ store, logger, kept }));
  }

  /** A cycle ended before its second half. */
  watch(promise: CyclePromise): void {
    const [first] = promise.open;
    if (first === undefined || this.#isDisposed) return;
    const { pdu, commandId } = first;
    const watch = { pdu, promise, waker: new Waker(), notSent: 0, gone: new AbortController() };
    this.#watches.set(commandId, watch);
    const following = this.#follow(watch)
      .catch((error: unknown) => {
        this.#options.logger.error({ command: commandId, err: error }, 'A promised on was lost by a bug');
      })
      .finally(() => {
        this.#watches.delete(commandId);
        this.#following.delete(following);
      });
    this.#following.add(following);
  }

  onFleetChange(change: FleetChange): void {
    if (change.kind === 'outletStates') this.#observe(change.pdu, change.states);
    else if (change.kind === 'pduPut') this.#wake(change.pdu.id);
    else if (change.kind === 'connection') this.#wake(change.pdu);
  }

  /** A new command is given for these outlets: it counts instead. False when that could not be written. */
  replace(pdu: PduId, outlets: readonly OutletId[]): boolean {
    let isDone = true;
    for (const watch of this.#watches.values()) {
      if (watch.pdu !== basePduId(pdu)) continue;
      const replaced = watch.promise.open.filter((each) => outlets.includes(each.outlet));
      if (replaced.length > 0 && !watch.promise.drop(replaced.map((each) => each.outlet))) isDone = false;
      for (const each of replaced) this.#tell(each, 'warning', promiseMessages.replaced(each));
      watch.waker.wake();
    }
    return isDone;
  }

  pduRemoved(pdu: PduId): void {
    for (const watch of this.#watches.values()) {
      if (watch.pdu !== pdu) continue;
      watch.gone.abort();
      for (const each of watch.promise.open) this.#record(each, 'notSent', promiseMessages.removed(each));
      watch.promise.drop(watch.promise.open.map((each) => each.outlet));
    }
  }

  /** What is left stays on disk for the next start. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    for (const { gone } of this.#watches.values()) gone.abort();
    await Promise.all(this.#following);
  }

  #observe(pdu: PduId, states: Readonly<Record<OutletId, OutletObservation>>): void {
    for (const { pdu: own, promise } of this.#watches.values()) {
      if (own !== basePduId(pdu)) continue;
      for (const { outlet } of promise.open) {
        const now = states[outlet];
        if (now !== undefined) promise.waitsSeeing(outlet, now);
      }
    }
  }

  #wake(pdu: PduId): void {
    for (const watch of this.#watches.values()) if (watch.pdu === pdu) watch.waker.wake();
  }

  async #follow(watch: Watch): Promise<void> {
    const { clock } = this.#options;
    const { promise, waker } = watch;
    const { signal } = watch.gone;
    while (promise.open.length > 0 && !signal.aborted) {
      this.#endAll(watch, (each) => judgeTime(each, clock.nowMs()));
      const waitMs = this.#untilNextLookMs(watch);
      if (promise.open.length === 0) return;
      if (waitMs > 0) {
        await waker.sleep(clock, waitMs, signal);
        continue;
      }
      await this.#look(watch);
      if (promise.open.length > 0) await clock.sleep(LOOK_AGAIN_MS, signal);
    }
  }

  /** 0 when the outlets can be read and it is time to; what another PDU answers for ends here. */
  #untilNextLookMs(watch: Watch): number {
    const nowMs = this.#options.clock.nowMs();
    const session = this.#options.session(watch.pdu);
    const connection = session?.connection;
    if (connection?.kind === 'needsAttention' && connection.reason === 'differentPdu')
      this.#endAll(watch, judgeOtherPdu);
    const { open } = watch.promise;
    if (open.length === 0) return 0;
    const isThere = connection !== undefined && isAnswering(connection);
    if (!isThere) return atMost(Math.max(1, Math.min(...open.map(dueAtMs)) + TOO_LATE_MS + 1 - nowMs));
    // The outlets of one cycle come on together; those whose on was given before are only read.
    const toSend = open.filter((each) => each.onGivenAtMs === null && each.offSentAtMs !== null);
    return atMost(Math.max(0, ...toSend.map((each) => dueAtMs(each) - nowMs)));
  }

  /** Reads the outlets and does what is to be done; what is left after that is looked at again. */
  async #look(watch: Watch): Promise<void> {
    const { promise, pdu, gone } = watch;
    const session = this.#options.session(pdu);
    if (session === undefined) return;
    // A check is of all or none: one outlet that is gone must not keep the others off.
    const present = new Set(session.record.model?.outlets.map(({ id }) => id));
    this.#endAll(watch, (each) => (present.has(each.outlet) ? null : judgeNoOutlet(each)));
    const outlets = promise.open.map((each) => each.outlet);
    if (outlets.length === 0) return;
    const check = await session.checkOutlets(outlets, gone.signal);
    if (!check.ok || gone.signal.aborted) return;
    const { record } = session;
    const { protectedOutlets } = record.view;
    const nowMs = this.#options.clock.nowMs();
    const toSend: PromisedOn[] = [];
    for (const each of promise.open) {
      const lastChangeMs = record.lastChange(each.outlet)?.changeMs ?? null;
      const wasOnAgain = promise.wasOnAgain(each.outlet);
      const facts = { check: check.value, protectedOutlets, lastChangeMs, wasOnAgain, nowMs };
      const judgement = judgePromise(each, facts);
      if (judgement.kind === 'send') toSend.push(each);
      else if (judgement.kind === 'over') this.#end(watch, each, judgement);
    }
    const isSeveral = record.model?.capabilities.includes('switchSeveral') === true;
    const steps = isSeveral ? [toSend] : toSend.map((each) => [each]);
    for (const step of steps) await this.#give(watch, step);
  }

  async #give(watch: Watch, step: readonly PromisedOn[]): Promise<void> {
    const { promise, gone } = watch;
    // A new command may have been given while the ones before were carried out.
    const left = step.filter((each) => promise.of(each.outlet) !== undefined);
    if (left.length === 0 || gone.signal.aborted) return;
    const given = await this.#options.give(promise, left);
    if (gone.signal.aborted) return;
    if (!given.ok) {
      if (PASSING.has(given.error.kind)) return;
      for (const each of left)
        this.#end(watch, each, over('critical', promiseMessages.refused(each, given.error.message)));
      return;
    }
    const { outlets } = given.value;
    if (outlets.some((each) => each.phase === 'notSent')) watch.notSent += 1;
    for (const each of left) {
      const outcome = outlets.find((outlet) => outlet.outlet === each.outlet);
      if (outcome !== undefined) this.#onOutcome(watch, each, outcome);
    }
  }

  /** The command has an outcome, which its own records tell; here it is said that it was the end of a cycle. */
  #onOutcome(watch: Watch, cycle: PromisedOn, { phase, message }: OutletCommand): void {
    if (phase === 'notSent' && watch.notSent < MOST_TRIES) return;
    const isDone = phase === 'confirmed';
    const words = message ?? '';
    const text = isDone
      ? promiseMessages.finished(cycle)
      : phase === 'notSent'
        ? promiseMessages.refused(cycle, words)
        : promiseMessages.notConfirmed(cycle, words);
    watch.promise.drop([cycle.outlet]);
    this.#options.fleet.report(cycle.pdu, {
      element: cycle.outlet,
      severity: isDone ? 'warning' : 'critical',
      text,
      by: 'Busbar',
    });
  }

  #endAll(watch: Watch, judge: (promise: PromisedOn) => Judgement | null): void {
    for (const each of watch.promise.open) {
      const judgement = judge(each);
      if (judgement?.kind === 'over') this.#end(watch, each, judgement);
    }
  }

  #end(watch: Watch, promise: PromisedOn, { severity, text }: Over): void {
    watch.promise.drop([promise.outlet]);
    this.#tell(promise, severity, text);
  }

  #tell(promise: PromisedOn, severity: PduEvent['severity'], text: string): void {
    this.#record(promise, severity === 'info' ? 'done' : 'notSent', text);
    this.#options.fleet.report(promise.pdu, { element: promise.outlet, severity, text, by: 'Busbar' });
  }

  #record(
    { pdu, outlet, outletName, door, commandId }: PromisedOn,
    result: AuditResult,
    message: string,
  ): void {
    const { audit, logger, session } = this.#options;
    const record = session(pdu)?.record;
    const elementName = outletInList({ label: elementLabel(outlet), name: outletName });
    const subject = { door, pdu, pduName: record?.name ?? '', pduUser: record?.view.user ?? null };
    try {
      audit.write([
        { ...subject, element: outlet, elementName, action: 'cycle', result, message, commandId },
      ]);
    } catch (error) {
      logger.error({ command: commandId, message, err: error }, 'The audit log could not be written');
    }
  }
}
