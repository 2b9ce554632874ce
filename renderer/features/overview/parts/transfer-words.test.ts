import { expect, test } from 'vitest';
import { transfersOf, transfersTitle } from './transfer-words.ts';

const entry = (text: string) => ({ id: 'event:1', atMs: 0, text, by: 'PDU' });

test('a transfer says from where to where, as far as that is known', () => {
  const moved = (text: string, inlets: number) => transfersOf([entry(text)], inlets)[0]?.moved;
  expect(moved('Transfer switch moved to inlet 2.', 2)).toBe('Inlet 1 to inlet 2');
  expect(moved('Core ATS moved to inlet 1.', 2)).toBe('Inlet 2 to inlet 1');
  expect(moved('Back on preferred inlet 1', 2)).toBe('Inlet 2 to inlet 1');
  expect(moved('Transfer switch moved to inlet 2.', 3)).toBe('To inlet 2');
  expect(moved('Transfer switch moved to none.', 2)).toBe('To no inlet');
});

test('what is no transfer is not among them', () => {
  expect(transfersOf([entry('Transfer switch: operation is now standby.')], 2)).toEqual([]);
});

test('the title says over what time', () => {
  expect(transfersTitle(4, 100, 30)).toBe('4 in 30 days');
  expect(transfersTitle(100, 100, 30)).toBe('100 or more in 30 days');
});
