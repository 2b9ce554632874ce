import { expect, test } from 'vitest';
import { integer, numberOf, octets, textOf, type SnmpValue } from './value.ts';

const bytes = (...value: readonly number[]): SnmpValue => ({
  type: 'octets',
  value: Uint8Array.from(value),
});

test('text is UTF-8, and Latin-1 where it is no UTF-8', () => {
  expect(textOf(octets('Küche'))).toBe('Küche');
  expect(textOf(bytes(0x4b, 0xfc, 0x63, 0x68, 0x65))).toBe('Küche');
});

test('padding with NUL and blanks, as of Panduit and APC, is no text', () => {
  expect(textOf(bytes(0x50, 0x44, 0x55, 0, 0, 0))).toBe('PDU');
  expect(textOf(octets('notsupported '))).toBe('notsupported');
  expect(textOf(bytes(0, 0))).toBe('');
});

test('a number is no text, and a text no number', () => {
  expect(textOf(integer(7))).toBeNull();
  expect(numberOf(octets('7'))).toBeNull();
  expect([textOf(undefined), numberOf(undefined)]).toEqual([null, null]);
});

test('any of the number types is a number', () => {
  const numbers: readonly SnmpValue[] = [
    integer(-1),
    { type: 'gauge32', value: 4_294_967_295 },
    { type: 'timeTicks', value: 42 },
    { type: 'counter64', value: 5_000_000_000n },
  ];
  expect(numbers.map(numberOf)).toEqual([-1, 4_294_967_295, 42, 5_000_000_000]);
});
