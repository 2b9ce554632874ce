import { expect, test } from 'vitest';
import { progressTiming, remainingMs, remainingSeconds } from './countdown.ts';

test('a countdown never goes below 0', () => {
  expect(remainingMs(1000, 400)).toBe(600);
  expect(remainingMs(1000, 1400)).toBe(0);
});

test('seconds are counted as a person counts them: 3 in the first of three', () => {
  expect(remainingSeconds(3000, 0)).toBe(3);
  expect(remainingSeconds(3000, 999)).toBe(3);
  expect(remainingSeconds(3000, 1001)).toBe(2);
  expect(remainingSeconds(3000, 3000)).toBe(0);
});

test('a progress line that is drawn late starts where it stands', () => {
  expect(progressTiming(1000, 11_000, 3500)).toEqual({ durationMs: 10_000, elapsedMs: 2500, steps: 10 });
});

test('a progress line stays within its ends whatever the clock says', () => {
  expect(progressTiming(1000, 2000, 500).elapsedMs).toBe(0);
  expect(progressTiming(1000, 2000, 9000).elapsedMs).toBe(1000);
  expect(progressTiming(1000, 1000, 1000).durationMs).toBe(1);
});
