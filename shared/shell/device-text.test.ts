import { expect, test } from 'vitest';
import { attributeText, oneLine } from './device-text.ts';

test.each([
  ['Rack A07\r\nleft', 'Rack A07 left'],
  ['Rack \u0007 \u0007 A07', 'Rack A07'],
  ['\u0000\u001B[31mred\u007F', '[31mred'],
  ['a\u2028b', 'a b'],
  ['a\u00A0  b', 'a b'],
  ['\u202Eevil\u202C', 'evil'],
  ['half \uD83D', 'half'],
  ['no\uFFFE character\uFFFF', 'no character'],
  ['🔌 ok', '🔌 ok'],
  [' \t ', ''],
])('what a device says, %j, is one line of text', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test('an attribute of 2000 characters stays, a longer one is cut to that', () => {
  expect(attributeText('x'.repeat(2000))).toHaveLength(2000);
  expect(attributeText('x'.repeat(2001))).toBe('x'.repeat(2000));
});

test('a character at the cut is left out whole', () => {
  expect(attributeText(`${'x'.repeat(1999)}🔌`)).toBe('x'.repeat(1999));
  expect(attributeText(`${'x'.repeat(1998)}🔌x`)).toBe(`${'x'.repeat(1998)}🔌`);
});
