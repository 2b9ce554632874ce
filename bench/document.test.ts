import { expect, test } from 'vitest';
import { resultsDocument, shortfalls, type PartReport } from './document.ts';
import { atMost, median, ratio } from './numbers.ts';
import { protocolRows } from './rows.ts';
import { textTable } from './table.ts';

const WITHOUT_SDK = protocolRows({
  model: 'any',
  busbar: { discovery: { requests: 13, seconds: 0.5 }, reading: { requests: 3, seconds: 0.1, values: 500 } },
  sdk: null,
  cpuMsPerPoll: 5,
  valuesPerPoll: 500,
});

const part = (change: Partial<PartReport>): PartReport => ({
  title: 'Part',
  method: 'Measured so.',
  rows: WITHOUT_SDK,
  skipped: null,
  failed: null,
  ...change,
});

test('says whether a target is met', () => {
  expect(WITHOUT_SDK.map((row) => row.target)).toEqual(['at most 12: NOT MET', '', 'at most 4: met', '', '']);
  expect(atMost(50, ' ms', 50)).toBe('at most 50 ms: met');
});

test('gives no ratio where there is nothing beside it', () => {
  expect(WITHOUT_SDK.map((row) => row.ratio)).toEqual(['', '', '', '', '']);
  expect(ratio(3, 2)).toBe('1.50 x');
  expect(ratio(3, 0)).toBe('');
});

test('names what was skipped and what failed, also in the document', () => {
  const parts = [part({ skipped: 'no SDK' }), part({ title: 'Renderer', rows: [], failed: 'no charts' })];
  expect(shortfalls(parts)).toEqual(['skipped: Part: no SDK', 'failed: Renderer: no charts']);
  const text = resultsDocument(parts, ['Node: 24']);
  for (const line of [...shortfalls(parts), '- Node: 24', '| Discovery, requests | 13 |']) {
    expect(text).toContain(line);
  }
});

test('lines up the columns of a table', () => {
  const [head = '', ...lines] = textTable(WITHOUT_SDK).split('\n');
  const at = head.indexOf('Busbar');
  expect(lines.map((line) => line.slice(at).split(' ')[0])).toEqual(['13', '0.500', '3', '0.100', '5.0']);
});

test('takes the middle of values in any order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([])).toBe(0);
});
