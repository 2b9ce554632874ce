import { describe, expect, test } from 'vitest';
import type { Connection } from '../../shared/model/connection.ts';
import { freshnessOf } from './freshness.ts';

const NOW_MS = 1_000_000;
const online: Connection = { kind: 'online', sinceMs: 0, lastReadAtMs: 0, events: true };
const lost: Connection = {
  kind: 'offline',
  sinceMs: 0,
  lastReadAtMs: NOW_MS - 500,
  attempt: 1,
  nextRetryAtMs: NOW_MS,
  error: { kind: 'timeout', message: 'It did not answer.' },
};
const at = (ageMs: number, pollIntervalMs = 1000) =>
  freshnessOf(online, NOW_MS - ageMs, pollIntervalMs, NOW_MS);

describe('the stale rule', () => {
  test('values are late after 5 s and the last known after 30 s', () => {
    expect([at(4900), at(5100), at(29_900), at(30_100)]).toEqual(['live', 'late', 'late', 'noData']);
  });
  test('a slower poll gets 2.5 intervals before it is late', () => {
    expect([at(24_000, 10_000), at(26_000, 10_000)]).toEqual(['live', 'late']);
  });
  test('a lost connection has no data, however fresh the last reading is', () => {
    expect(freshnessOf(lost, NOW_MS - 500, 1000, NOW_MS)).toBe('noData');
  });
  test('before the first answer nothing is known, which is not the same as lost', () => {
    const connecting: Connection = { kind: 'connecting', sinceMs: 0, lastReadAtMs: null };
    expect(freshnessOf(connecting, null, 1000, NOW_MS)).toBe('first');
  });
});
