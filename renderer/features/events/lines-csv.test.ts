import { expect, test } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { createTestEngine } from '../../../shared/testing/test-engine.ts';
import { testLine, testLines } from '../../journal/testing/test-line.ts';
import { allLines, linesCsv } from './lines-csv.ts';

const atMs = Date.UTC(2026, 10, 20, 14, 32, 1);

test('a line is a row of text with its times in UTC', () => {
  const text = linesCsv([testLine({ atMs, endedAtMs: atMs + 15_440 })]);
  expect(text.split('\r\n')).toEqual([
    'Time,Kind,PDU,Element,What happened,By,"Lasted, s",State,Ended,Entry',
    '2026-11-20T14:32:01.000Z,Operator,A07-L,14 db-02 PSU A,Cycled,m.okafor,15.4,Done,2026-11-20T14:32:16.440Z,audit:318',
    '',
  ]);
});

test('what a spreadsheet would run stays text, and quotes and line breaks are kept', () => {
  const text = linesCsv([
    testLine({
      atMs,
      elementName: '=HYPERLINK("http://x")',
      text: 'two\nlines',
      by: '@SUM(A1)',
      pduName: '-1',
    }),
  ]);
  expect(text).toContain(`,'-1,"'=HYPERLINK(""http://x"")","two\nlines",'@SUM(A1),`);
});

test('every page is taken', async () => {
  const lines = testLines(1200);
  const engine = createTestEngine(contract, {
    journal: {
      list: async ({ limit, after }) => {
        const from = Number(after ?? 0);
        const next = from + limit < lines.length ? String(from + limit) : null;
        return { entries: lines.slice(from, from + limit), next };
      },
    },
  });
  const filter = { source: 'all', kinds: [], pdu: null, element: null, search: '' } as const;
  expect(await allLines(engine.client, { ...filter, fromMs: null, toMs: null })).toEqual(lines);
});
