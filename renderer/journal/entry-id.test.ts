import { expect, test } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { commandId, pduId } from '../../shared/model/ids.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { entryIdOf } from './entry-id.ts';
import { testLine } from './testing/test-line.ts';

const A07 = pduId('PX3-A07');
const AT = 1_700_000_000_000;
const LINES = [
  testLine({ id: 'event:57', atMs: AT + 9000, kind: 'critical' }),
  testLine({ id: 'audit:319', atMs: AT + 5000 }),
  testLine({ id: 'audit:318', atMs: AT }),
];

/** An engine with these lines; the first is that of the command `cycle`. */
function testJournal() {
  return createTestEngine(contract, {
    journal: {
      list: async ({ source, kinds, toMs, limit }) => ({
        entries: LINES.filter(
          ({ id, kind, atMs }) =>
            (source === 'all' || id.startsWith('audit') === (source === 'audit')) &&
            (kinds.length === 0 || kinds.includes(kind)) &&
            (toMs === null || atMs < toMs),
        ).slice(0, limit),
        next: null,
      }),
      entry: async ({ id }) =>
        LINES.find((line) => line.id === (id === 'command:cycle' ? 'audit:318' : id)) ?? null,
    },
  }).client;
}

test('the line of a command is asked for by the command', async () => {
  const link = { kind: 'command', pdu: A07 } as const;
  expect(await entryIdOf(testJournal(), { ...link, command: commandId('cycle') })).toBe('audit:318');
  expect(await entryIdOf(testJournal(), { ...link, command: commandId('gone') })).toBeNull();
});

test('the latest line is the newest of its kind that began until the message came', async () => {
  const latest = { kind: 'latest', source: 'audit', kinds: [], pdu: A07, element: null } as const;
  expect(await entryIdOf(testJournal(), { ...latest, atMs: AT + 60_000 })).toBe('audit:319');
  expect(await entryIdOf(testJournal(), { ...latest, atMs: AT + 2000 })).toBe('audit:318');
  expect(await entryIdOf(testJournal(), { ...latest, atMs: AT - 5000 })).toBeNull();
  const critical = { ...latest, source: 'events', kinds: ['critical'], atMs: AT + 60_000 } as const;
  expect(await entryIdOf(testJournal(), critical)).toBe('event:57');
});
