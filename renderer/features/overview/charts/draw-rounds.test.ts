import { expect, test } from 'vitest';
import { DrawRounds, type FrameClock } from './draw-rounds.ts';

/** Frames 16 ms apart that happen when the test says so. */
class ManualFrames implements FrameClock {
  #nowMs = 0;
  #frames: (() => void)[] = [];
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

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

function open(count: number) {
  const clock = new ManualFrames();
  const log: string[] = [];
  const rounds = new DrawRounds({
    clock,
    count,
    minIntervalMs: 1000,
    onRound: () => log.push('round'),
    draw: (position) => log.push(`chart ${position}`),
  });
  return { clock, log, rounds };
}

test('draws one chart a frame, all with the same round', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0']);
  clock.frame();
  clock.frame();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0', 'chart 1', 'chart 2']);
});

test('draws once a second at most, however often readings arrive', () => {
  const { clock, log, rounds } = open(2);
  for (let nowMs = 0; nowMs < 4000; nowMs += 100) {
    rounds.request();
    clock.framesUntil(nowMs + 100);
  }
  expect(log.filter((each) => each === 'round')).toHaveLength(4);
});

test('draws nothing while nothing changes', () => {
  const { clock, log, rounds } = open(2);
  rounds.request();
  clock.framesUntil(5000);
  expect(log.filter((each) => each === 'round')).toHaveLength(1);
});

test('starts at once when the admin changes the view in the middle of a round', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  clock.frame();
  rounds.restart();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0', 'round', 'chart 0']);
});

test('draws nothing after it was stopped', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  rounds.stop();
  rounds.request();
  rounds.restart();
  clock.framesUntil(3000);
  expect(log).toEqual([]);
});
