import { expect, test, vi } from 'vitest';
import { silentLogger } from '../support/logger.ts';
import { disposeInOrder } from './dispose.ts';

test('a step that fails does not keep the next ones from running', async () => {
  const ran: string[] = [];
  await disposeInOrder(silentLogger, [
    ['first', () => Promise.reject(new Error('broken'))],
    ['second', async () => void ran.push('second')],
  ]);
  expect(ran).toEqual(['second']);
});

test('a step that hangs is left behind after five seconds', async () => {
  vi.useFakeTimers();
  try {
    const ran: string[] = [];
    const done = disposeInOrder(silentLogger, [
      ['hangs', () => new Promise(() => undefined)],
      ['last', async () => void ran.push('last')],
    ]);
    await vi.advanceTimersByTimeAsync(4999);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(ran).toEqual(['last']);
  } finally {
    vi.useRealTimers();
  }
});
