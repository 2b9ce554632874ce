import { describe, expect, test } from 'vitest';
import type { PowerCommand } from '../../shared/model/command.ts';
import type { Connection } from '../../shared/model/connection.ts';
import { outletId, pduId } from '../../shared/model/ids.ts';
import type { OutletObservation, PowerState } from '../../shared/model/power-state.ts';
import { startEditing, withInRushGuard } from '../features/sequence/editing.ts';
import { T, testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { progressText, unfinished } from './in-progress.ts';
import { isSilentHere, pollingText, retriedPdu, retryText } from './polling-text.ts';
import { changedOutlets, liveAgain } from './return-words.ts';
import { tileName } from './tile-name.ts';
import { wouldLoseSomething } from './use-close-warning.ts';

const OFFLINE: Connection = {
  kind: 'offline',
  sinceMs: T,
  lastReadAtMs: T,
  attempt: 3,
  nextRetryAtMs: T + 8000,
  error: { kind: 'timeout', message: 'The PDU did not answer.' },
};

const command = (
  action: PowerCommand['action'],
  phases: readonly ('armed' | 'sent' | 'confirmed')[],
): PowerCommand =>
  testCommand(
    phases.map((phase, index) => testPart(String(index + 1), { phase })),
    { action },
  );

describe('the bars of the window', () => {
  test('count outlets in flight, not commands, and leave out what has ended', () => {
    const running = unfinished([command('cycle', ['sent', 'sent', 'confirmed'])]);
    expect(progressText(running)).toBe('2 cycling');
    expect(progressText(unfinished([command('cycle', ['armed'])]))).toBe('1 armed');
    expect(progressText(unfinished([command('cycle', ['sent']), command('off', ['sent'])]))).toBe(
      '2 in progress',
    );
  });
  test('shorten a long name so that its end still tells it apart', () => {
    expect(tileName('LAB-ATS', false)).toBe('LAB-ATS');
    expect(tileName('lab-rack-07 A', false)).toBe('lab\u20267A');
  });
  test('shorten it more beside a glyph, and cut no letter in two', () => {
    expect(tileName('A07-L', true)).toBe('A07-L');
    expect(tileName('lab-rack-07 A', true)).toBe('lab\u2026A');
    expect(tileName('\u{1F50C}\u{1F50C}\u{1F50C}\u{1F50C}\u{1F50C}\u{1F50C}', true)).toBe(
      '\u{1F50C}\u{1F50C}\u{1F50C}\u2026\u{1F50C}',
    );
  });
  test('say the polling interval, or from which to which', () => {
    expect(pollingText([{ pollIntervalMs: 1000 }, { pollIntervalMs: 1000 }])).toBe('Polling every 1 s');
    expect(pollingText([{ pollIntervalMs: 5000 }, { pollIntervalMs: 500 }])).toBe(
      'Polling every 500 ms to 5 s',
    );
  });
  test('say when the lost PDU is tried again: that on the screen, or the only one', () => {
    const lost = (name: string) => testPdu(null, { id: pduId(name), name, connection: OFFLINE });
    const live = testPdu(null, { id: pduId('C09-R'), name: 'C09-R' });
    expect(retriedPdu([lost('A07-L'), lost('A07-R'), live], pduId('A07-R'))?.name).toBe('A07-R');
    expect(retriedPdu([lost('A07-L'), lost('A07-R'), live], live.id)).toBeNull();
    const only = retriedPdu([lost('A07-L'), live], live.id);
    expect(only === null ? '' : retryText(only, T)).toBe('A07-L: retry in 8 s');
    expect(only === null ? '' : retryText(only, T + 7900)).toBe('A07-L: trying now');
  });
});

describe('the mark beside the number of live PDUs', () => {
  test('is the clock where the PDU on the screen is silent, or all are', () => {
    expect(isSilentHere(['live', 'noData'], 'noData')).toBe(true);
    expect(isSilentHere(['late', 'noData'], null)).toBe(true);
  });
  test('stays as it is while another PDU than that on the screen is lost', () => {
    expect(isSilentHere(['live', 'noData'], 'live')).toBe(false);
    expect(isSilentHere(['live', 'noData'], null)).toBe(false);
  });
});

describe('closing the page', () => {
  const read = startEditing({ revision: 'r1', order: [], delaysMs: {}, inRushGuardDelayMs: 200 }, 1);
  test('asks while a command of this app runs or a sequence draft is not on the PDU', () => {
    expect(wouldLoseSomething([read], [command('cycle', ['sent', 'confirmed'])])).toBe(true);
    expect(wouldLoseSomething([undefined, withInRushGuard(read, 300)], [])).toBe(true);
  });
  test('asks nothing where nothing is lost', () => {
    const elsewhere = { ...command('cycle', ['sent']), door: 'commandLine' as const };
    expect(wouldLoseSomething([read, undefined], [command('cycle', ['confirmed']), elsewhere])).toBe(false);
  });
});

describe('a PDU that is back', () => {
  const states = (...each: readonly PowerState[]): Record<`outlet:${string}`, OutletObservation> =>
    Object.fromEntries(
      each.map((powerState, index) => [
        outletId(String(index)),
        { powerState, lastPowerStateChangeMs: null, readAtMs: 1 },
      ]),
    );
  test('says how long it was out and what changed meanwhile', () => {
    expect(liveAgain({ name: 'A07-L' }, 252_000, 2).text).toBe(
      'It was out for 4 min 12 s. 2 outlets changed state meanwhile.',
    );
    expect(liveAgain({ name: 'A07-L' }, 9000, 0).text).toBe('It was out for 9 s.');
  });
  test('an outlet whose state is not known has not been seen to change', () => {
    expect(changedOutlets(states('on', 'on', 'unknown', 'off'), states('off', 'unknown', 'on', 'off'))).toBe(
      1,
    );
  });
});
