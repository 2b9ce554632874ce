import { isFinal, type CommandPhase, type PowerCommand } from '../../shared/model/command.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { Waker } from '../polling/waker.ts';
import type { CommandRunOptions } from './command-run-options.ts';
import { EvidenceBook } from './evidence-book.ts';
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
  wasSent = false;
  /** A cycle that Busbar drives has turned off and not yet on. */
  isWaitingOff = false;
  /** When the undo window ends. */
  leavesAtMs = 0;
  readonly #finished = Promise.withResolvers<PowerCommand>();

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

  enterAll(
    phase: CommandPhase,
    message: (outlet: OutletId) => string | null,
    outlets: readonly OutletId[] = this.options.book.open,
  ): void {
    this.options.book.enter(
      phase,
      outlets.map((outlet) => {
        const after = isFinal(phase) ? this.seen.stateOf(outlet) : null;
        return { outlet, after, message: message(outlet), ...(isFinal(phase) ? { noAnswerYet: false } : {}) };
      }),
    );
  }
}
