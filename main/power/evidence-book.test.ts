import { expect, test } from 'vitest';
import type { OutletObservation } from '../../shared/model/power-state.ts';
import { LastChanges } from '../devices/last-changes.ts';
import { EvidenceBook } from './evidence-book.ts';
import { verdict } from './verdict.ts';

const OUTLET = 'outlet:1';
const SENT_MS = 100_000;

const observation = (readAtMs: number, lastPowerStateChangeMs: number | null): OutletObservation => ({
  powerState: 'on',
  lastPowerStateChangeMs,
  readAtMs,
});

/** The outcome of a cycle after which the outlet is on, with this time of its last change. */
function cycled(changeAfterMs: number) {
  const changes = new LastChanges();
  const book = new EvidenceBook();
  changes.seen([{ outlet: OUTLET, observation: observation(90_000, 50_000) }]);
  const check = observation(99_000, null);
  changes.seen([{ outlet: OUTLET, observation: check }]);
  book.checked(OUTLET, check);
  book.sent(SENT_MS, (outlet) => changes.of(outlet));
  const after = observation(SENT_MS + 11_000, changeAfterMs);
  book.observe([{ outlet: OUTLET, observation: after, startedAtMs: after.readAtMs, source: 'poll' }]);
  const evidence = book.of(OUTLET);
  if (evidence === undefined) throw new Error('The outlet was not checked.');
  return verdict({
    action: 'cycle',
    evidence,
    reply: { kind: 'accepted', atMs: SENT_MS + 10 },
    sentAtMs: SENT_MS,
    expectedMs: 0,
    nowMs: SENT_MS + 11_000,
  });
}

test('a check without the time of the last change does not make an old time confirm a cycle', () => {
  expect(cycled(50_000)).toBe('failed');
});

test('a later time confirms a cycle after such a check, too', () => {
  expect(cycled(101_000)).toBe('confirmed');
});
