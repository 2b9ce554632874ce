import { describe, expect, test } from 'vitest';
import { testOutlet } from '../../../testing/test-model.ts';
import { T } from '../../../testing/test-power.ts';
import { tripStory, type TripSamples } from './trip-story.ts';

const web = testOutlet('29', { name: 'render-04' });
const render = testOutlet('30', { name: 'render-05' });

/** A reading a second, the last one after the trip. */
function samples(breaker: (number | null)[], webValues: (number | null)[], renderValues: (number | null)[]) {
  return {
    timesMs: breaker.map((_value, row) => T + row * 1000),
    breaker,
    outlets: [
      { outlet: web, values: webValues },
      { outlet: render, values: renderValues },
    ],
  } satisfies TripSamples;
}

const RISING = samples([7, 7, 7, 14, 18.8, 0], [3.3, 3.3, 3.3, 3.3, 3.3, 0], [3.7, 3.7, 3.7, 10.7, 10.9, 0]);
const TRIPPED_AT = T + 4500;

describe('what the readings tell of a trip', () => {
  test('the peak, the load before the rise and the outlet that rose', () => {
    const story = tripStory(RISING, TRIPPED_AT, 12.8);
    expect(story).toMatchObject({ peakAmperes: 18.8, amperesBefore: 7, roseAtMs: T + 2000 });
    expect(story?.riser).toEqual({ outlet: render, fromAmperes: 3.7, toAmperes: 10.9 });
    expect(story?.outletsBefore.get(web.id)).toBe(3.3);
  });

  test('no outlet is named where none explains the rise', () => {
    const shared = samples([7, 14, 0], [3.3, 6, 0], [3.7, 6, 0]);
    expect(tripStory(shared, T + 1500, 12.8)?.riser).toBeNull();
  });

  test('a trip without a rise keeps the load right before it', () => {
    const story = tripStory(samples([7, 7, 0], [3.3, 3.4, 0], [3.7, 3.6, 0]), T + 1500, 12.8);
    expect(story).toMatchObject({ peakAmperes: 7, roseAtMs: null, amperesBefore: 7, riser: null });
    expect(story?.outletsBefore.get(web.id)).toBe(3.4);
  });

  test('an outlet that was not read has no load, not zero', () => {
    const unread = samples([7, 14, 0], [null, null, null], [3.7, 10.7, 0]);
    expect(tripStory(unread, T + 1500, 12.8)?.outletsBefore.has(web.id)).toBe(false);
  });

  test('nothing is told when the breaker was not read before it tripped', () => {
    expect(tripStory(samples([null, 0], [null, 0], [null, 0]), T + 1000, 12.8)).toBeNull();
    expect(tripStory(RISING, T + 200_000, 12.8)).toBeNull();
  });
});
