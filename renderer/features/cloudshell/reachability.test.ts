import { expect, test } from 'vitest';
import { ONLINE, T } from '../../testing/test-power.ts';
import { reachabilityOf } from './reachability.ts';

test('the mark of a PDU says whether it answers, whatever hangs on it', () => {
  expect(reachabilityOf(ONLINE, 'live')).toEqual({ glyph: 'on', words: 'Answers' });
  expect(reachabilityOf(ONLINE, 'noData')).toEqual({ glyph: 'stale', words: 'No data' });
  const error = { kind: 'authRejected', message: 'Refused.' } as const;
  const stopped = {
    kind: 'needsAttention',
    sinceMs: T,
    lastReadAtMs: T,
    reason: 'authRejected',
    error,
  } as const;
  expect(reachabilityOf(stopped, 'noData')).toEqual({ glyph: 'crit', words: 'Needs attention' });
});
