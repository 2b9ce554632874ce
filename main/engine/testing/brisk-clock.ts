import type { Clock } from '../../support/clock.ts';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Turns of the event loop without any request in which whatever is on its way over loopback has arrived. */
const QUIET_TURNS = 40;

/**
 * A clock that moves by itself, to the next thing that is due, whenever nothing is happening: minutes of a real device
 * and real sockets pass in a second, however slow or busy the machine is.
 */
export class BriskClock implements Clock, Disposable {
  readonly #activity: () => number;
  #sleepers: Sleeper[] = [];
  #nowMs: number;
  #isDisposed = false;

  /** `activity` is a number that changes with everything that happens on the wire. */
  constructor(startMs: number, activity: () => number) {
    this.#nowMs = startMs;
    this.#activity = activity;
    void this.#drive();
  }

  nowMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.#nowMs + Math.max(0, ms),
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

  async #quiet(): Promise<void> {
    let before = this.#activity();
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = this.#activity();
      if (now !== before) turns = 0;
      before = now;
    }
  }
}
