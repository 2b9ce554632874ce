import { describe, expect, test } from 'vitest';
import { PDU, T, testCommand, testPart } from '../../testing/test-power.ts';
import { progressRows } from './in-progress.ts';

const rows = (commands: Parameters<typeof progressRows>[0], nowMs = T + 10_000) =>
  progressRows(commands, PDU, 'm.okafor', nowMs);

describe('the list of what is in progress', () => {
  test('an armed command counts down to its sending', () => {
    const [row] = rows([testCommand([testPart('14')])]);
    expect(row).toMatchObject({
      text: 'Waiting to cycle, not sent yet',
      countdown: 'in',
      bar: { startMs: T, endMs: T + 3000 },
    });
    expect(row?.when).toMatch(/^requested \d\d:\d\d:\d\d by m\.okafor$/u);
  });

  test('a cycle counts down from the off that was read', () => {
    const cycling = testPart('28', {
      phase: 'accepted',
      phaseAtMs: { sent: T, accepted: T + 60 },
      offSeenAtMs: T + 180,
      cycleDelayMs: 10_000,
    });
    expect(rows([testCommand([cycling])])[0]).toMatchObject({
      text: 'Off, read back after 180 ms',
      countdown: 'on in',
      bar: { startMs: T + 180, endMs: T + 10_180 },
    });
  });

  test('what is accepted but not read back is not called off', () => {
    const accepted = testPart('28', { phase: 'accepted', phaseAtMs: { sent: T, accepted: T + 60 } });
    expect(rows([testCommand([accepted])])[0]).toMatchObject({
      text: 'Accepted by the PDU in 60 ms',
      bar: null,
    });
  });

  test('in flight stands first, what ended follows newest first and leaves after a minute', () => {
    const ended = (label: string, atMs: number) =>
      testCommand([testPart(label, { phase: 'confirmed', phaseAtMs: { sent: T, confirmed: atMs } })]);
    const commands = [ended('1', T + 1000), ended('2', T + 2000), testCommand([testPart('3')])];
    expect(rows(commands).map((row) => row.outlets)).toEqual(['outlet:3', 'outlet:2', 'outlet:1']);
    expect(rows(commands, T + 61_500).map((row) => row.outlets)).toEqual(['outlet:3', 'outlet:2']);
  });

  test('failed and unknown keep their sentence; undone is not worth a line', () => {
    const failed = testCommand([
      testPart('1', { phase: 'failed', phaseAtMs: { failed: T }, message: 'Refused.' }),
    ]);
    const unknown = testCommand([testPart('2', { phase: 'unknown', phaseAtMs: { unknown: T } })]);
    const undone = testCommand([
      testPart('3', { phase: 'notSent', phaseAtMs: { armed: T, notSent: T + 900 } }),
    ]);
    const shown = rows([failed, unknown, undone]);
    expect(shown.map((row) => row.text).toSorted()).toEqual(['Not cycled', 'Outcome unknown']);
    expect(shown.find((row) => row.outlets === 'outlet:1')?.note).toBe('Refused.');
  });

  test('an action on many outlets has one line', () => {
    const labels = ['1', '2', '3', '4', '5', '6'];
    const sent = { phase: 'accepted', phaseAtMs: { sent: T, accepted: T } } as const;
    const done = { phase: 'confirmed', phaseAtMs: { sent: T, confirmed: T + 900 } } as const;
    const armed = testCommand(labels.map((label) => testPart(label)));
    expect(rows([armed])).toMatchObject([{ outlets: 6, countdown: 'in', isRunning: true }]);
    const half = testCommand(labels.map((label, index) => testPart(label, index < 3 ? done : sent)));
    expect(rows([half])).toMatchObject([{ outlets: 6, text: '3 of 6 cycled', isRunning: true }]);
    const whole = testCommand(labels.map((label) => testPart(label, done)));
    expect(rows([whole])).toMatchObject([{ text: '6 of 6 cycled', tone: 'ok', isRunning: false }]);
    const cancelled = {
      phase: 'failed',
      message: 'The sequence was cancelled: outlet 4 stays off.',
      wasCancelled: true,
    } as const;
    const stopped = testCommand(
      labels.map((label, index) =>
        testPart(label, index < 3 ? done : { ...cancelled, phaseAtMs: { failed: T } }),
      ),
      { action: 'on' },
    );
    expect(rows([stopped])).toMatchObject([{ text: '3 of 6 turned on', note: 'The rest was cancelled' }]);
  });
});
