import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { JournalFilter } from '../../shared/model/journal.ts';
import { outletId } from '../../shared/model/ids.ts';
import { migrate } from '../storage/database.ts';
import { choiceOf, scopeOf, valuesOf, within, type Stretch, type Table } from './conditions.ts';
import { rowsSql } from './queries.ts';
import { ALL, PDU, START_MS } from './testing/journal-bench.ts';

const place = { source: 'audit', atMs: START_MS, number: 5 } as const;

/** What SQLite says of how it would answer. */
function planOf(table: Table, filter: Partial<JournalFilter>, stretch: Partial<Stretch> = {}): string {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const wanted = { ...ALL, ...filter };
  const conditions = [
    ...scopeOf(wanted),
    ...within({ after: null, until: null, ...stretch }, table),
    ...(choiceOf(wanted, table) ?? []),
  ];
  return database
    .prepare(`EXPLAIN QUERY PLAN ${rowsSql(table, conditions)}`)
    .all(...valuesOf(conditions))
    .map((row) => String(row['detail']))
    .join('\n');
}

const cases: readonly [string, Partial<JournalFilter>, Partial<Stretch>][] = [
  ['the first stretch', {}, { until: { ...place, number: 1 } }],
  ['a later stretch', {}, { after: place, until: { ...place, number: 1 } }],
  ['the last stretch of a time', { fromMs: START_MS, toMs: START_MS + 1000 }, { after: place }],
  ['a PDU', { pdu: PDU }, { after: place, until: place }],
  ['an outlet', { pdu: PDU, element: outletId('14') }, { after: place, until: place }],
];

test.each(cases)('%s is found by an index and needs no sorting, in both tables', (_name, filter, stretch) => {
  for (const table of ['audit', 'event'] as const) {
    const plan = planOf(table, filter, stretch);
    expect(plan).toMatch(
      new RegExp(`SEARCH ${table} USING INDEX ${table}_${filter.pdu === PDU ? 'pdu_' : ''}time`, 'u'),
    );
    expect(plan).not.toContain('TEMP B-TREE');
    expect(plan).not.toMatch(/SCAN/u);
  }
});

test('the other entries of a command are found by its id', () => {
  expect(planOf('audit', { element: outletId('14') }, { until: place })).toMatch(
    /SEARCH earlier USING (?:COVERING )?INDEX audit_command/u,
  );
});
