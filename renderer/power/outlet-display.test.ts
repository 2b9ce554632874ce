import { describe, expect, test } from 'vitest';
import type { OutletCommand } from '../../shared/model/command.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { T, testCommand, testFacts, testFactsOf, testPart } from '../testing/test-power.ts';
import { displayClass, displayGlyph, failedWords, spokenState, stateWords } from './display-words.ts';
import { mainAction, offersOff } from './main-action.ts';
import { isBusy, outletDisplay, type CurrentCheck, type OutletDisplay } from './outlet-display.ts';
import type { OutletFacts } from './outlet-facts.ts';

const FLOWS: CurrentCheck = { isFlowing: true, flowedAtMs: null };
const NO_CURRENT: CurrentCheck = { isFlowing: false, flowedAtMs: null };

function shown(
  extra: Partial<OutletCommand>,
  options: {
    readonly action?: PowerAction;
    readonly state?: PowerState;
    readonly current?: CurrentCheck;
    readonly nowMs?: number;
    readonly facts?: Partial<OutletFacts>;
  } = {},
): OutletDisplay {
  const { action = 'cycle', state = 'on', current = FLOWS, nowMs = T } = options;
  const given = testCommand([testPart('14', extra)], { action });
  return outletDisplay(testFactsOf(given, { powerState: state, ...options.facts }), current, nowMs);
}

describe('the life of one click on Cycle', () => {
  const confirmed = { phase: 'confirmed', phaseAtMs: { sent: T, confirmed: T + 15_400 } } as const;

  test('armed until the undo window ends', () => {
    const display = shown({});
    expect(display).toMatchObject({ kind: 'armed', armedAtMs: T, endsAtMs: T + 3000 });
    expect(mainAction(display)).toBe('undo');
  });

  test('sent, and from five seconds on without an answer', () => {
    const sent = { phase: 'sent', phaseAtMs: { armed: T, asked: T + 3000, sent: T + 3100 } } as const;
    expect(shown(sent)).toMatchObject({ kind: 'sending', sinceMs: T + 3100, isUnanswered: false });
    const silent = shown({ ...sent, noAnswerYet: true });
    expect(silent).toMatchObject({ kind: 'sending', isUnanswered: true });
    expect(stateWords(silent)).toBe('No answer yet');
  });

  test('accepted, but not called off before the off was seen', () => {
    expect(shown({ phase: 'accepted' })).toMatchObject({ kind: 'accepted', isWaitingForTurn: false });
  });

  test('off with the moment it turns on, from the cycle delay', () => {
    const display = shown({ phase: 'accepted', offSeenAtMs: T + 4000 }, { state: 'cycling' });
    expect(display).toMatchObject({ kind: 'cyclingOff', offAtMs: T + 4000, onAtMs: T + 19_000 });
  });

  test('off without a countdown when the cycle delay is not known', () => {
    const display = shown({ phase: 'accepted', offSeenAtMs: T, cycleDelayMs: null }, { state: 'cycling' });
    expect(display).toMatchObject({ kind: 'cyclingOff', onAtMs: null });
  });

  test('waits for its turn while the sequence of several comes on', () => {
    const display = shown({ phase: 'accepted', offSeenAtMs: T }, { state: 'pendingOn' });
    expect(stateWords(display)).toBe('Waiting for its turn');
  });

  test('on is checked for current before it is called done', () => {
    expect(shown(confirmed, { current: NO_CURRENT, nowMs: T + 16_000 }).kind).toBe('checkingCurrent');
    expect(shown(confirmed, { nowMs: T + 16_000 })).toMatchObject({ kind: 'done', tookMs: 15_400 });
  });

  test('done stays four seconds from the first current', () => {
    const late = { isFlowing: true, flowedAtMs: T + 18_400 };
    expect(shown(confirmed, { current: late, nowMs: T + 22_000 }).kind).toBe('done');
    expect(shown(confirmed, { current: late, nowMs: T + 22_500 }).kind).toBe('on');
    expect(shown(confirmed, { nowMs: T + 19_500 }).kind).toBe('on');
  });

  test('on without current stays until the current returns', () => {
    const display = shown(confirmed, { current: NO_CURRENT, nowMs: T + 60_000 });
    expect(display).toMatchObject({ kind: 'noCurrent', beforeAmperes: 2.31 });
    expect(shown(confirmed, { nowMs: T + 60_000 }).kind).toBe('on');
  });

  test('a device that is switched off by hand after the check is no failed cycle', () => {
    const current = { isFlowing: false, flowedAtMs: T + 16_000 };
    expect(shown(confirmed, { current, nowMs: T + 60_000 }).kind).toBe('on');
  });

  test('an outlet that drew nothing before is not expected to draw', () => {
    const idle = { ...confirmed, currentBeforeAmperes: 0.02 };
    expect(shown(idle, { current: NO_CURRENT, nowMs: T + 16_000 }).kind).toBe('done');
    const unmetered = { ...confirmed, currentBeforeAmperes: null };
    expect(shown(unmetered, { current: { isFlowing: null, flowedAtMs: null }, nowMs: T + 16_000 }).kind).toBe(
      'done',
    );
  });

  test('failed stays with what is true now', () => {
    const display = shown({ phase: 'failed', message: 'The PDU refused: the outlet is disabled (code 3).' });
    expect(display).toMatchObject({ kind: 'failed', state: 'on' });
    expect(stateWords(display)).toBe('Not cycled: PDU refused');
    expect(mainAction(display)).toBe('retry');
  });

  test('stopped by the check at the end of the window is failed, not undone', () => {
    const message = 'Not cycled: outlet 14 changed while you waited.';
    expect(shown({ phase: 'notSent', message }).kind).toBe('failed');
    expect(failedWords('cycle', message)).toBe('Not cycled');
  });

  test('what a cancelled sequence left off is off, not failed', () => {
    const message = 'The sequence was cancelled: outlet 14 stays off.';
    expect(shown({ phase: 'failed', message, wasCancelled: true }, { action: 'on', state: 'off' }).kind).toBe(
      'off',
    );
  });

  test('unknown offers to read again and nothing that would repeat it', () => {
    const display = shown({ phase: 'unknown' }, { state: 'unknown' });
    expect(display.kind).toBe('outcomeUnknown');
    expect(mainAction(display)).toBe('readAgain');
  });

  test('a state that changed since is shown instead of the outcome', () => {
    expect(shown(confirmed, { state: 'off', nowMs: T + 16_000 }).kind).toBe('off');
  });
});

