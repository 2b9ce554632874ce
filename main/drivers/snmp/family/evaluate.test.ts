import { expect, test } from 'vitest';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import { oidOf } from './cell.ts';
import { holds, isBitSet, meaningOf, numberFrom, plainText, scaled, textFrom, textOids } from './evaluate.ts';
import type { Condition, NumberSource, TextSource } from './sources.ts';

const COLUMN = '1.3.1';
const cell = { column: COLUMN };
const over = (value: SnmpValue | undefined): ReadonlyMap<string, SnmpValue> =>
  new Map(value === undefined ? [] : [[`${COLUMN}.1.5`, value]]);
const bytes = (...value: readonly number[]): SnmpValue => ({ type: 'octets', value: Uint8Array.from(value) });

test.each([
  [{ column: COLUMN }, '1.3.1.1.5'],
  [{ column: COLUMN, suffix: '14' }, '1.3.1.1.5.14'],
  [{ column: COLUMN, parts: 1 }, '1.3.1.1'],
  [{ column: COLUMN, parts: 0, suffix: '0' }, '1.3.1.0'],
  [{ scalar: '1.9.0' }, '1.9.0'],
])('the cell %j of row 1.5 is %s', (place, oid) => {
  expect(oidOf(place, '1.5')).toBe(oid);
});

const conditions: readonly [Condition, SnmpValue | undefined, boolean][] = [
  [{ ...cell, equals: 2 }, integer(2), true],
  [{ ...cell, equals: [1, 3] }, integer(2), false],
  [{ ...cell, equals: 2 }, octets('2'), false],
  [{ ...cell, equals: 2 }, undefined, false],
  [{ ...cell, atLeast: 1 }, integer(0), false],
  [{ ...cell, atLeast: 1 }, { type: 'gauge32', value: 1 }, true],
  [{ ...cell, unless: 2 }, integer(2), false],
  [{ ...cell, unless: 2 }, undefined, true],
  [{ ...cell, present: true }, octets(''), true],
  [{ ...cell, present: true }, undefined, false],
  [{ ...cell, absent: true }, undefined, true],
  [{ ...cell, notEmpty: true }, octets(' \0'), false],
  [{ ...cell, notEmpty: true }, octets('x'), true],
  [{ ...cell, bit: 0 }, bytes(0x80), true],
  [{ ...cell, bit: 2 }, bytes(0x80), false],
];
test.each(conditions)('%j holds of %j: %s', (condition, value, expected) => {
  expect(holds(condition, '1.5', over(value))).toBe(expected);
});

test('bit 0 is the most significant of the first byte', () => {
  const value = bytes(0x9f, 0x04);
  const set = Array.from({ length: 24 }, (_, bit) => bit).filter((bit) => isBitSet(value, bit));
  expect(set).toEqual([0, 3, 4, 5, 6, 7, 13]);
  expect(isBitSet(integer(0x80), 0)).toBe(false);
});

const texts: readonly [readonly TextSource[], SnmpValue | undefined, string | null][] = [
  [[cell], octets('  web-01 '), 'web-01'],
  [[cell], integer(7), '7'],
  [[cell, { text: 'else' }], octets(''), 'else'],
  [[cell, { text: 'else' }], octets('Not Supported'), 'else'],
  [[{ ...cell, prefix: 'B' }], integer(3), 'B3'],
  [[{ ...cell, prefix: 'B' }], undefined, null],
  [[{ ...cell, pattern: /FW:(\S+)/u }], octets('MD:x FW:1.2'), '1.2'],
  [[{ ...cell, pattern: /FW:(\S+)/u }], octets('MD:x'), null],
  [[{ indexPart: -1, prefix: 'I' }], undefined, 'I5'],
  [[{ indexPart: 0, base: 1 }], undefined, '2'],
  [[{ indexPart: 7 }], undefined, null],
];
test.each(texts)('the text of %j with %j is %j', (sources, value, expected) => {
  expect(textFrom(sources, '1.5', over(value), ['not supported'])).toBe(expected);
});

test('a text may come from cells and scalars only', () => {
  expect(textOids([cell, { scalar: '1.9.0' }, { indexPart: 0 }, { text: 'x' }], '1.5')).toEqual([
    '1.3.1.1.5',
    '1.9.0',
  ]);
});

const numbers: readonly [NumberSource, SnmpValue | undefined, number | null][] = [
  [{ ...cell, scale: 0.1 }, integer(165), 16.5],
  [cell, octets('16A'), 16],
  [cell, octets('+12.5 A'), 12.5],
  [cell, octets('A16'), null],
  [cell, integer(-1), null],
  [{ ...cell, signed: true }, integer(-1), -1],
  [{ number: 32 }, undefined, 32],
];
test.each(numbers)('the number of %j with %j is %j', (source, value, expected) => {
  expect(numberFrom(source, '1.5', over(value))).toBe(expected);
});

test('scaling leaves no noise of binary fractions', () => {
  expect([scaled(3, 0.1), scaled(2307, 0.1), scaled(4_294_967_295, 1000)]).toEqual([
    0.3, 230.7, 4_294_967_295_000,
  ]);
});

test('a code that is not listed means nothing, nor does one that every object has', () => {
  expect(meaningOf({ 1: null }, 1)).toBeNull();
  expect(meaningOf({ 1: 'on' }, 2)).toBeUndefined();
  expect(meaningOf({ 1: 'on' }, null)).toBeUndefined();
});

test('a text cut at 256 characters ends with a whole one', () => {
  const text = plainText(`${'x'.repeat(255)}😀`);
  expect(text).toBe('x'.repeat(255));
});
