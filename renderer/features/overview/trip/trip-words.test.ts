import { describe, expect, test } from 'vitest';
import { testOcp, testOutlet } from '../../../testing/test-model.ts';
import { restOfBreakers } from './rest-of-pdu.ts';
import type { TripStory } from './trip-story.ts';
import {
  beforeWords,
  confirmWords,
  peakWords,
  recoverySteps,
  timelineWords,
  turnOffWords,
  type BelowTrip,
  undoWindowWords,
} from './trip-words.ts';

const c5 = testOcp('C5');
const [o25, o26, o27] = [testOutlet('25'), testOutlet('26'), testOutlet('27', { name: 'render-05' })];
const all = [o25, o26, o27];
const below = (patch: Partial<BelowTrip> = {}): BelowTrip => ({
  all,
  toTurnOff: all,
  protectedOn: [],
  withoutSwitch: [],
  ...patch,
});
const story: TripStory = {
  peakAmperes: 18.84,
  roseAtMs: 1,
  amperesBefore: 11.6,
  outletsBefore: new Map(),
  riser: { outlet: o27, fromAmperes: 3.7, toAmperes: 10.9 },
};

describe('the way back after a trip', () => {
  test('turns off what is on, names the outlet that rose and says who resets the breaker', () => {
    expect(recoverySteps(c5, below(), story)).toEqual([
      'Turn off outlets 25 to 27 so the breaker closes without load.',
      'Find the fault. Outlet 27, render-05, rose from 3.7 A to 10.9 A before the trip.',
      'Reset C5 by hand at the rack. Busbar cannot reset it.',
      'Turn outlets on one at a time, in sequence.',
    ]);
  });

  test('leaves protected outlets to a command of their own, and unplugs what has no switch', () => {
    const steps = recoverySteps(
      c5,
      below({ toTurnOff: [o26], protectedOn: [o25], withoutSwitch: [o27] }),
      null,
    );
    expect(steps.slice(0, 4)).toEqual([
      'Turn off outlet 26 so the breaker closes without load.',
      'Outlet 25 is protected: turn it off by itself.',
      'Unplug what hangs on outlet 27: it has no switch.',
      'Find the fault.',
    ]);
  });

  test('says so when no outlet stands out, and says nothing of a rise that was not read', () => {
    const find = (of: TripStory | null) =>
      recoverySteps(c5, below(), of).find((step) => step.startsWith('Find'));
    expect(find({ ...story, riser: null })).toBe(
      'Find the fault. No outlet stands out in the readings before the trip.',
    );
    expect(find(null)).toBe('Find the fault.');
  });

  test('replaces a fuse', () => {
    expect(recoverySteps(testOcp('F1', { type: 'fuse' }), below(), null)).toContain(
      'Replace fuse F1 at the rack.',
    );
  });
});

test('the confirm says what stays', () => {
  expect(confirmWords(below())).toBe(
    'Turn off these 3 outlets? They have no power now and stay off when it returns.',
  );
  expect(confirmWords(below({ toTurnOff: [o26], protectedOn: [o25] }))).toContain(
    'Turn off this outlet? It has no power now and stays off when it returns. Outlet 25 is protected and not among them.',
  );
  expect(turnOffWords(all)).toBe('Turn off 25 to 27');
});

test('peak and load before are told with the rating and the moment they are of', () => {
  expect(peakWords(story, 16)).toBe('peak 18.8 A, 118 % of rating');
  expect(peakWords(story, null)).toBe('peak 18.8 A');
  expect(beforeWords(story)).toBe('11.6 A before the rise');
  expect(beforeWords({ ...story, roseAtMs: null })).toBe('11.6 A before the trip');
  expect(beforeWords(null)).toBe('');
});

test('lines of the timeline leave out what they are all about', () => {
  const named = testOcp('C5', { name: 'Render bank B' });
  expect(timelineWords({ text: 'Breaker C5 tripped. 6 outlets have no power.' }, c5)).toBe(
    'Tripped. 6 outlets have no power',
  );
  expect(
    timelineWords({ text: 'Breaker C5, Render bank B: current is above its upper warning, 13.6 A.' }, named),
  ).toBe('Current is above its upper warning, 13.6 A');
  expect(timelineWords({ text: 'Breaker C5, Render bank B, is closed again.' }, named)).toBe(
    'Is closed again',
  );
});

test('the other breakers are counted by what is known of them', () => {
  expect(
    restOfBreakers([
      { trip: 1, share: 0.71 },
      { trip: 1, share: 0.3 },
      { trip: 0, share: 0 },
      { trip: null, share: null },
    ]),
  ).toBe('2 closed, 1 tripped, highest 71 %');
  expect(restOfBreakers([{ trip: null, share: null }])).toBe('');
});

test('the undo window is that of Settings, and of several outlets at least five seconds', () => {
  expect(undoWindowWords(1, 3000)).toBe('a 3 s undo window');
  expect(undoWindowWords(6, 3000)).toBe('a 5 s undo window');
  expect(undoWindowWords(6, 8000)).toBe('an 8 s undo window');
});
