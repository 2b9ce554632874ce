import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../shared/result.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { backoffDelayMs } from './backoff.ts';
import { Limiter } from './limiter.ts';
import { nextSlotDelayMs, runPollLoop } from './poll-loop.ts';
import { Waker } from './waker.ts';

test('backoff doubles from one second to half a minute and is jittered over all of it', () => {
  const longest = [1, 2, 3, 5, 6, 50].map((attempt) => backoffDelayMs(attempt, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 16_000, 30_000, 30_000]);
  expect(backoffDelayMs(9, () => 0)).toBe(0);
  expect(backoffDelayMs(3, () => 0.25)).toBe(1000);
});

describe('the limiter', () => {
  test('runs so many at once and the others in the order they came', async () => {
    const limiter = new Limiter(2);
    const { signal } = new AbortController();
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
    const started: number[] = [];
    const tasks = gates.map((gate, index) =>
      limiter.run(signal, async () => {
        started.push(index);
        await gate.promise;
      }),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    gates[1]?.resolve();
    await tasks[1];
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve();
    await Promise.all(tasks);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  test('a task that is given up while it waits never starts and blocks nobody', async () => {
    const limiter = new Limiter(1);
    const gate = Promise.withResolvers<void>();
    const { signal } = new AbortController();
    const first = limiter.run(signal, () => gate.promise);
    const impatient = new AbortController();
    const given = limiter.run(impatient.signal, async () => 'ran');
    const last = limiter.run(signal, async () => 'ran');
    impatient.abort();
    expect(await given).toBeNull();
    gate.resolve();
    await first;
    expect(await last).toBe('ran');
  });

  test('a task that throws gives its place back', async () => {
    const limiter = new Limiter(1);
    const { signal } = new AbortController();
    await expect(limiter.run(signal, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(await limiter.run(signal, async () => 'ran')).toBe('ran');
  });
});

describe('the poll loop', () => {
  function loop(
    poll: (clock: ManualClock) => Promise<Result<null, string>>,
    onFailure: () => 'goOn' | 'stop' = () => 'goOn',
  ) {
    const clock = new ManualClock(0);
    const waker = new Waker();
    const controller = new AbortController();
    const startedAtMs: number[] = [];
    const ended = runPollLoop<string>({
      clock,
      random: () => 1,
      signal: controller.signal,
      waker,
      intervalMs: () => 1000,
      poll: () => {
        startedAtMs.push(clock.nowMs());
        return poll(clock);
      },
      onFailure,
    });
    return { clock, waker, controller, startedAtMs, ended };
  }

  test('keeps to its grid and leaves out the ticks that a slow poll ran over', async () => {
    const durationsMs = [0, 300, 2500, 0];
    const { signal } = new AbortController();
    const { clock, startedAtMs, controller, ended } = loop(async (clock) => {
      await clock.sleep(durationsMs.shift() ?? 0, signal);
      return ok(null);
    });
    await clock.advance(5500);
    expect(startedAtMs).toEqual([0, 1000, 2000, 5000]);
    controller.abort();
    expect(await ended).toBeNull();
  });

  test('waits longer after each failure and goes back to its interval after a success', async () => {
    const outcomes = [err('a'), err('b'), ok(null)];
    const { clock, startedAtMs, controller } = loop(async () => outcomes.shift() ?? ok(null));
    await clock.advance(4500);
    expect(startedAtMs).toEqual([0, 1000, 3000, 4000]);
    controller.abort();
  });

  test('ends with the failure that ends it', async () => {
    const { ended, startedAtMs } = loop(
      async () => err('refused'),
      () => 'stop',
    );
    expect(await ended).toBe('refused');
    expect(startedAtMs).toEqual([0]);
  });

  test('polls at once when woken', async () => {
    const { clock, waker, startedAtMs, controller } = loop(async () => ok(null));
    await clock.advance(400);
    waker.wake();
    await clock.advance(0);
    expect(startedAtMs).toEqual([0, 400]);
    controller.abort();
  });

  test('never waits a negative time', () => {
    expect(nextSlotDelayMs(1000, 500, 900)).toBe(500);
    expect(nextSlotDelayMs(1000, 500, 1000)).toBe(500);
    expect(nextSlotDelayMs(1000, 500, 1600)).toBe(400);
  });
});
