import { expect, test } from 'vitest';
import { receiverLook, trapPortOf } from './trap-words.ts';

test('a receiver that is off or failed says that changes are found by polling', () => {
  expect(receiverLook({ kind: 'off' }).text).toBe('Off. Changes are found by polling.');
  const message = 'Port 162 is used by another program. Changes are found by polling meanwhile.';
  expect(receiverLook({ kind: 'failed', message })).toMatchObject({ icon: 'warn', text: message });
});

test('a receiver that works names its port', () => {
  expect(receiverLook({ kind: 'listening', port: 1162 }).text).toBe('Listening on UDP port 1162.');
});

test('only a port that can be listened on is taken', () => {
  expect(trapPortOf('1162')).toBe(1162);
  for (const typed of ['', '0', '65536', '16a', '1.5']) expect(trapPortOf(typed)).toBeNull();
});
