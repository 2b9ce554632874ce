import type { Clock } from '../../support/clock.ts';
import { Traffic } from './traffic.ts';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Turns of the event loop in which everybody has done what followed from what arrived last. */
const QUIET_TURNS = 40;
/** What did not arrive in so many turns never will: nobody listened. */
const LOST_TURNS = 20_000;

/**
 * A clock that moves by itself, to the next thing that is due, whenever nothing is happening and nothing is on its way:
 * minutes of a real device and real sockets pass in a second, however slow or busy the machine is. Make it before what
 * it is to watch.
 */
export class BriskClock implements Clock, Disposable {
  readonly #traffic = new Traffic();
  readonly #held: (() => number)[] = [];
  #sleepers: Sleeper[] = [];
  #nowMs: number;
  #isDisposed = false;

  constructor(startMs: number) {
    this.#nowMs = startMs;
    void this.#drive();
  }

  /** A server that has so many requests and lets them wait: time goes on for those. */
  holds(requests: () => number): void {
    this.#held.push(requests);
  }

  /** Whole milliseconds, as a machine's clock tells. */
  nowMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.#nowMs + Math.max(0, Math.ceil(ms)),
        wake: () => {
          this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#traffic[Symbol.dispose]();
    for (const sleeper of this.#sleepers) sleeper.wake();
  }

  async #drive(): Promise<void> {
    while (!this.#isDisposed) {
      await this.#quiet();
      const next = this.#sleepers.reduce<Sleeper | null>(
        (first, each) => (first === null || each.dueMs < first.dueMs ? each : first),
        null,
      );
      if (next === null) continue;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
    }
  }

  get #isBusy(): boolean {
    const { datagrams, handshakes, requests } = this.#traffic;
    const held = this.#held.reduce((sum, each) => sum + each(), 0);
    return datagrams > 0 || handshakes > 0 || requests > held;
  }

  async #quiet(): Promise<void> {
    const traffic = this.#traffic;
    let before = traffic.steps;
    let turns = 0;
    while (turns < QUIET_TURNS || this.#isBusy) {
      await new Promise((resolve) => setImmediate(resolve));
      turns = traffic.steps === before ? turns + 1 : 0;
      before = traffic.steps;
      if (turns > LOST_TURNS) traffic.giveUp();
    }
  }
}
