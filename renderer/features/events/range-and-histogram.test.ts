import { expect, test } from 'vitest';
import type { JournalCounts } from '../../../shared/model/journal.ts';
import { chipCounts, columnsOf, summaryWords } from './histogram.ts';
import { rangeAt, spanWords, ticksOf, windowReaching } from './range.ts';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-20T14:32:08');
const QUARTER_MS = 900_000;
const column = (text: string, counts: JournalCounts['columns'][number]['counts']) => ({
  fromMs: at(text),
  counts,
});
const NONE = { operator: 0, critical: 0, warning: 0, cleared: 0, connection: 0, info: 0 };

test('a day has 96 columns of 15 min that stand still while time goes on', () => {
  const range = rangeAt('24h', NOW);
  expect(range).toMatchObject({ columnMs: QUARTER_MS, columnCount: 96, toMs: at('2026-11-20T14:45:00') });
  expect(rangeAt('24h', NOW + 60_000)).toEqual(range);
  expect(range.toMs - range.fromMs).toBe(86_400_000);
});

test('every window has between 60 and 96 columns', () => {
  expect((['1h', '7d', '30d'] as const).map((name) => rangeAt(name, NOW).columnCount)).toEqual([60, 84, 90]);
});

test('the axis has times for a day and dates for more', () => {
  expect(ticksOf(rangeAt('24h', NOW), '24h').map(({ text }) => text)).toEqual([
    '14:45',
    '18:45',
    '22:45',
    '02:45',
    '06:45',
    '10:45',
    '14:45',
  ]);
  expect(ticksOf(rangeAt('7d', NOW), '7d')).toHaveLength(8);
  expect(ticksOf(rangeAt('7d', NOW), '7d')[0]).toEqual({ at: 0, text: '11-13' });
});

test('a time is looked for in the smallest window that reaches it', () => {
  expect(windowReaching(NOW - 1000, NOW)).toBe('1h');
  expect(windowReaching(NOW - 5_000_000, NOW)).toBe('24h');
  expect(windowReaching(NOW - 100 * 86_400_000, NOW)).toBe('30d');
});

test('a column has a block for each line, the worst on top, and the least is left out where they do not fit', () => {
  const counts = [
    column('2026-11-20T14:30:00', { operator: 7, warning: 1, critical: 2 }),
    column('2026-11-20T08:00:00', { info: 1 }),
  ];
  const [last, first] = columnsOf(counts, rangeAt('24h', NOW), [], NOW);
  expect(last).toMatchObject({
    index: 95,
    total: 10,
    words: '14:30 to 14:45: 2 critical, 1 warning, 7 operator',
  });
  expect(last?.blocks).toEqual(['quiet', 'quiet', 'quiet', 'quiet', 'quiet', 'warn', 'crit', 'crit']);
  expect(first).toMatchObject({ index: 69, blocks: ['quiet'] });
});

test('columns hold only the kinds that are chosen, and none when nothing is left', () => {
  const counts = [column('2026-11-20T14:30:00', { operator: 7, warning: 1 })];
  expect(columnsOf(counts, rangeAt('24h', NOW), ['warning'], NOW)).toMatchObject([
    { total: 1, blocks: ['warn'] },
  ]);
  expect(columnsOf(counts, rangeAt('24h', NOW), ['critical'], NOW)).toEqual([]);
});

test('the picture is told in a sentence', () => {
  const counts = [column('2026-11-20T14:30:00', { critical: 2 }), column('2026-11-20T08:00:00', { info: 1 })];
  const columns = columnsOf(counts, rangeAt('24h', NOW), [], NOW);
  expect(summaryWords(columns, '24 h')).toBe(
    '3 events in the last 24 h, most from 14:30 to 14:45: 2 critical.',
  );
  expect(summaryWords([], '1 h')).toBe('No events in the last 1 h.');
});

test('chips count all there is, or what one column holds', () => {
  const counts: JournalCounts = {
    columns: [column('2026-11-20T14:30:00', { critical: 2 })],
    totals: { ...NONE, critical: 3, operator: 9 },
    openAlarms: 0,
  };
  expect(chipCounts(counts, null)).toMatchObject({ critical: 3, operator: 9 });
  expect(chipCounts(counts, at('2026-11-20T14:30:00'))).toEqual({ critical: 2 });
  expect(chipCounts(counts, at('2026-11-20T14:15:00'))).toEqual({});
});

test('a span of another day has its date', () => {
  const from = at('2026-11-19T23:45:00');
  expect(spanWords(from, from + QUARTER_MS, NOW)).toBe('2026-11-19 23:45 to 00:00');
});
