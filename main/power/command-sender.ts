import type { DeviceError } from '../../shared/model/device-error.ts';
import { isOff, type PowerAction } from '../../shared/model/power-state.ts';
import type { DeviceResult, OutletCheck } from '../drivers/driver.ts';
import type { OutletUpdate } from './command-book.ts';
import { finalCheck, stillSameOutlets } from './final-check.ts';
import { isChangedSince } from './judge-promise.ts';
import { messages } from './messages.ts';
import type { RunState } from './run-state.ts';
import { mayHaveArrived, sendOnce, switchPlanned } from './send-once.ts';

/**
 * An undo window that ends this much late was slept through, and one that ended this long ago was forgotten: what was on
 * screen is history then.
 */
const LATE_MS = 30_000;

/** Sends the steps of one command, each once, right after the check that it is still what was on screen. */
export class CommandSender {
  readonly #state: RunState;
  /** The step of now has left. */
  #isOnItsWay = false;

  constructor(state: RunState) {
    this.#state = state;
  }

  /** The undo window is over for so long that nobody expects the command any more. */
  get isLate(): boolean {
    return this.#state.options.clock.nowMs() - this.#state.leavesAtMs > LATE_MS;
  }

  /** Gives the device one step of the command when its turn comes; false when it ended before. */
  async send(action: PowerAction): Promise<boolean> {
    const { queue, clock, session, intent, book } = this.#state.options;
    const { signal } = this.#state.lifetime;
    this.#state.action = action;
    const isGiven = await queue.run(signal, async () => {
      if (!(await (this.#state.wasSent ? this.#checkAgain() : this.#check()))) return false;
      if (action === 'on' && !this.#takePromise()) return false;
      this.#state.reply = { kind: 'pending' };
      this.#state.refusal = null;
      this.#state.wasForbidden = false;
      await sendOnce({
        clock,
        signal,
        send: (options) => {
          this.#isOnItsWay = false;
          return switchPlanned(session, intent.plan, { action, outlets: book.open, ...options });
        },
        onSent: () => this.#onSent(),
        onNoAnswer: () => this.#state.sayNoAnswer(),
        onReply: (result) => this.#onReply(result),
      });
      return true;
    });
    return isGiven === true;
  }

  /** Reads the outlets again; false when the command ended here. */
  async #check(): Promise<boolean> {
    const { session, intent, book } = this.#state.options;
    const check = await finalCheck(session, intent, this.#state.lifetime.signal);
    if (book.isFinished) return false;
    if (!check.ok || this.isLate) {
      this.#state.withdraw(check.ok ? messages.waitedTooLong(this.#state.command.action) : check.error);
      return false;
    }
    for (const { outlet, observation } of check.value) this.#state.seen.checked(outlet, observation);
    return this.#ask(
      check.value.map(({ outlet, observation }) => ({ outlet, before: observation.powerState })),
    );
  }

  /** Before the second step of a cycle; false when it must not be sent. */
  async #checkAgain(): Promise<boolean> {
    const { session, intent, clock, book, promise } = this.#state.options;
    const { signal } = this.#state.lifetime;
    const check = await stillSameOutlets(session, intent, { clock, signal });
    if (book.isFinished) return false;
    if (!check.ok) {
      const { message, wasRead } = check.error;
      this.#state.leaveOff(book.open, message, wasRead ? null : 'answers');
      return false;
    }
    const isTouched = ({ outlet, observation }: OutletCheck['outlets'][number]) => {
      const own = promise?.of(outlet);
      if (own === undefined || !isOff(observation.powerState)) return false;
      const isOnAgain = promise?.wasOnAgain(outlet) === true;
      return isOnAgain || isChangedSince(own, observation.lastPowerStateChangeMs);
    };
    const touched = check.value.filter(isTouched).map(({ outlet }) => outlet);
    if (touched.length > 0) this.#state.leaveOff(touched, () => messages.switchedMeanwhile(), null);
    return book.open.length > 0;
  }

  /** From here on the on of a cycle counts as sent: whatever happens, it is not sent again. False when it must not leave. */
  #takePromise(): boolean {
    const { promise, book, clock } = this.#state.options;
    if (promise === null || promise.onLeaves(book.open, clock.nowMs())) return true;
    if (this.#state.wasSent) this.#state.leaveOff(book.open, () => messages.promiseNotTaken(), 'starts');
    else this.#state.enterAll('notSent', () => messages.promiseNotTaken());
    return false;
  }

  /** The on of a cycle is on disk before its off is on the wire; false when it could not be written. */
  #promise(): boolean {
    const { promised, promise, logger, book } = this.#state.options;
    if (promise === null || this.#state.action !== 'off') return true;
    try {
      promise.make(promised.filter((each) => book.open.includes(each.outlet)));
      return true;
    } catch (error) {
      logger.error({ err: error }, 'The second half of a cycle could not be written');
      this.#state.enterAll('notSent', () => messages.promiseFailed(this.#state.command.action));
      return false;
    }
  }

  /** From here on the command is on disk before it is on the wire. */
  #ask(updates: readonly OutletUpdate[]): boolean {
    const { book, logger, promise } = this.#state.options;
    if (!this.#promise()) return false;
    try {
      book.enter('asked', updates);
    } catch (error) {
      logger.error({ err: error }, 'The audit log could not be written');
      book.note(
        book.open.map((outlet) => ({
          outlet,
          phase: 'notSent',
          message: messages.auditFailed(this.#state.command.action),
        })),
      );
      if (this.#state.action === 'off') promise?.drop(this.#state.command.outlets.map((each) => each.outlet));
      return false;
    }
    if (this.#state.options.onLeaves(book.open)) return true;
    this.#state.enterAll('notSent', () => messages.promiseFailed(this.#state.command.action));
    return false;
  }

  #onSent(): void {
    const { clock, session, promise } = this.#state.options;
    if (this.#state.action === 'off') promise?.offSent(clock.nowMs());
    this.#state.seen.sent(clock.nowMs(), (outlet) => session.record.lastChange(outlet));
    this.#state.wasSent = true;
    this.#isOnItsWay = true;
    this.#state.isWaitingOff = false;
    this.#state.enterAll('sent', () => null);
  }

  #onReply(result: DeviceResult<null>): void {
    const atMs = this.#state.options.clock.nowMs();
    if (result.ok) {
      this.#state.reply = { kind: 'accepted', atMs };
      this.#state.enterAll('accepted', () => null);
    } else if (result.error.kind === 'outcomeUnknown' || (this.#isOnItsWay && mayHaveArrived(result.error))) {
      this.#state.reply = { kind: 'lost', atMs };
    } else {
      this.#onRefused(result.error);
    }
    this.#state.waker.wake();
  }

  /** It had no effect: the device said so, or it never left. */
  #onRefused(error: DeviceError): void {
    const { action } = this.#state.command;
    const waited = this.#state.wasSent ? messages.busyTooLong() : messages.waitedTooLong(action);
    const reason = error.kind === 'cancelled' ? waited : error.message;
    this.#state.wasForbidden = error.kind === 'notPermitted';
    if (this.#isOnItsWay) this.#state.refusal = reason;
    else {
      const { book, promise } = this.#state.options;
      promise?.onNeverLeft(book.open);
      if (this.#state.wasSent) this.#state.leaveOff(book.open, () => reason, 'answers');
      else this.#state.enterAll('notSent', () => reason);
    }
  }
}
