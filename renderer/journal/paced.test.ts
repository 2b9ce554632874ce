import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from './paced.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is asked for often runs at once, and then once more after it rested', async () => {
  const run = vi.fn(async () => undefined);
  const { ask } = paced(run, 1000);
  ask();
  ask();
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('it never runs twice at once, and not any more when it was stopped', async () => {
  const first = Promise.withResolvers<undefined>();
  const run = vi.fn(() => first.promise);
  const { ask, stop } = paced(run, 100);
  ask();
  await vi.advanceTimersByTimeAsync(5000);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  first.resolve(undefined);
  await vi.advanceTimersByTimeAsync(50);
  stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(run).toHaveBeenCalledTimes(1);
});
