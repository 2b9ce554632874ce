import { describe, expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import type { Observed } from '../devices/pdu-record.ts';
import { verdict, withObservation, type Evidence, type VerdictQuestion } from './verdict.ts';

const SENT = 100_000;
const before = { powerState: 'on', lastPowerStateChangeMs: 1000, readAtMs: SENT - 10 } as const;
const nothing: Evidence = { before, isChangeTold: true, last: null, isTakenUp: false, offSeenAtMs: null };

function seen(
  powerState: PowerState,
  startedAtMs: number,
  options: Partial<Observed> & { changedMs?: number } = {},
): Observed {
  const { changedMs = 1000, ...rest } = options;
  const observation = { powerState, lastPowerStateChangeMs: changedMs, readAtMs: startedAtMs + 5 };
  return { outlet: outletId('1'), observation, startedAtMs, source: 'poll', ...rest };
}

function ask(
  observations: readonly Observed[],
  rest: Partial<VerdictQuestion> = {},
): ReturnType<typeof verdict> {
  const evidence = observations.reduce((all, each) => withObservation(all, each, SENT), nothing);
  return verdict({
    action: 'off',
    evidence,
    reply: { kind: 'accepted', atMs: SENT + 50 },
    sentAtMs: SENT,
    expectedMs: 0,
    nowMs: SENT + 100,
    ...rest,
  });
}

describe('off and on', () => {
  test('a poll that began before the reply decides nothing', () => {
    expect(ask([seen('off', SENT + 40)])).toBeNull();
    expect(ask([seen('off', SENT + 60)])).toBe('confirmed');
  });

  test('an event since sending decides as soon as the reply is there', () => {
    const event = seen('off', SENT + 10, { source: 'event' });
    expect(ask([event])).toBe('confirmed');
    expect(ask([event], { reply: { kind: 'pending' } })).toBeNull();
  });

  test('what was read before sending does not count', () => {
    expect(ask([seen('off', SENT - 1)])).toBeNull();
  });

  test('an outlet that waits for its turn is not on yet, and not known once it has hung for an hour', () => {
    expect(ask([seen('pendingOn', SENT + 60)], { action: 'on' })).toBeNull();
    const later = { action: 'on', nowMs: SENT + 60_000 } as const;
    expect(ask([seen('pendingOn', SENT + 59_000)], later)).toBeNull();
    const hangs = (nowMs: number) => ask([seen('pendingOn', nowMs - 500)], { action: 'on', nowMs });
    expect(hangs(SENT + 10_000 + 60 * 60_000 - 1)).toBeNull();
    expect(hangs(SENT + 10_000 + 60 * 60_000)).toBe('unknown');
  });

  test('an outlet that was told to go off and waits to come on is not known in the end', () => {
    expect(ask([seen('pendingOn', SENT + 60)])).toBeNull();
    expect(ask([seen('pendingOn', SENT + 9900)], { nowMs: SENT + 10_000 })).toBe('unknown');
    expect(ask([seen('cycling', SENT + 9900)], { nowMs: SENT + 10_000 })).toBe('unknown');
  });

  test('shed and suspended outlets are off', () => {
    expect(ask([seen('shed', SENT + 60)])).toBe('confirmed');
    expect(ask([seen('suspended', SENT + 60)])).toBe('confirmed');
  });

  test('an unknown state is never off and never a failure', () => {
    expect(ask([seen('unknown', SENT + 60)])).toBeNull();
    expect(ask([seen('unknown', SENT + 10_000)], { nowMs: SENT + 10_100 })).toBe('unknown');
  });

  test('old readings prove nothing at the deadline', () => {
    expect(ask([seen('on', SENT + 60)], { nowMs: SENT + 10_000 })).toBe('unknown');
    expect(ask([seen('on', SENT + 9000)], { nowMs: SENT + 10_000 })).toBe('failed');
  });

  test('while the answer is outstanding nothing has failed', () => {
    const pending = { reply: { kind: 'pending' } } as const;
    expect(ask([seen('on', SENT + 9000)], { ...pending, nowMs: SENT + 10_000 })).toBe('unknown');
  });

  test('a read decides after five seconds although no reply came', () => {
    const pending = { reply: { kind: 'pending' } } as const;
    expect(ask([seen('off', SENT + 4000)], { ...pending, nowMs: SENT + 4900 })).toBeNull();
    expect(ask([seen('off', SENT + 4000)], { ...pending, nowMs: SENT + 5000 })).toBe('confirmed');
  });
});

describe('cycle', () => {
  const cycle = { action: 'cycle', expectedMs: 5000 } as const;

  test('on alone is no cycle', () => {
    expect(ask([seen('on', SENT + 60)], cycle)).toBeNull();
  });

  test('off and a later on are', () => {
    expect(ask([seen('off', SENT + 60), seen('on', SENT + 70)], cycle)).toBe('confirmed');
  });

  test('on with a later time of change is', () => {
    expect(ask([seen('on', SENT + 60, { changedMs: 2000 })], cycle)).toBe('confirmed');
  });

  test('the cycle delay is waited for', () => {
    expect(ask([seen('on', SENT + 14_000)], { ...cycle, nowMs: SENT + 14_900 })).toBeNull();
    expect(ask([seen('on', SENT + 14_000)], { ...cycle, nowMs: SENT + 15_000 })).toBe('failed');
  });

  test('an unchanged time of change proves nothing when another change could share its second', () => {
    const late = { ...cycle, nowMs: SENT + 15_000 };
    const recent = withObservation({ ...nothing, isChangeTold: false }, seen('on', SENT + 14_000), SENT);
    expect(ask([], { ...late, evidence: recent })).toBe('unknown');
  });

  test('a device whose clock went back has neither proven nor denied the cycle', () => {
    const back = seen('on', SENT + 14_000, { changedMs: 500 });
    expect(ask([back], { ...cycle, nowMs: SENT + 15_000 })).toBe('unknown');
  });

  test('an event about a change before the check is no off of this cycle', () => {
    const stale = seen('off', SENT + 10, { source: 'event', changedMs: 500 });
    expect(ask([stale, seen('on', SENT + 60)], cycle)).toBeNull();
  });

  test('an outlet that stays off has failed to cycle', () => {
    const off = [seen('off', SENT + 60), seen('off', SENT + 14_000)];
    expect(ask(off, { ...cycle, nowMs: SENT + 15_000 })).toBe('failed');
  });

  test('with a lost reply a cycle that was seen to begin gets its time', () => {
    const lost = { ...cycle, reply: { kind: 'lost', atMs: SENT + 50 } } as const;
    const off = [seen('off', SENT + 60), seen('off', SENT + 11_000)];
    expect(ask(off, { ...lost, nowMs: SENT + 11_500 })).toBeNull();
  });
});
