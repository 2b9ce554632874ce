import { expect, test } from 'vitest';
import { fittingWindowMs, neighbourWindowMs, windowWords } from './windows.ts';

const MINUTE_MS = 60_000;

test('fits the window to what was recorded, up to 15 minutes', () => {
  const fitted = [0, 0.5, 2, 6, 14, 45].map((minutes) => fittingWindowMs(minutes * MINUTE_MS) / MINUTE_MS);
  expect(fitted).toEqual([1, 1, 5, 15, 15, 15]);
});

test('steps to the next window and stops at the ends', () => {
  expect(neighbourWindowMs(15 * MINUTE_MS, 1)).toBe(60 * MINUTE_MS);
  expect(neighbourWindowMs(60 * MINUTE_MS, 1)).toBe(60 * MINUTE_MS);
  expect(neighbourWindowMs(MINUTE_MS, -1)).toBe(MINUTE_MS);
});

test('names windows as the buttons do', () => {
  expect(windowWords(15 * MINUTE_MS)).toBe('15 min');
  expect(windowWords(60 * MINUTE_MS)).toBe('1 h');
});
