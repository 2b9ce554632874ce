import { expect, test } from 'vitest';
import { NewestAnswer } from './newest-answer.ts';

test('an answer that comes after that of a later question is no news', () => {
  const newest = new NewestAnswer();
  const [first, second] = [newest.ask(), newest.ask()];
  expect(second()).toBe(true);
  expect(first()).toBe(false);
  expect(newest.ask()()).toBe(true);
});

test('answers in the order of their questions are all news', () => {
  const newest = new NewestAnswer();
  const [first, second] = [newest.ask(), newest.ask()];
  expect([first(), second()]).toEqual([true, true]);
});
