import { describe, expect, test } from 'vitest';
import { outletId } from '../../../../shared/model/ids.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { orderOfStartTimes, startTimesOf, type OutletStart } from './start-times.ts';

const [one, two, three, four] = [outletId('1'), outletId('2'), outletId('3'), outletId('4')];
const starts = (...times: readonly (number | null)[]): readonly OutletStart[] =>
  times.map((startMs, index) => ({ outlet: outletId(String(index + 1)), startMs }));
const timesOf = (found: readonly OutletStart[]) =>
  Object.fromEntries(found.map(({ outlet, startMs }) => [outlet, startMs]));

describe('start times as order and waits', () => {
  test('go by time, then by number; a wait is what lies before the next start', () => {
    expect(orderOfStartTimes(starts(4000, 0, 4000, 1000))).toEqual({
      order: [two, four, one, three],
      delaysMs: { [two]: 1000, [four]: 3000, [one]: 0, [three]: 0 },
    });
  });

  test('outlets that stay off come last, and nothing waits for them', () => {
    expect(orderOfStartTimes(starts(null, 2000, 0))).toEqual({
      order: [three, two, one],
      delaysMs: { [three]: 2000, [two]: 0, [one]: 0 },
    });
  });
});

describe('order and waits as start times', () => {
  const current = starts(0, 1000, 2000, 3000);

  test('are what they were when nothing changes, with the first start kept', () => {
    for (const times of [
      starts(5000, 7000, 5000, 20_000),
      starts(0, 0, 0, 0),
      starts(3000, 1000, 2000, null),
    ]) {
      const again = valueOf(startTimesOf(orderOfStartTimes(times), times, 1000));
      expect(timesOf(again)).toEqual(timesOf(times.filter(({ startMs }) => startMs !== null)));
    }
  });

  test('round each wait up to the unit', () => {
    const wanted = { order: [four, three, two, one], delaysMs: { [four]: 1, [three]: 1000, [two]: 1001 } };
    expect(timesOf(valueOf(startTimesOf(wanted, current, 1000)))).toEqual({
      [four]: 0,
      [three]: 1000,
      [two]: 2000,
      [one]: 4000,
    });
  });

  test('drop the wait after the last outlet, which nothing follows', () => {
    const wanted = { order: [one, two, three, four], delaysMs: { [three]: 1000, [four]: 1000 } };
    const times = { [one]: 0, [two]: 0, [three]: 0, [four]: 1000 };
    expect(timesOf(valueOf(startTimesOf(wanted, current, 1000)))).toEqual(times);
  });

  test.each([
    [
      'another order than by number of outlets that come on together',
      {},
      [two, one, three, four],
      'together',
    ],
  ])('cannot say %s', (_what, delaysMs, order, words) => {
    const error = errorOf(startTimesOf({ order, delaysMs }, current, 1000));
    expect(error).toMatchObject({ kind: 'invalidArgument', message: expect.stringContaining(words) });
  });

  test('give no place to an outlet that stays off, and leave it as it is at the end', () => {
    const withNever = starts(null, 0, 1000);
    const delaysMs = { [two]: 1000 };
    expect(errorOf(startTimesOf({ order: [one, two, three], delaysMs }, withNever, 1000)).message).toContain(
      'Outlet 1 is set to stay off',
    );
    const kept = startTimesOf({ order: [two, three, one], delaysMs }, withNever, 1000);
    expect(timesOf(valueOf(kept))).toEqual({ [two]: 0, [three]: 1000 });
    const waiting = { order: [two, three, one], delaysMs: { [two]: 1000, [three]: 1000 } };
    expect(errorOf(startTimesOf(waiting, withNever, 1000)).message).toContain('last outlet that comes on');
  });

  test('give no wait to an outlet that stays off', () => {
    const delayed = { order: [three, one, two, four], delaysMs: { [one]: 1000 } };
    const error = errorOf(startTimesOf(delayed, starts(null, null, 0, null), 1000));
    expect(error.message).toContain('Outlet 1 is set to stay off');
  });
});
