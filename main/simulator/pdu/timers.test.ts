import { expect, test } from 'vitest';
import { ManualClock } from '../../support/manual-clock.ts';
import { Timers } from './timers.ts';

test('nothing runs after the owner is gone, whether it was armed before or is armed then', async () => {
  const clock = new ManualClock(0);
  const timers = new Timers(clock);
  const ran: string[] = [];
  timers.after(1000, () => ran.push('before'));
  timers[Symbol.dispose]();
  timers.after(1000, () => ran.push('after'));
  await clock.advance(10_000);
  expect(ran).toEqual([]);
});

test('a timer runs once, unless it was called off', async () => {
  const clock = new ManualClock(0);
  const timers = new Timers(clock);
  const ran: string[] = [];
  timers.after(1000, () => ran.push('kept'));
  timers.after(1000, () => ran.push('called off'))();
  await clock.advance(10_000);
  expect(ran).toEqual(['kept']);
});
