import {
  isFinal,
  type CommandPhase,
  type OutletCommand,
  type PowerCommand,
} from '../../shared/model/command.ts';
import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { Waker } from '../polling/waker.ts';
import type { OutletUpdate } from './command-book.ts';
import type { CommandRunOptions } from './command-run-options.ts';
import { EvidenceBook } from './evidence-book.ts';
import { messages } from './messages.ts';
import type { Reply } from './verdict.ts';

/** What the parts of one command's run know in common: what it is, how far it is, and what was seen since. */
export class RunState {
  readonly options: CommandRunOptions;
  /** Aborts when the run ends before its outcome. */
  readonly lifetime = new AbortController();
  /** Woken by everything that may decide the outcome. */
  readonly waker = new Waker();
  readonly seen = new EvidenceBook();
  /** What the step of now asks for: a cycle that Busbar drives has two. */
  action: PowerAction;
  reply: Reply = { kind: 'pending' };
  /** Why the device refused the step of now; it is read back before the outcome is told. */
  refusal: string | null = null;
  /** The refusal is about who asks, not about the outlet or the moment. */
  wasForbidden = false;
  wasSent = false;
  /** A cycle that Busbar drives has turned off and not yet on. */
  isWaitingOff = false;
  /** When the undo window ends. */
  leavesAtMs = 0;
  readonly #finished = Promise.withResolvers<PowerCommand>();
  /** Outlets that this run leaves off and that are turned on later. */
  readonly #onLater = new Set<OutletId>();

  constructor(options: CommandRunOptions) {
    this.options = options;
    this.action = options.book.command.action;
  }

  get command(): PowerCommand {
    return this.options.book.command;
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
    this.enterAll('notSent', text);
    this.end();
    return true;
  }

  /** Nothing is sent or read any more. */
  end(): void {
    this.lifetime.abort();
    this.settleFinished();
  }

  settleFinished(): void {
    if (this.options.book.isFinished) this.#finished.resolve(this.command);
  }

  /** How long the device may take for the step of now, besides answering. */
  get expectedMs(): number {
    return this.action === 'off' ? 0 : this.options.expectedMs;
  }

  /** Outlets that are off end here; the on of those whose promise is on disk is sent later, if `when` says so. */
  leaveOff(
    outlets: readonly OutletId[],
    reason: (outlet: OutletId) => string,
    when: 'answers' | 'starts' | null,
  ): void {
    const { promise } = this.options;
    if (when !== null)
      for (const outlet of outlets) if (promise?.isKept(outlet) === true) this.#onLater.add(outlet);
    const message = (outlet: OutletId) =>
      when !== null && this.#onLater.has(outlet)
        ? messages.turnedOnLater(elementLabel(outlet), reason(outlet), when)
        : messages.leftOff(elementLabel(outlet), reason(outlet));
    this.enterAll('failed', message, outlets);
  }

  /** Records a phase; what is over has no second half any more. */
  enter(phase: CommandPhase, updates: readonly OutletUpdate[]): void {
    const { book, promise } = this.options;
    book.enter(phase, updates);
    const isOver = phase === 'confirmed' || phase === 'failed';
    // What finishes a cycle and was not sent is looked at again by whoever gave it.
    if (!isOver && !(phase === 'notSent' && this.command.action === 'cycle')) return;
    promise?.drop(updates.map((each) => each.outlet).filter((outlet) => !this.#onLater.has(outlet)));
  }

  /** The command left a while ago, and the PDU has not answered. */
  sayNoAnswer(): void {
    const { book } = this.options;
    const silent = book.open.filter((outlet) => book.outlet(outlet)?.noAnswerYet === false);
    book.note(silent.map((outlet) => ({ outlet, noAnswerYet: true })));
  }

  enterAll(
    phase: CommandPhase,
    message: (outlet: OutletId) => string | null,
    outlets: readonly OutletId[] = this.options.book.open,
  ): void {
    this.enter(
      phase,
      outlets.map((outlet) => {
        const after = isFinal(phase) ? this.seen.stateOf(outlet) : null;
        return { outlet, after, message: message(outlet), ...this.#settledBy(phase) };
      }),
    );
  }

  /** What else is settled when the PDU has answered, or an outlet's part ends. */
  #settledBy(phase: CommandPhase): Pick<Partial<OutletCommand>, 'noAnswerYet' | 'wasForbidden'> {
    if (phase === 'accepted') return { noAnswerYet: false };
    if (!isFinal(phase)) return {};
    const isRefused = this.wasForbidden && (phase === 'failed' || phase === 'notSent');
    return { noAnswerYet: false, ...(isRefused ? { wasForbidden: true } : {}) };
  }
}
