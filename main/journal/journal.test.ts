import { describe, expect, test } from 'vitest';
import { outletId, pduId } from '../../shared/model/ids.ts';
import { ALL, journalBench, PDU, START_MS } from './testing/journal-bench.ts';

describe('one list of events and audit log', () => {
  test('is newest first, whichever of the two it comes from', async () => {
    const bench = journalBench();
    bench.report({ text: 'Breaker C5 tripped.', severity: 'critical', element: 'ocp:C5' });
    await bench.clock.advance(1000);
    bench.command('c1', '14', 'armed');
    await bench.clock.advance(1000);
    bench.report({ text: 'Somebody was there.', severity: 'info', by: 'lab, 192.0.2.9' });
    const lines = await bench.lines();
    expect(lines.map(({ id, kind }) => [id, kind])).toEqual([
      ['event:2', 'operator'],
      ['audit:1', 'operator'],
      ['event:1', 'critical'],
    ]);
  });

  test('has one line for all entries of a command, which goes on in its place', async () => {
    const bench = journalBench();
    for (const label of ['7', '8', '9']) bench.command('c1', label, 'armed');
    await bench.clock.advance(1000);
    bench.change({ action: 'removePdu' });
    const before = await bench.lines();
    expect(before[1]).toMatchObject({
      id: 'audit:1',
      atMs: START_MS,
      endedAtMs: null,
      element: null,
      elementName: '3 outlets',
      text: 'Cycle 7, 8, 9 requested, undo window open',
      state: 'pending',
    });
    for (const label of ['7', '8', '9']) bench.command('c1', label, 'sent');
    await bench.clock.advance(9000);
    for (const label of ['7', '8']) bench.command('c1', label, 'confirmed');
    expect((await bench.lines())[1]).toMatchObject({ id: 'audit:1', state: 'inProgress', endedAtMs: null });
    bench.command('c1', '9', 'unknown', { message: 'The command may have arrived.' });
    const after = await bench.lines();
    expect(after).toHaveLength(2);
    expect(after[1]).toMatchObject({
      id: 'audit:1',
      state: 'unknown',
      endedAtMs: START_MS + 10_000,
      text: 'Cycle 7, 8, 9, 1 of 3 with unknown outcome. The command may have arrived.',
    });
    // Read at last: the later entry counts.
    bench.command('c1', '9', 'confirmed');
    expect((await bench.lines())[1]).toMatchObject({ state: 'done', text: 'Cycle 7, 8, 9' });
  });

  test('pages by place: what arrives meanwhile moves nothing, and of one moment nothing is lost or said twice', async () => {
    const bench = journalBench();
    for (let number = 1; number <= 5; number += 1) {
      bench.report({ text: `Event ${number}.` });
      bench.change({ action: 'renameInBusbar', before: 'a', after: `b${number}` });
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await bench.journal.list(ALL, 3, after);
      expect(page.entries.length).toBeLessThanOrEqual(3);
      seen.push(...page.entries.map(({ id }) => id));
      await bench.clock.advance(1);
      bench.report({ text: 'New.' });
      bench.change({ action: 'removePdu' });
      after = page.next;
    } while (after !== null);
    const audit = [5, 4, 3, 2, 1].map((number) => `audit:${number}`);
    const events = [5, 4, 3, 2, 1].map((number) => `event:${number}`);
    expect(seen).toEqual([...audit, ...events]);
  });
});

test('what a crash cut off shows once, as not sent or as unknown, however often Busbar starts', async () => {
  const { database, clock, ...bench } = journalBench();
  bench.command('c1', '14', 'armed');
  for (const result of ['armed', 'asked', 'sent'] as const) bench.command('c2', '15', result);
  bench.command('c3', '19', 'asked', { action: 'rename', before: 'build-2', after: 'build-02' });
  await clock.advance(1000);
  for (let start = 0; start < 2; start += 1) journalBench({ database, clock }).audit.closeUnfinished();
  const closed = 'The app closed before the outcome was read.';
  expect((await bench.lines()).map(({ text, state, endedAtMs }) => [text, state, endedAtMs])).toEqual([
    [`Changing name to build-02, outcome unknown. ${closed}`, 'unknown', START_MS + 1000],
    [`Cycle, outcome unknown. ${closed}`, 'unknown', START_MS + 1000],
    ['Cycle: not sent, app closed', 'notSent', START_MS + 1000],
  ]);
});

test('an old audit log, in which nothing joins a change to its outcome, lists both, and none goes on for ever', async () => {
  const bench = journalBench();
  const rename = { action: 'rename', element: outletId('19'), before: 'build-2', after: 'build-02' } as const;
  bench.change({ ...rename, result: 'asked' });
  bench.change({ ...rename, result: 'done' });
  expect((await bench.lines()).map(({ text, state }) => [text, state])).toEqual([
    ['Name changed from build-2', 'done'],
    ['Changing name to build-02', null],
  ]);
});

