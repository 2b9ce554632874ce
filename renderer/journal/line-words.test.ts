import { expect, test } from 'vitest';
import { testLine } from './testing/test-line.ts';
import { dayWords, lastedWords, shortTimeWords, stateTone, stateWords, tenthsClock } from './line-words.ts';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-20T14:32:08');

test('how long something lasted is told in tenths for people and in seconds for PDUs', () => {
  expect(lastedWords(testLine({ atMs: NOW - 18_250, endedAtMs: NOW }), NOW)).toBe('18.3 s');
  expect(lastedWords(testLine({ atMs: NOW - 245_000, endedAtMs: NOW }), NOW)).toBe('4 min 05 s');
  const event = { kind: 'warning', state: 'ended' } as const;
  expect(lastedWords(testLine({ ...event, atMs: NOW - 6400, endedAtMs: NOW }), NOW)).toBe('6 s');
});

test('what goes on has lasted until now, and what has no length has none', () => {
  const open = testLine({ kind: 'warning', state: 'open', atMs: NOW - 330_000, endedAtMs: null });
  expect(lastedWords(open, NOW)).toBe('5 min 30 s');
  expect(lastedWords(testLine({ state: 'pending', endedAtMs: null }), NOW)).toBe('');
  expect(lastedWords(testLine({ kind: 'info', state: null, endedAtMs: null }), NOW)).toBe('');
  expect(lastedWords(testLine({ atMs: NOW - 12, endedAtMs: NOW }), NOW)).toBe('');
});

test('what people did elsewhere was only seen', () => {
  expect(stateWords(testLine({ id: 'event:7', state: null }))).toBe('Seen, not from this app');
  expect(stateWords(testLine({ state: 'inProgress' }))).toBe('In progress');
  expect(stateWords(testLine({ id: 'event:7', kind: 'info', state: null }))).toBe('');
});

test('days are named from today on', () => {
  expect(dayWords(NOW, NOW)).toBe('Today');
  expect(dayWords(at('2026-11-20T00:00:00'), NOW)).toBe('Today');
  expect(dayWords(at('2026-11-19T23:59:59'), NOW)).toBe('Yesterday');
  expect(dayWords(at('2026-11-18T12:00:00'), NOW)).toBe('2026-11-18');
  expect(shortTimeWords(at('2026-11-20T11:02:40'), NOW)).toBe('11:02:40');
  expect(shortTimeWords(at('2026-11-19T16:20:11'), NOW)).toBe('Yesterday 16:20');
  expect(shortTimeWords(at('2026-11-12T16:20:11'), NOW)).toBe('2026-11-12');
});

test('steps are told to the tenth of a second', () => {
  expect(tenthsClock(at('2026-11-20T14:32:01.249'))).toBe('14:32:01.2');
});

test('an open critical line and a failed command are red, what is over is quiet', () => {
  expect(stateTone({ kind: 'critical', state: 'open' })).toBe('t-crit b');
  expect(stateTone({ kind: 'operator', state: 'failed' })).toBe('t-crit b');
  expect(stateTone({ kind: 'warning', state: 'open' })).toBe('ink');
  expect(stateTone({ kind: 'warning', state: 'ended' })).toBe('dim');
});
