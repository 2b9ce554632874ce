import { expect, it } from 'vitest';
import { SharedTurns } from './shared-turns.ts';

it('gives the same turns to all who talk to one address, and others to others', () => {
  const shared = new SharedTurns();
  const one = shared.at('192.0.2.17:443', undefined);
  expect(one.limit).toBe(1);
  expect(shared.at('192.0.2.17:443', 3)).toBe(one);
  expect(one.limit).toBe(3);
  expect(shared.at('192.0.2.17:443', undefined).limit).toBe(3);
  expect(shared.at('192.0.2.18:443', undefined)).not.toBe(one);
});
