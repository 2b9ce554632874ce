import { expect, test } from 'vitest';
import { ONLINE, T } from '../../testing/test-power.ts';
import { reachabilityOf } from './reachability.ts';

test('the mark of a PDU says whether it answers, whatever hangs on it', () => {
  expect(reachabilityOf({ connection: ONLINE, snmp: null }, 'live')).toEqual({
    glyph: 'on',
    words: 'Answers',
  });
  expect(reachabilityOf({ connection: ONLINE, snmp: null }, 'noData')).toEqual({
    glyph: 'stale',
    words: 'No data',
  });
  const error = { kind: 'authRejected', message: 'Refused.' } as const;
  const stopped = {
    kind: 'needsAttention',
    sinceMs: T,
    lastReadAtMs: T,
    reason: 'authRejected',
    error,
  } as const;
  expect(reachabilityOf({ connection: stopped, snmp: null }, 'noData')).toEqual({
    glyph: 'crit',
    words: 'User refused',
  });
});
