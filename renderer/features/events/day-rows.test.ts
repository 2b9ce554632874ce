import { expect, test } from 'vitest';
import { testLine } from '../../journal/testing/test-line.ts';
import { dayRows, rowAfterKey } from './day-rows.ts';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-20T14:32:08');
const rows = dayRows(
  ['2026-11-20T14:00:00', '2026-11-20T00:00:00', '2026-11-19T23:00:00', '2026-11-12T10:00:00'].map(
    (time, index) => testLine({ id: `event:${9 - index}`, atMs: at(time) }),
  ),
  NOW,
);

test('each day but today stands above its lines', () => {
  expect(rows.map((row) => (row.kind === 'day' ? row.words : row.line.id))).toEqual([
    'event:9',
    'event:8',
    'Yesterday',
    'event:7',
    '2026-11-12',
    'event:6',
  ]);
});

test('after a clock was set back, lines of a day to come do not pass for those of today', () => {
  const times = ['2026-11-21T00:10:00', '2026-11-20T14:00:00', '2026-11-19T23:00:00'];
  const lines = times.map((time, index) => testLine({ id: `event:${9 - index}`, atMs: at(time) }));
  expect(dayRows(lines, NOW).map((row) => (row.kind === 'day' ? row.words : row.line.id))).toEqual([
    '2026-11-21',
    'event:9',
    'Today',
    'event:8',
    'Yesterday',
    'event:7',
  ]);
});

test('keys go from line to line, over days, by pages and to the ends, and stop there', () => {
  const go = (from: number, key: string, page = 3) => rowAfterKey(rows, from, key, page);
  expect(go(1, 'ArrowDown')).toBe(3);
  expect(go(3, 'ArrowUp')).toBe(1);
  expect(go(0, 'ArrowUp')).toBe(0);
  expect(go(5, 'ArrowDown')).toBe(5);
  expect(go(0, 'PageDown', 2)).toBe(1);
  expect(go(1, 'PageDown')).toBe(3);
  expect(go(5, 'PageUp')).toBe(3);
  expect(go(5, 'PageUp', 20)).toBe(0);
  expect(go(3, 'Home')).toBe(0);
  expect(go(0, 'End')).toBe(5);
  expect(go(0, 'x')).toBeNull();
});
