import { expect, test } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import type { JournalEntry, JournalFilter } from '../../../shared/model/journal.ts';
import { createTestEngine } from '../../../shared/testing/test-engine.ts';
import { testLine, testLines } from '../../journal/testing/test-line.ts';
import { JournalFeed } from './journal-feed.ts';

const EVERYTHING: JournalFilter = {
  source: 'all',
  kinds: [],
  pdu: null,
  element: null,
  search: '',
  fromMs: null,
  toMs: null,
};

/** An engine with these lines; `asked` counts its pages. */
function setUp(count: number) {
  const known = { lines: testLines(count), asked: 0, isLost: false };
  const engine = createTestEngine(contract, {
    journal: {
      list: async ({ limit, after, search, toMs }) => {
        known.asked += 1;
        if (known.isLost) throw new Error('lost');
        const fitting = known.lines.filter(
          ({ text, atMs }) => text.includes(search) && (toMs === null || atMs < toMs),
        );
        const from = after === null ? 0 : fitting.findIndex(({ id }) => id === after) + 1;
        const entries = fitting.slice(from, from + limit);
        return { entries, next: from + limit < fitting.length ? (entries.at(-1)?.id ?? null) : null };
      },
    },
  });
  const feed = new JournalFeed<JournalFilter>(engine.client, (filter) => filter);
  return { known, feed };
}

const put = (known: { lines: readonly JournalEntry[] }, ...lines: readonly JournalEntry[]) => {
  known.lines = [...lines, ...known.lines];
};

test('older pages come when they are asked for, until there are no more', async () => {
  const { feed } = setUp(450);
  await feed.refresh(EVERYTHING);
  expect(feed.state()).toMatchObject({ status: 'ready', hasMore: true });
  expect(feed.state().lines).toHaveLength(100);
  await feed.loadMore();
  await feed.loadMore();
  expect(feed.state().lines).toHaveLength(450);
  expect(feed.state().hasMore).toBe(false);
  expect(new Set(feed.state().lines.map(({ id }) => id)).size).toBe(450);
});

test('two calls for the next page are one', async () => {
  const { feed, known } = setUp(450);
  await feed.refresh(EVERYTHING);
  const before = known.asked;
  await Promise.all([feed.loadMore(), feed.loadMore()]);
  expect(known.asked - before).toBe(1);
});

test('a new line comes on top of all pages that were read', async () => {
  const { feed, known } = setUp(450);
  await feed.refresh(EVERYTHING);
  await feed.loadMore();
  put(known, testLine({ id: 'event:451', atMs: 1_800_000_000_000 }));
  await feed.refresh(EVERYTHING);
  expect(feed.state().lines).toHaveLength(301);
  expect(feed.state().lines[0]?.id).toBe('event:451');
  await feed.loadMore();
  expect(feed.state().lines).toHaveLength(451);
});

test('nothing new tells nobody', async () => {
  const { feed } = setUp(50);
  await feed.refresh(EVERYTHING);
  let told = 0;
  feed.subscribe(() => (told += 1));
  await feed.refresh(EVERYTHING);
  expect(told).toBe(0);
});

test('what ended far below the newest lines is seen where one looks', async () => {
  const { feed, known } = setUp(450);
  await feed.refresh(EVERYTHING);
  await feed.loadMore();
  const before = known.lines[250];
  known.lines = known.lines.map((line) => (line === before ? { ...line, state: 'ended' as const } : line));
  await feed.refresh(EVERYTHING);
  expect(feed.state().lines[250]?.state).toBe('done');
  feed.setSight(240, 280);
  await feed.refresh(EVERYTHING);
  expect(feed.state().lines[250]?.state).toBe('ended');
  expect(feed.state().lines).toHaveLength(300);
});

test('a gap after a long absence begins anew, and goes on without holes', async () => {
  const { feed, known } = setUp(450);
  await feed.refresh(EVERYTHING);
  await feed.loadMore();
  put(known, ...testLines(500, 950).slice(0, 300));
  await feed.refresh(EVERYTHING);
  expect(feed.state().lines).toHaveLength(100);
  await feed.loadMore();
  expect(feed.state().lines.map(({ id }) => id)).toEqual(known.lines.slice(0, 300).map(({ id }) => id));
});

test('of another filter the lines before stay until its own are there', async () => {
  const { feed } = setUp(50);
  await feed.refresh(EVERYTHING);
  const { generation } = feed.state();
  const asked = feed.refresh({ ...EVERYTHING, search: 'nothing like it' });
  expect(feed.state().lines).toHaveLength(50);
  await asked;
  expect(feed.state()).toMatchObject({ status: 'ready', lines: [], generation: generation + 1 });
});

test('a lost engine is said when nothing is known, and what is known stays otherwise', async () => {
  const { feed, known } = setUp(5);
  known.isLost = true;
  await feed.refresh(EVERYTHING);
  expect(feed.state().status).toBe('failed');
  known.isLost = false;
  await feed.refresh(EVERYTHING);
  known.isLost = true;
  await feed.refresh(EVERYTHING);
  expect(feed.state()).toMatchObject({ status: 'ready' });
  expect(feed.state().lines).toHaveLength(5);
});
