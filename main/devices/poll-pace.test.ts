import { describe, expect, test } from 'vitest';
import { PollPace } from './poll-pace.ts';
import { sessionBench } from './testing/session-bench.ts';

describe('the pace of polls', () => {
  test('over Xerus is the setting, however long polls take', () => {
    const pace = new PollPace('xerus', () => 1000);
    pace.took(5000);
    expect(pace.intervalMs).toBe(1000);
  });

  test('over SNMP is two seconds at least, and more where the setting says so', () => {
    expect(new PollPace('snmp', () => 1000).intervalMs).toBe(2000);
    expect(new PollPace('snmp', () => 10_000).intervalMs).toBe(10_000);
  });

  test('leaves a slow agent alone as long as it was busy, until its polls are short again', () => {
    const pace = new PollPace('snmp', () => 1000);
    pace.took(3200);
    expect(pace.intervalMs).toBe(7000);
    pace.took(400);
    expect(pace.intervalMs).toBe(7000);
    for (let polls = 0; polls < 4; polls += 1) pace.took(400);
    expect(pace.intervalMs).toBe(2000);
    pace.took(600_000);
    expect(pace.intervalMs).toBe(60_000);
  });
});

test('a slow SNMP agent is polled less often, and every window knows how often', async () => {
  const { clock, device, view } = await sessionBench({ protocol: 'snmp' });
  expect(view().pollIntervalMs).toBe(2000);
  const answer = Promise.withResolvers<void>();
  device.readGate = answer.promise;
  await clock.advance(2000);
  await clock.advance(3000);
  answer.resolve();
  device.readGate = Promise.resolve();
  await clock.advance(0);
  expect(view().pollIntervalMs).toBe(6000);
  const { reads } = device;
  await clock.advance(2000);
  expect(device.reads).toBe(reads);
  await clock.advance(1000);
  expect(device.reads).toBe(reads + 1);
});
