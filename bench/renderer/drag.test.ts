import { expect, test } from 'vitest';
import { heightAfter } from './drag.ts';

test('the pointer goes down to the end, up to the start and down again', () => {
  const heights = [0, 50, 100, 150, 200, 250].map((wayPx) => heightAfter(wayPx, 10, 110));
  expect(heights).toEqual([10, 60, 110, 60, 10, 60]);
});
