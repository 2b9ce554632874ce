import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { inletId, pduId, sidePduId } from '../../shared/model/ids.ts';
import { ALL, journalBench, PDU, START_MS } from './testing/journal-bench.ts';

const TOPIC = 'inlet:I1 current L2';
const warning = { severity: 'warning', kind: 'alarm', topic: TOPIC } as const;
const critical = { severity: 'critical', kind: 'alarm', topic: TOPIC } as const;
const cleared = { severity: 'info', kind: 'cleared', topic: TOPIC } as const;

const DAY_MS = 86_400_000;

describe('what has a beginning and an end', () => {
  test('is open until it clears; what follows within it ends it as well', async () => {
    const bench = journalBench();
    bench.report(warning);
    await bench.clock.advance(3000);
    bench.report(critical);
    await bench.clock.advance(6000);
    expect(await bench.lines()).toMatchObject([
      { id: 'event:2', kind: 'critical', state: 'open', endedAtMs: null },
      { id: 'event:1', kind: 'warning', state: 'ended', endedAtMs: START_MS + 3000 },
    ]);
    bench.report(cleared);
    expect(await bench.lines()).toMatchObject([
      { id: 'event:3', kind: 'cleared', state: 'ended', endedAtMs: null },
      { id: 'event:2', state: 'ended', endedAtMs: START_MS + 9000 },
      { id: 'event:1', endedAtMs: START_MS + 3000 },
    ]);
  });

  test('is one thing for each PDU and each topic', async () => {
    const bench = journalBench();
    bench.report(warning);
    bench.report(warning, pduId('SN2'));
    bench.report({ ...warning, topic: 'ocp:C3 current' });
    bench.report(cleared);
    const lines = await bench.lines({ kinds: ['warning'] });
    expect(lines.map(({ id, state }) => [id, state])).toEqual([
      ['event:3', 'open'],
      ['event:2', 'open'],
      ['event:1', 'ended'],
    ]);
  });

  test('goes on over a restart, and ends then, once', async () => {
    const first = journalBench();
    first.report(warning);
    first.report({ ...warning, topic: 'ocp:C3 current' });
    const { database, clock } = first;
    await clock.advance(60_000);
    const second = journalBench({ database, clock });
    // Read for the first time since: one is as it was, one is over, and of one nothing was known.
    second.report({ ...warning, isFirst: true });
    second.report({ ...cleared, topic: 'ocp:C3 current', isFirst: true });
    second.report({ ...cleared, topic: 'ocp:C4 current', isFirst: true });
    expect(await second.lines()).toMatchObject([
      { id: 'event:3', kind: 'cleared', state: 'ended' },
      { id: 'event:2', state: 'ended', endedAtMs: START_MS + 60_000 },
      { id: 'event:1', state: 'open' },
    ]);
    second.report(cleared);
    expect((await second.lines()).filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('that was there before Busbar looked goes to the journal and to no window', async () => {
    const bench = journalBench();
    bench.report({ ...critical, isFirst: true });
    bench.report({ ...critical, isFirst: true });
    expect(bench.fleet.state.events).toEqual([]);
    expect(await bench.lines()).toMatchObject([{ id: 'event:1', state: 'open' }]);
  });

  test('ends when its PDU leaves Busbar', async () => {
    const bench = journalBench();
    bench.report(warning);
    await bench.clock.advance(1000);
    bench.keeper.removed(PDU);
    expect(await bench.lines()).toMatchObject([{ state: 'ended', endedAtMs: START_MS + 1000 }]);
  });

  test('ends when the PDU has no such sensor any more, and stays while it has', async () => {
    const sensor = {
      kind: 'numeric',
      element: inletId('I1'),
      quantity: 'current',
      pole: 'L2',
      unit: 'A',
      decimalDigits: 1,
      range: null,
      thresholds: null,
    } as const;
    const bench = journalBench();
    bench.report(warning);
    bench.report({ severity: 'warning', kind: 'connection', topic: 'connection' });
    bench.keeper.modelRead(PDU, { sensors: [sensor] });
    expect((await bench.lines()).map(({ state }) => state)).toEqual(['open', 'open']);
    await bench.clock.advance(1000);
    bench.keeper.modelRead(PDU, { sensors: [] });
    expect(await bench.lines()).toMatchObject([
      { kind: 'connection', state: 'open' },
      { kind: 'warning', state: 'ended', endedAtMs: START_MS + 1000 },
    ]);
  });

  test('does not end before it began when the clock is set back', async () => {
    const bench = journalBench();
    bench.report(warning);
    bench.clock.step(-3_600_000);
    bench.report(cleared);
    const lines = await bench.lines({ kinds: ['warning'] });
    expect(lines).toMatchObject([{ atMs: START_MS, endedAtMs: START_MS }]);
  });
});

describe('numbers', () => {
  test('are the same for windows and journal, and go on after a restart', async () => {
    const first = journalBench();
    first.report({});
    const second = journalBench({ database: first.database });
    second.report({});
    expect(first.fleet.state.events.map(({ id }) => id)).toEqual([1]);
    expect(second.fleet.state.events.map(({ id }) => id)).toEqual([2]);
    expect((await second.lines()).map(({ id }) => id)).toEqual(['event:2', 'event:1']);
  });

  test('are below zero for what is not kept: of a second session, and when the disk is full', async () => {
    const bench = journalBench();
    bench.report({}, sidePduId(PDU, 'snmp'));
    bench.database.exec('PRAGMA query_only = 1');
    bench.report(warning);
    bench.report(cleared);
    bench.database.exec('PRAGMA query_only = 0');
    expect(bench.fleet.state.events.map(({ id }) => id)).toEqual([-1, -2, -3]);
    expect(await bench.lines()).toEqual([]);
  });
});

describe('old events', () => {
  test('are forgotten when they began too long ago; the audit log and what goes on never', async () => {
    const bench = journalBench();
    bench.report({ text: 'Old.' });
    bench.report(warning);
    bench.change({ action: 'removePdu' });
    await bench.clock.advance(9 * DAY_MS);
    bench.report({ text: 'New.' });
    await bench.clock.advance(DAY_MS + 1);
    bench.keepFor(10);
    await bench.keeper.prune(bench.lifetime.signal);
    expect((await bench.lines()).map(({ id }) => id)).toEqual(['event:3', 'audit:1', 'event:2']);
  });

  test('are looked for at the start and once a day', async () => {
    const bench = journalBench();
    bench.keepFor(2);
    bench.report({ text: 'Old.' });
    const pruning = bench.keeper.pruneDaily(bench.lifetime.signal);
    await bench.clock.advance(2 * DAY_MS);
    expect(await bench.lines()).toHaveLength(1);
    await bench.clock.advance(DAY_MS);
    expect(await bench.lines()).toEqual([]);
    bench.lifetime.abort();
    await pruning;
  });

  test('stay for now when the database fails, and are looked for again', async () => {
    const bench = journalBench();
    bench.keepFor(1);
    bench.report({ text: 'Old.' });
    await bench.clock.advance(2 * DAY_MS);
    bench.database.exec('PRAGMA query_only = 1');
    const pruning = bench.keeper.pruneDaily(bench.lifetime.signal);
    bench.database.exec('PRAGMA query_only = 0');
    expect(await bench.lines()).toHaveLength(1);
    await bench.clock.advance(DAY_MS);
    expect(await bench.lines()).toEqual([]);
    bench.lifetime.abort();
    await pruning;
  });

  test('numbers of forgotten events are never used again', async () => {
    const bench = journalBench();
    bench.report({});
    await bench.clock.advance(DAY_MS * 2);
    bench.keepFor(1);
    await bench.keeper.prune(bench.lifetime.signal);
    const restarted = journalBench({ database: bench.database, clock: bench.clock });
    restarted.report({});
    expect((await restarted.lines()).map(({ id }) => id)).toEqual(['event:2']);
  });
});

test('names of then stay: of the PDU, of the element, with markup and emoji as they are', async () => {
  const bench = journalBench({ database: new DatabaseSync(':memory:') });
  const name = `<img src=x> 🔌 ${'n'.repeat(50)}`.slice(0, 64);
  bench.report({ elementName: name, line: 'Turned off', text: 'Outlet turned off.' });
  const { entries } = await bench.journal.list({ ...ALL, search: '<IMG 🔌' }, 10, null);
  expect(entries).toMatchObject([{ elementName: name, text: 'Turned off', by: 'PDU' }]);
});
