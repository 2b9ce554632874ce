import type { Clock } from './clock.ts';

interface Sleeper {
  dueMs: number;
  readonly wake: () => void;
}

/** A clock that moves only when told to: for tests and for a simulator that must repeat itself. */
export class ManualClock implements Clock {
  #nowMs: number;
  #sleepers: Sleeper[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.#nowMs + ms,
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

  /** Somebody sets the machine's clock, back or forth: what sleeps goes on sleeping as long as it was going to. */
  step(ms: number): void {
    this.#nowMs += ms;
    for (const sleeper of this.#sleepers) sleeper.dueMs += ms;
  }

  /** Moves time on and wakes sleepers in the order they are due, letting everything run that needs no time in between. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#sleepers.toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > untilMs) break;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
    }
    this.#nowMs = untilMs;
  }
}
