import type { Clock } from '../support/clock.ts';

/** Time in which changes are told as one. */
const TOGETHER_MS = 350;

/** Tells that something changed, a little later and for everything that changed until then at once. */
export class ChangeSignal {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #tell: () => void;
  #isDue = false;

  constructor(options: { readonly clock: Clock; readonly signal: AbortSignal; readonly tell: () => void }) {
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#tell = options.tell;
  }

  raise(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    void this.#clock.sleep(TOGETHER_MS, this.#signal).then(() => {
      this.#isDue = false;
      if (!this.#signal.aborted) this.#tell();
    });
  }
}