describe('filters', () => {
  test('take the lines of a source, of kinds, of a PDU and of a time', async () => {
    const bench = journalBench();
    const other = pduId('SN2');
    bench.report({ severity: 'critical' });
    bench.report({ severity: 'warning' }, other);
    bench.change({ action: 'removePdu', pdu: other });
    await bench.clock.advance(5000);
    bench.report({ severity: 'info', kind: 'connection', topic: 'connection' });
    const ids = async (filter: Parameters<typeof bench.lines>[0]) =>
      (await bench.lines(filter)).map(({ id }) => id);
    expect(await ids({ source: 'audit' })).toEqual(['audit:1']);
    expect(await ids({ source: 'events' })).toEqual(['event:3', 'event:2', 'event:1']);
    expect(await ids({ kinds: ['critical', 'connection'] })).toEqual(['event:3', 'event:1']);
    expect(await ids({ kinds: ['operator', 'warning'] })).toEqual(['audit:1', 'event:2']);
    expect(await ids({ pdu: other })).toEqual(['audit:1', 'event:2']);
    expect(await ids({ fromMs: START_MS + 1 })).toEqual(['event:3']);
    expect(await ids({ toMs: START_MS + 5000 })).toEqual(['audit:1', 'event:2', 'event:1']);
  });

  test('by an outlet finds commands for several outlets, too', async () => {
    const bench = journalBench();
    for (const label of ['7', '8']) bench.command('c1', label, 'confirmed');
    bench.command('c2', '9', 'confirmed');
    bench.report({ element: outletId('8'), text: 'Turned off' });
    const lines = await bench.lines({ pdu: PDU, element: outletId('8') });
    expect(lines.map(({ id }) => id)).toEqual(['audit:1', 'event:1']);
    expect(lines[0]?.elementName).toBe('2 outlets');
  });

  test('search the words that are shown, in any case and script, and take no sign for a pattern', async () => {
    const bench = journalBench();
    bench.command('c1', '14', 'confirmed', { action: 'off', elementName: '14 STRASSE_ÄÖ 100%' });
    bench.command('c2', '15', 'confirmed', { action: 'off', elementName: '15 Straße 🔌 <b>x</b>' });
    bench.report({ line: 'Current above upper warning, 25.8 A', by: 'PDU' });
    const found = async (search: string) => (await bench.lines({ search })).map(({ id }) => id);
    expect(await found('TURNED off')).toEqual(['audit:2', 'audit:1']);
    expect(await found('äö')).toEqual(['audit:1']);
    expect(await found('_')).toEqual(['audit:1']);
    expect(await found('100%')).toEqual(['audit:1']);
    expect(await found('🔌 <B>')).toEqual(['audit:2']);
    expect(await found('upper 25.8')).toEqual(['event:1']);
    expect(await found('nobody')).toEqual([]);
  });

  test('search goes on through many lines, and pages of what it found follow each other', async () => {
    const bench = journalBench();
    for (let number = 1; number <= 1200; number += 1)
      bench.report({ text: number % 600 === 0 ? 'A needle.' : 'Hay.' });
    const first = await bench.journal.list({ ...ALL, search: 'needle' }, 1, null);
    expect(first.entries.map(({ id }) => id)).toEqual(['event:1200']);
    const second = await bench.journal.list({ ...ALL, search: 'needle' }, 1, first.next);
    expect(second.entries.map(({ id }) => id)).toEqual(['event:600']);
    expect(second.next).toBeNull();
  });
});

describe('counts', () => {
  test('are by column and in all, and the same for a search', async () => {
    const bench = journalBench();
    const hourMs = 3_600_000;
    bench.report({ severity: 'critical', kind: 'alarm', topic: 'ocp:C5 trip' });
    for (const label of ['7', '8']) bench.command('c1', label, 'armed');
    await bench.clock.advance(hourMs);
    bench.report({ severity: 'warning', kind: 'alarm', topic: 'inlet:I1 current' });
    bench.report({ severity: 'info', kind: 'cleared', topic: 'inlet:I1 current' });
    const expected = {
      columns: [
        { fromMs: START_MS, counts: { operator: 1, critical: 1 } },
        { fromMs: START_MS + hourMs, counts: { warning: 1, cleared: 1 } },
      ],
      totals: { operator: 1, critical: 1, warning: 1, cleared: 1, connection: 0, info: 0 },
      openAlarms: 1,
    };
    expect(await bench.counts({}, hourMs)).toEqual(expected);
    expect(await bench.counts({ search: 'e' }, hourMs)).toEqual(expected);
    expect((await bench.counts({ source: 'audit' }, hourMs)).totals).toMatchObject({
      operator: 1,
      critical: 0,
    });
    expect((await bench.counts({ pdu: pduId('other') }, hourMs)).columns).toEqual([]);
  });
});

test('one line is found by its id, by any of its entries, and by its command', async () => {
  const bench = journalBench();
  bench.command('c1', '7', 'armed');
  bench.command('c1', '7', 'confirmed');
  bench.change({ action: 'removePdu' });
  bench.report({ line: 'Closed again' });
  const done = { id: 'audit:1', text: 'Cycle', state: 'done' };
  expect(bench.journal.entry('audit:1')).toMatchObject(done);
  expect(bench.journal.entry('audit:2')).toMatchObject(done);
  expect(bench.journal.entry('command:c1')).toMatchObject(done);
  expect(bench.journal.entry('audit:3')).toMatchObject({ text: 'PDU removed' });
  expect(bench.journal.entry('event:1')).toMatchObject({ id: 'event:1', text: 'Closed again' });
  for (const id of ['audit:99', 'event:99', 'command:c9', 'nonsense', ''])
    expect(bench.journal.entry(id)).toBeNull();
});

test('steps are every entry behind a line; a line of a PDU has none', async () => {
  const bench = journalBench();
  bench.command('c1', '7', 'armed');
  bench.change({ action: 'removePdu' });
  bench.command('c1', '7', 'sent');
  bench.report({});
  expect(bench.journal.steps('audit:1').map(({ result }) => result)).toEqual(['armed', 'sent']);
  expect(bench.journal.steps('audit:2').map(({ action }) => action)).toEqual(['removePdu']);
  expect(bench.journal.steps('event:1')).toEqual([]);
  expect(bench.journal.steps('audit:99')).toEqual([]);
  expect(bench.journal.steps('nonsense')).toEqual([]);
});
