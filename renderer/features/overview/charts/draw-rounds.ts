/** Where time comes from; the window's own in the app. */
export interface FrameClock {
  nowMs(): number;
  /** Runs before the next picture. */
  onFrame(run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

export const windowClock: FrameClock = {
  nowMs: () => Date.now(),
  onFrame: (run) => {
    const handle = requestAnimationFrame(run);
    return () => cancelAnimationFrame(handle);
  },
  after: (ms, run) => {
    const handle = setTimeout(run, ms);
    return () => clearTimeout(handle);
  },
};

interface DrawRoundsOptions {
  readonly clock: FrameClock;
  /** Rounds start at least this far apart. */
  readonly minIntervalMs: number;
  /** Called as a round starts: what all its charts have in common is settled here. */
  readonly onRound: () => void;
  /** Draws one chart. */
  readonly draw: (position: number) => void;
  readonly count: number;
}

/** Draws many charts without a long task: one a frame, in rounds, and never more often than the interval. */
export class DrawRounds {
  readonly #options: DrawRoundsOptions;
  #next = 0;
  #wanted = false;
  #stopped = false;
  #startedAtMs = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(options: DrawRoundsOptions) {
    this.#options = options;
    this.#next = options.count;
  }

  /** Something changed: a round is drawn as soon as it may. */
  request(): void {
    this.#wanted = true;
    this.#schedule();
  }

  /** The admin changed the view: starts a new round now. */
  restart(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#next = this.#options.count;
    this.#startedAtMs = Number.NEGATIVE_INFINITY;
    this.request();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #schedule(): void {
    if (this.#stopped || this.#cancel !== null) return;
    const { clock, count, minIntervalMs } = this.#options;
    const waitMs = this.#startedAtMs + minIntervalMs - clock.nowMs();
    const step = () => {
      this.#cancel = null;
      this.#step();
    };
    if (this.#next < count) this.#cancel = clock.onFrame(step);
    else if (this.#wanted && count > 0) {
      this.#cancel = waitMs > 0 ? clock.after(waitMs, step) : clock.onFrame(step);
    }
  }

  #step(): void {
    const { clock, count, onRound, draw, minIntervalMs } = this.#options;
    if (this.#next >= count) {
      if (clock.nowMs() < this.#startedAtMs + minIntervalMs) return this.#schedule();
      this.#wanted = false;
      this.#next = 0;
      this.#startedAtMs = clock.nowMs();
      onRound();
    }
    draw(this.#next);
    this.#next += 1;
    this.#schedule();
  }
}
