import type { Clock } from '../../support/clock.ts';

/** One-shot timers on an injected clock, all of which stop with their owner. */
export class Timers implements Disposable {
  readonly #clock: Clock;
  readonly #pending = new Set<AbortController>();
  #isDisposed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `action` once after `ms`; the returned function calls it off. Does nothing once the owner is gone. */
  after(ms: number, action: () => void): () => void {
    // What is interrupted by the end may still want to arm a timer, which would keep the process alive.
    if (this.#isDisposed) return () => {};
    const controller = new AbortController();
    this.#pending.add(controller);
    void this.#clock.sleep(Math.max(0, ms), controller.signal).then(() => {
      this.#pending.delete(controller);
      if (!controller.signal.aborted) action();
    });
    return () => {
      controller.abort();
    };
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    for (const controller of this.#pending) controller.abort();
    this.#pending.clear();
  }
}

/** The device's own idea of time: the injected clock, moved so that it starts where it was told to. */
export class DeviceClock {
  readonly #clock: Clock;
  readonly #offsetMs: number;

  constructor(clock: Clock, startAtMs: number | undefined) {
    this.#clock = clock;
    this.#offsetMs = startAtMs === undefined ? 0 : startAtMs - clock.nowMs();
  }

  nowMs(): number {
    return this.#clock.nowMs() + this.#offsetMs;
  }

  /** Whole seconds since 1970, the resolution of time on the wire. */
  nowS(): number {
    return Math.floor(this.nowMs() / 1000);
  }
}
