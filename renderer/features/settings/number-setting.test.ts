import { expect, test } from 'vitest';
import { numberIn } from './NumberSetting.tsx';

const range = { from: 0.5, to: 60 };

test('takes a number in its range, with a point or a comma', () => {
  expect(numberIn('1', range)).toBe(1);
  expect(numberIn(' 0,5 ', range)).toBe(0.5);
  expect(numberIn('60', range)).toBe(60);
});

test('refuses what is no number or out of its range', () => {
  for (const typed of ['', '0.4', '61', '-1', '1 s', '1e1', 'fast'])
    expect(numberIn(typed, range)).toBeNull();
});
