import type { PduId } from '../../../shared/model/ids.ts';
import { Limiter } from '../../polling/limiter.ts';

/** More that wait for one PDU are not a queue but a mistake. */
const MAX_WAITING = 64;

interface Turns {
  readonly limiter: Limiter;
  /** Commands that run or wait. */
  count: number;
}

/** Commands of the shell for one PDU, one after the other in the order they came. */
export class CommandTurns {
  readonly #turns = new Map<PduId, Turns>();

  /** `full` when too many wait already, `aborted` when the signal came first; the task was not started then. */
  async run(
    pdu: PduId,
    signal: AbortSignal,
    task: () => Promise<void>,
  ): Promise<'done' | 'full' | 'aborted'> {
    const turns = this.#turns.get(pdu) ?? { limiter: new Limiter(1), count: 0 };
    if (turns.count > MAX_WAITING) return 'full';
    this.#turns.set(pdu, turns);
    turns.count += 1;
    try {
      const isDone = await turns.limiter.run(signal, async () => {
        await task();
        return true;
      });
      return isDone === true ? 'done' : 'aborted';
    } finally {
      turns.count -= 1;
      if (turns.count === 0) this.#turns.delete(pdu);
    }
  }
}
