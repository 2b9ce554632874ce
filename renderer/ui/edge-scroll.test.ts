import { expect, test } from 'vitest';
import { edgeScroll } from './edge-scroll.ts';

test('a list scrolls only while something is held near an edge', () => {
  expect(edgeScroll(300, 100, 500)).toBe(0);
  expect(edgeScroll(105, 100, 500)).toBeLessThan(0);
  expect(edgeScroll(495, 100, 500)).toBeGreaterThan(0);
  expect(edgeScroll(900, 100, 500)).toBeGreaterThan(edgeScroll(465, 100, 500));
});
