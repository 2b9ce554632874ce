import type { FrameClock } from '../draw-rounds.ts';

/** Frames 16 ms apart that happen when the test says so. */
export class ManualFrames implements FrameClock {
  #nowMs: number;
  #frames: (() => void)[] = [];
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

  constructor(nowMs = 0) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  onFrame(run: () => void): () => void {
    this.#frames.push(run);
    return () => {
      this.#frames = this.#frames.filter((each) => each !== run);
    };
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  frame(): void {
    this.#nowMs += 16;
    const due = this.#timers.filter((timer) => timer.atMs <= this.#nowMs);
    this.#timers = this.#timers.filter((timer) => timer.atMs > this.#nowMs);
    for (const timer of due) timer.run();
    const frames = this.#frames.splice(0);
    for (const run of frames) run();
  }

  framesUntil(nowMs: number): void {
    while (this.#nowMs < nowMs) this.frame();
  }
}