describe('an outlet at rest', () => {
  const rest = (extra: Partial<OutletFacts>) => outletDisplay(testFacts(extra), FLOWS, T);

  test('unknown is never off', () => {
    expect(rest({ powerState: 'unknown' })).toEqual({ kind: 'unknown' });
    expect(rest({ powerState: 'unknown', noPowerReason: 'C5 tripped' })).toEqual({ kind: 'unknown' });
  });

  test('an outlet that is only measured has a state that is not told, and nothing to read again', () => {
    const display = rest({ powerState: 'unknown', isStateTold: false });
    expect(stateWords(display)).toBe('State not told');
    expect(mainAction(display)).toBeNull();
  });

  test('no power is told with its reason and has no action', () => {
    const display = rest({ noPowerReason: 'C5 tripped' });
    expect(stateWords(display)).toBe('No power, C5 tripped');
    expect(spokenState(display)).toBe('no power, C5 tripped, switched on');
    expect(mainAction(display)).toBeNull();
  });

  test('what the PDU does not tell any more is no data, without an action', () => {
    const display = rest({ freshness: 'noData' });
    expect(display).toEqual({ kind: 'noData', lastState: 'on' });
    expect(mainAction(display)).toBeNull();
  });

  test('an armed command keeps its undo when the PDU falls silent', () => {
    expect(shown({}, { facts: { freshness: 'noData' } }).kind).toBe('armed');
  });

  test.each([
    ['on', 'cycle'],
    ['off', 'on'],
    ['suspended', 'on'],
    ['shed', 'on'],
    ['cycling', null],
    ['pendingOn', null],
    ['unknown', 'readAgain'],
  ] as const)('%s offers %s', (powerState, action) => {
    expect(mainAction(rest({ powerState }))).toBe(action);
  });
});

describe('telling the states apart', () => {
  const states: readonly OutletDisplay[] = [
    shown({}),
    shown({ phase: 'sent' }),
    shown({ phase: 'accepted', offSeenAtMs: T }, { state: 'cycling' }),
    shown({ phase: 'confirmed', phaseAtMs: { sent: T, confirmed: T } }),
    shown({ phase: 'failed' }),
    shown({ phase: 'unknown' }, { state: 'unknown' }),
  ];

  test('armed, sent, cycling, confirmed, failed and unknown are said differently', () => {
    expect(new Set(states.map(spokenState)).size).toBe(states.length);
  });

  test('no state is told by colour alone: text or glyph differ', () => {
    const looks = states.map((display) => `${displayGlyph(display)} ${stateWords(display)}`);
    expect(new Set(looks).size).toBe(states.length);
  });

  test('only what runs is busy', () => {
    expect(states.map(isBusy)).toEqual([true, true, true, false, false, false]);
    expect(states.map(displayClass)).toEqual(['armed', 'busy', 'busy', 'done', 'fail', 'unsure']);
  });

  test('what a screen reader hears has no seconds in it', () => {
    for (const display of states) expect(spokenState(display)).not.toMatch(/\d/u);
  });
});

test('an outlet without power has no action but to be turned off while its relay is on', () => {
  const without = (powerState: PowerState) =>
    outletDisplay(testFacts({ powerState, noPowerReason: 'C5 tripped' }), FLOWS, T);
  expect(mainAction(without('on'))).toBeNull();
  expect([without('on'), without('off')].map(offersOff)).toEqual([true, false]);
});
