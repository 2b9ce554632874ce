import type { Clock } from '../support/clock.ts';

/** A device that says all the time that its elements changed is discovered again this often and not more. */
const EVERY_MS = 5000;

/** When a PDU may be discovered again: the first time at once, after that not more than once per a few seconds. */
export class Rediscovery {
  readonly #clock: Clock;
  #nextAtMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** 0 when it may begin. A clock that was set back keeps nobody waiting. */
  get waitMs(): number {
    const waitMs = this.#nextAtMs - this.#clock.nowMs();
    return waitMs > EVERY_MS ? 0 : Math.max(0, waitMs);
  }

  begins(): void {
    this.#nextAtMs = this.#clock.nowMs() + EVERY_MS;
  }
}
