import type { PowerCommand } from '../../shared/model/command.ts';
import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import type { Observed } from '../devices/pdu-record.ts';
import type { CommandRunOptions } from './command-run-options.ts';
import { CommandSender } from './command-sender.ts';
import { CommandSettler } from './command-settler.ts';
import { TOO_LATE_MS } from './cycle-promise.ts';
import { messages } from './messages.ts';
import { RunState } from './run-state.ts';

/** Carries one command from the undo window to its outcome. It is sent once; everything after that is reading. */
export class CommandRun {
  readonly #state: RunState;
  readonly #sender: CommandSender;
  readonly #settler: CommandSettler;

  constructor(options: CommandRunOptions) {
    this.#state = new RunState(options);
    this.#sender = new CommandSender(this.#state);
    this.#settler = new CommandSettler(this.#state);
  }

  get command(): PowerCommand {
    return this.#state.command;
  }

  /** The command once every outlet is confirmed, failed, unknown or not sent. */
  get finished(): Promise<PowerCommand> {
    return this.#state.finished;
  }

  get isArmed(): boolean {
    return this.#state.isArmed;
  }

  /** Takes the command back; false when it is past that. */
  withdraw(message: string | ((outlet: OutletId) => string)): boolean {
    return this.#state.withdraw(message);
  }

  /** Ends the run: what was not sent never will be, what was sent stays unknown with the reason. */
  abandon(reasons: { readonly notSent: string; readonly running: string }): void {
    if (this.#state.withdraw(reasons.notSent)) return;
    const { promise, book } = this.#state.options;
    if (!this.#state.wasSent) this.#state.enterAll('notSent', () => reasons.notSent);
    else if (this.#state.isWaitingOff) this.#state.leaveOff(book.open, () => reasons.running, 'starts');
    else if (this.#state.refusal !== null) this.#settler.enterRefused(this.#state.refusal);
    else
      this.#state.enterAll('unknown', (outlet) =>
        promise?.isKept(outlet) === true
          ? messages.offUnknown(elementLabel(outlet), reasons.running, 'starts')
          : reasons.running,
      );
    this.#state.end();
  }

  /** A new command was given for outlets that are still unknown: what is read from now on belongs to that one. */
  stopSettling(outlets: readonly OutletId[]): void {
    this.#settler.leaveAlone(outlets);
  }

  /** Outlets that are still off now stay off. */
  sequenceCancelled(): void {
    this.#state.seen.cancelled(this.#state.options.clock.nowMs());
    this.#state.waker.wake();
  }

  /** The PDU is taken out of Busbar: nothing is turned on later. */
  forgetPromise(): void {
    const { promise } = this.#state.options;
    promise?.drop(promise.open.map((each) => each.outlet));
  }

  /** Observations of this PDU's outlets, from events, polls and checks. */
  observe(all: readonly Observed[]): void {
    const { book, promise } = this.#state.options;
    book.note(
      this.#state.seen.observe(all).filter(({ outlet }) => book.outlet(outlet)?.offSeenAtMs === null),
    );
    for (const { outlet } of all) {
      const last = this.#state.seen.of(outlet)?.last?.observation;
      if (last === undefined) continue;
      promise?.seen(outlet, last);
      promise?.waitsSeeing(outlet, last);
    }
    this.#state.waker.wake();
  }

  /** Runs to the end; never rejects. */
  async run(): Promise<void> {
    try {
      await this.#run();
    } catch (error) {
      this.#state.options.logger.error(
        { command: this.#state.command.id, err: error },
        'A power command ended by a bug',
      );
      this.#state.enterAll(this.#state.wasSent ? 'unknown' : 'notSent', () => messages.unknown());
    } finally {
      this.#state.settleFinished();
    }
  }

  async #run(): Promise<void> {
    const { clock, undoWindowMs, drivenCycleDelayMs, book, promise } = this.#state.options;
    const { signal } = this.#state.lifetime;
    this.#state.leavesAtMs = clock.nowMs() + undoWindowMs;
    if (undoWindowMs > 0) await clock.sleep(undoWindowMs, signal);
    if (book.isFinished) return;
    if (this.#sender.isLate) {
      this.#state.withdraw(messages.asleep());
      return;
    }
    if (drivenCycleDelayMs === null) {
      await this.#sendAndConfirm(this.#state.command.action, 'confirmed');
      return;
    }
    await this.#sendAndConfirm('off', 'goOn');
    if (book.open.length === 0 || signal.aborted) return;
    this.#state.isWaitingOff = true;
    const dueAtMs = clock.nowMs() + drivenCycleDelayMs;
    promise?.waits(dueAtMs);
    await clock.sleep(drivenCycleDelayMs, signal);
    if (signal.aborted) return;
    // The computer slept meanwhile: who gave the command does not expect it any more.
    if (clock.nowMs() - dueAtMs > TOO_LATE_MS)
      this.#state.leaveOff(book.open, () => messages.tooLate(), null);
    else await this.#sendAndConfirm('on', 'confirmed');
  }

  async #sendAndConfirm(action: PowerAction, onConfirmed: 'confirmed' | 'goOn'): Promise<void> {
    if (await this.#sender.send(action)) await this.#settler.settle(onConfirmed);
  }
}
