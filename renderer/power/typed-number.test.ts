import { expect, test } from 'vitest';
import { isItsNumber } from './TypedNumber.tsx';

test('only the number of the outlet confirms, however it is written', () => {
  expect(isItsNumber(' aa24 ', { label: 'AA24' })).toBe(true);
  expect(isItsNumber('2/12', { label: '2/12' })).toBe(true);
  for (const typed of ['', '1', '114', '14x']) expect(isItsNumber(typed, { label: '14' })).toBe(false);
});
