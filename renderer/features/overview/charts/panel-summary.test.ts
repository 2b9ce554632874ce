import { expect, test } from 'vitest';
import { panelSummary } from './panel-summary.ts';

const row = { title: 'Current', unit: 'A', digits: 1 };
const frame = { windowMs: 900_000, noDataFromMs: null };

test('says the lowest, the highest and the last value of a chart', () => {
  const stats = { min: 24.91, max: 26.12, last: 25.8 };
  expect(panelSummary(row, 'L2', { ...frame, stats })).toBe(
    'Current L2, last 15 min: lowest 24.9 A, highest 26.1 A, last 25.8 A',
  );
});

test('says that there is no data, or none since', () => {
  const empty = { min: null, max: null, last: null };
  expect(panelSummary(row, '', { ...frame, stats: empty })).toBe('Current, last 15 min: no data');
  const silent = { ...frame, noDataFromMs: 5, stats: { min: 1, max: 2, last: null } };
  expect(panelSummary(row, '', silent)).toBe(
    'Current, last 15 min: lowest 1.0 A, highest 2.0 A, last no value, no data since',
  );
});
