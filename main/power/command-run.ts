import { isFinal, type CommandPhase, type PowerCommand } from '../../shared/model/command.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import type { Observed } from '../devices/pdu-record.ts';
import type { DeviceResult } from '../drivers/driver.ts';
import { UNTIL_WOKEN_MS, Waker } from '../polling/waker.ts';
import type { OutletUpdate } from './command-book.ts';
import type { CommandRunOptions } from './command-run-options.ts';
import { EvidenceBook } from './evidence-book.ts';
import { finalCheck, stillSameOutlets } from './final-check.ts';
import { messages } from './messages.ts';
import { outcomeMessage, refusalMessage } from './outcome-message.ts';
import { mayHaveArrived, sendOnce, switchPlanned } from './send-once.ts';
import { decisiveMoments, nextOf, NO_ANSWER_AFTER_MS, verdict, type Reply, type Verdict } from './verdict.ts';

/** Time between reads of an outlet whose command runs: short without events, a safety net with them. */
const READ_AGAIN_MS = 500;
const READ_AGAIN_WITH_EVENTS_MS = 1000;

/**
 * An undo window that ends this much late was slept through, and one that ended this long ago was forgotten: what was on
 * screen is history then.
 */
const LATE_MS = 30_000;

/** Carries one command from the undo window to its outcome. It is sent once; everything after that is reading. */
export class CommandRun {
  readonly #options: CommandRunOptions;
  readonly #lifetime = new AbortController();
  readonly #waker = new Waker();
  readonly #seen = new EvidenceBook();
  readonly #finished = Promise.withResolvers<PowerCommand>();
  #action: PowerAction;
  #reply: Reply = { kind: 'pending' };
  /** Why the device refused the step of now; it is read back before the outcome is told. */
  #refusal: string | null = null;
  #wasSent = false;
  /** The step of now has left. */
  #isOnItsWay = false;
  /** A cycle that Busbar drives has turned off and not yet on. */
  #isWaitingOff = false;
  /** When the undo window ends. */
  #leavesAtMs = 0;
  /** Outlets whose unknown outcome is not looked into any more. */
  readonly #leftAlone = new Set<OutletId>();

  constructor(options: CommandRunOptions) {
    this.#options = options;
    this.#action = options.book.command.action;
  }

  get command(): PowerCommand {
    return this.#options.book.command;
  }

  /** The command once every outlet is confirmed, failed, unknown or not sent. */
  get finished(): Promise<PowerCommand> {
    return this.#finished.promise;
  }

  get isArmed(): boolean {
    return this.command.outlets.every((outlet) => outlet.phase === 'armed');
  }

  /** Takes the command back; false when it is past that. */
  withdraw(message: string | ((outlet: OutletId) => string)): boolean {
    if (!this.isArmed) return false;
    const text = typeof message === 'string' ? () => message : message;
    this.#enterAll('notSent', text);
    this.#lifetime.abort();
    this.#settleFinished();
    return true;
  }

