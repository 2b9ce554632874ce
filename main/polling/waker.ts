import type { Clock } from '../support/clock.ts';

/** Longest wait a timer can hold: stands for "until woken". */
export const UNTIL_WOKEN_MS = 2 ** 31 - 1;

/** A sleep that can be cut short from outside. Waking somebody who is awake does nothing. */
export class Waker {
  #sleeping: AbortController | null = null;

  wake(): void {
    this.#sleeping?.abort();
  }

  /** Resolves after `ms`, when woken, or when the signal aborts; never rejects. */
  async sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const controller = new AbortController();
    const stop = () => controller.abort();
    this.#sleeping = controller;
    signal.addEventListener('abort', stop, { once: true });
    try {
      await clock.sleep(ms, controller.signal);
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.#sleeping === controller) this.#sleeping = null;
    }
  }
}