  /** Ends the run: what was not sent never will be, what was sent stays unknown with the reason. */
  abandon(reasons: { readonly notSent: string; readonly running: string }): void {
    if (this.withdraw(reasons.notSent)) return;
    if (!this.#wasSent) this.#enterAll('notSent', () => reasons.notSent);
    else if (this.#isWaitingOff)
      this.#enterAll('failed', (outlet) => messages.leftOff(elementLabel(outlet), reasons.running));
    else if (this.#refusal !== null) this.#enterRefused(this.#refusal);
    else this.#enterAll('unknown', () => reasons.running);
    this.#lifetime.abort();
    this.#settleFinished();
  }

  /** A new command was given for outlets that are still unknown: what is read from now on belongs to that one. */
  stopSettling(outlets: readonly OutletId[]): void {
    for (const outlet of outlets) this.#leftAlone.add(outlet);
    this.#waker.wake();
  }

  /** Outlets that are still off now stay off. */
  sequenceCancelled(): void {
    this.#seen.cancelled(this.#options.clock.nowMs());
    this.#waker.wake();
  }

  /** Observations of this PDU's outlets, from events, polls and checks. */
  observe(all: readonly Observed[]): void {
    const { book } = this.#options;
    book.note(this.#seen.observe(all).filter(({ outlet }) => book.outlet(outlet)?.offSeenAtMs === null));
    this.#waker.wake();
  }

  /** Runs to the end; never rejects. */
  async run(): Promise<void> {
    try {
      await this.#run();
    } catch (error) {
      this.#options.logger.error({ command: this.command.id, err: error }, 'A power command ended by a bug');
      this.#enterAll(this.#wasSent ? 'unknown' : 'notSent', () => messages.unknown());
    } finally {
      this.#settleFinished();
    }
  }

  async #run(): Promise<void> {
    const { clock, undoWindowMs, drivenCycleDelayMs, book } = this.#options;
    const { signal } = this.#lifetime;
    this.#leavesAtMs = clock.nowMs() + undoWindowMs;
    if (undoWindowMs > 0) await clock.sleep(undoWindowMs, signal);
    if (book.isFinished) return;
    if (this.#isLate()) {
      this.withdraw(messages.asleep());
      return;
    }
    if (drivenCycleDelayMs === null) {
      await this.#sendAndConfirm(this.command.action, 'confirmed');
      return;
    }
    await this.#sendAndConfirm('off', 'goOn');
    if (book.open.length === 0 || signal.aborted) return;
    this.#isWaitingOff = true;
    await clock.sleep(drivenCycleDelayMs, signal);
    if (!signal.aborted) await this.#sendAndConfirm('on', 'confirmed');
  }

  #isLate(): boolean {
    return this.#options.clock.nowMs() - this.#leavesAtMs > LATE_MS;
  }

  /** Reads the outlets again; false when the command ended here. */
  async #check(): Promise<boolean> {
    const { session, intent, book } = this.#options;
    const check = await finalCheck(session, intent, this.#lifetime.signal);
    if (book.isFinished) return false;
    if (!check.ok || this.#isLate()) {
      this.withdraw(check.ok ? messages.waitedTooLong(this.command.action) : check.error);
      return false;
    }
    for (const { outlet, observation } of check.value) this.#seen.checked(outlet, observation);
    return this.#ask(
      check.value.map(({ outlet, observation }) => ({ outlet, before: observation.powerState })),
    );
  }

  /** Before the second step of a cycle; false when it must not be sent. */
  async #checkAgain(): Promise<boolean> {
    const { session, intent, clock } = this.#options;
    const check = await stillSameOutlets(session, intent, { clock, signal: this.#lifetime.signal });
    if (!check.ok)
      this.#enterAll('failed', (outlet) => messages.leftOff(elementLabel(outlet), check.error(outlet)));
    return check.ok;
  }

  /** From here on the command is on disk before it is on the wire. */
  #ask(updates: readonly OutletUpdate[]): boolean {
    try {
      this.#options.book.enter('asked', updates);
      return true;
    } catch (error) {
      this.#options.logger.error({ err: error }, 'The audit log could not be written');
      this.#options.book.note(
        this.#options.book.open.map((outlet) => ({
          outlet,
          phase: 'notSent',
          message: messages.auditFailed(this.command.action),
        })),
      );
      return false;
    }
  }

  async #sendAndConfirm(action: PowerAction, onConfirmed: 'confirmed' | 'goOn'): Promise<void> {
    const { queue, clock, session, intent, book } = this.#options;
    const { signal } = this.#lifetime;
    this.#action = action;
    const isGiven = await queue.run(signal, async () => {
      if (!(await (this.#wasSent ? this.#checkAgain() : this.#check()))) return false;
      this.#reply = { kind: 'pending' };
      this.#refusal = null;
      await sendOnce({
        clock,
        signal,
        send: (options) => {
          this.#isOnItsWay = false;
          return switchPlanned(session, intent.plan, { action, outlets: book.open, ...options });
        },
        onSent: () => this.#onSent(),
        onReply: (result) => this.#onReply(result),
      });
      return true;
    });
    if (isGiven === true) await this.#confirm(onConfirmed);
  }

  #onSent(): void {
    const { clock, session } = this.#options;
    this.#seen.sent(clock.nowMs(), (outlet) => session.record.lastChange(outlet));
    this.#wasSent = true;
    this.#isOnItsWay = true;
    this.#isWaitingOff = false;
    this.#enterAll('sent', () => null);
  }

  #onReply(result: DeviceResult<null>): void {
    const atMs = this.#options.clock.nowMs();
    if (result.ok) {
      this.#reply = { kind: 'accepted', atMs };
      this.#enterAll('accepted', () => null);
    } else if (result.error.kind === 'outcomeUnknown' || (this.#isOnItsWay && mayHaveArrived(result.error))) {
      this.#reply = { kind: 'lost', atMs };
    } else {
      this.#onRefused(result.error);
    }
    this.#waker.wake();
  }

  /** It had no effect: the device said so, or it never left. */
  #onRefused(error: DeviceError): void {
    const { action } = this.command;
    const reason = error.kind === 'cancelled' ? messages.waitedTooLong(action) : error.message;
    if (this.#isOnItsWay) this.#refusal = reason;
    else if (this.#wasSent)
      this.#enterAll('failed', (outlet) => messages.leftOff(elementLabel(outlet), reason));
    else this.#enterAll('notSent', () => reason);
  }

  /** Only a read since then tells what is still true. */
  async #readRefused(reason: string): Promise<void> {
    await this.#options.session.checkOutlets(this.#unsettled(), this.#lifetime.signal);
    if (!this.#lifetime.signal.aborted) this.#enterRefused(reason);
  }

  #enterRefused(reason: string): void {
    const message = (outlet: OutletId) => refusalMessage(reason, this.#seen.of(outlet));
    this.#enterAll('failed', message, this.#unsettled());
  }

  /** Outlets whose outcome this command's reply still decides. */
  #unsettled(): readonly OutletId[] {
    const unknown = this.command.outlets.map((each) => each.outlet).filter((each) => this.#isUnknown(each));
    return [...this.#options.book.open, ...unknown.filter((each) => !this.#leftAlone.has(each))];
  }

  /** Reads until every outlet has an outcome; goes on after `unknown` until the PDU answers. */
  async #confirm(onConfirmed: 'confirmed' | 'goOn'): Promise<void> {
    const { book, clock, expectedMs } = this.#options;
    const { signal } = this.#lifetime;
    let readAtMs = clock.nowMs() + (this.#willTell() ? READ_AGAIN_WITH_EVENTS_MS : 0);
    const undecided = new Set(book.open);
    while (!signal.aborted) {
      if (this.#refusal !== null) await this.#readRefused(this.#refusal);
      this.#followClock();
      for (const outlet of undecided) {
        const { phase } = book.outlet(outlet) ?? { phase: 'failed' };
        const isUnknown = phase === 'unknown';
        if (isUnknown ? this.#leftAlone.has(outlet) : isFinal(phase)) undecided.delete(outlet);
        const outcome = this.#verdict(outlet);
        if (outcome === null || !undecided.has(outlet)) continue;
        const isSettled = this.#record(outlet, outcome, onConfirmed);
        if (isSettled) undecided.delete(outlet);
      }
      if (book.isFinished) this.#settleFinished();
      if (undecided.size === 0) return;
      this.#sayNoAnswer();
      const nowMs = clock.nowMs();
      const isReading =
        this.#reply.kind !== 'pending' && [...undecided].some((outlet) => !this.#isUnknown(outlet));
      if (isReading && nowMs >= readAtMs) {
        await this.#options.session.checkOutlets([...undecided], signal);
        const { eventsAlive } = this.#options.session;
        readAtMs = clock.nowMs() + (eventsAlive ? READ_AGAIN_WITH_EVENTS_MS : READ_AGAIN_MS);
        continue;
      }
      const marks = decisiveMoments(this.#seen.sentAtMs, this.#reply, expectedMs);
      const nextMs = nextOf(isReading ? [...marks, readAtMs] : marks, nowMs);
      await this.#waker.sleep(clock, Math.min(UNTIL_WOKEN_MS, nextMs - nowMs), signal);
    }
  }

  /** The machine's clock was set back: what is seen from now on is newer than the command all the same. */
  #followClock(): void {
    const nowMs = this.#options.clock.nowMs();
    if (!this.#wasSent || nowMs >= this.#seen.sentAtMs) return;
    this.#seen.startOver(nowMs);
    if (this.#reply.kind !== 'pending') this.#reply = { ...this.#reply, atMs: nowMs };
  }

  /** True when an event will tell the outcome: outlets that are where they should be already give none. */
  #willTell(): boolean {
    if (!this.#options.session.eventsAlive) return false;
    const isThere = (outlet: OutletId) => this.#seen.of(outlet)?.before.powerState === this.#action;
    return !this.#options.book.open.some(isThere);
  }

  #verdict(outlet: OutletId): Verdict | null {
    const evidence = this.#seen.of(outlet);
    if (evidence === undefined) return null;
    if (this.#isCancelled(outlet)) return 'failed';
    const { expectedMs, clock, drivenCycleDelayMs } = this.#options;
    return verdict({
      action: this.#action,
      evidence,
      reply: this.#reply,
      sentAtMs: this.#seen.sentAtMs,
      expectedMs: drivenCycleDelayMs === null ? expectedMs : 0,
      nowMs: clock.nowMs(),
    });
  }

  #isCancelled(outlet: OutletId): boolean {
    return this.#action !== 'off' && this.#seen.staysOff(outlet);
  }

  /** True when nothing more can be learned about the outlet. */
  #record(outlet: OutletId, outcome: Verdict, onConfirmed: 'confirmed' | 'goOn'): boolean {
    const { book } = this.#options;
    const after = this.#seen.stateOf(outlet);
    if (outcome === 'confirmed' && onConfirmed === 'goOn') {
      book.note([{ outlet, after, offSeenAtMs: this.#seen.of(outlet)?.offSeenAtMs ?? null }]);
      return true;
    }
    const isStillUnknown = outcome === 'unknown' && this.#isUnknown(outlet);
    if (!isStillUnknown)
      book.enter(outcome, [
        {
          outlet,
          after,
          message: this.#message(outlet, outcome),
          noAnswerYet: false,
          wasCancelled: outcome === 'failed' && this.#isCancelled(outlet),
        },
      ]);
    return outcome !== 'unknown' || onConfirmed === 'goOn' || this.#isReadSinceUnknown(outlet);
  }

  #message(outlet: OutletId, outcome: Verdict): string | null {
    return outcomeMessage({
      outlet,
      outcome,
      action: this.command.action,
      step: this.#action,
      evidence: this.#seen.of(outlet),
      reply: this.#reply,
      offSeenAtMs: this.#options.book.outlet(outlet)?.offSeenAtMs ?? null,
      isCancelled: this.#isCancelled(outlet),
      isByCommunity: ['v1', 'v2c'].includes(this.#options.session.record.view.snmp?.version ?? ''),
    });
  }

  #isUnknown(outlet: OutletId): boolean {
    return this.#options.book.outlet(outlet)?.phase === 'unknown';
  }

  /** A read since then that did not settle it means that nothing ever will. */
  #isReadSinceUnknown(outlet: OutletId): boolean {
    if (this.#reply.kind === 'pending') return false;
    const atMs = this.#options.book.outlet(outlet)?.phaseAtMs.unknown ?? Number.POSITIVE_INFINITY;
    return this.#seen.isReadSince(outlet, atMs);
  }

  #sayNoAnswer(): void {
    const { book, clock } = this.#options;
    if (this.#reply.kind === 'accepted' || clock.nowMs() - this.#seen.sentAtMs < NO_ANSWER_AFTER_MS) return;
    const silent = book.open.filter((outlet) => book.outlet(outlet)?.noAnswerYet === false);
    book.note(silent.map((outlet) => ({ outlet, noAnswerYet: true })));
  }

  #enterAll(
    phase: CommandPhase,
    message: (outlet: OutletId) => string | null,
    outlets: readonly OutletId[] = this.#options.book.open,
  ): void {
    this.#options.book.enter(
      phase,
      outlets.map((outlet) => {
        const after = isFinal(phase) ? this.#seen.stateOf(outlet) : null;
        return { outlet, after, message: message(outlet), ...(isFinal(phase) ? { noAnswerYet: false } : {}) };
      }),
    );
  }

  #settleFinished(): void {
    if (this.#options.book.isFinished) this.#finished.resolve(this.command);
  }
}
