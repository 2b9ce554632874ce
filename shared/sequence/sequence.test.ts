import { describe, expect, test } from 'vitest';
import { outletId } from '../model/ids.ts';
import { moveItem } from './move-item.ts';
import { sequenceTimeline, totalTimeMs } from './timeline.ts';
import { sequenceProblem } from './validate.ts';

const [one, two, three] = [outletId('1'), outletId('2'), outletId('3')];

describe('timeline', () => {
  const sequence = {
    order: [two, one, three],
    delaysMs: { [one]: 0, [two]: 500, [three]: 9000 },
    inRushGuardDelayMs: 200,
  };

  test('waits after each outlet at least the in-rush guard, and not after the last', () => {
    expect(sequenceTimeline(sequence)).toEqual([
      { outlet: two, comesOnAtMs: 0, waitMs: 500 },
      { outlet: one, comesOnAtMs: 500, waitMs: 200 },
      { outlet: three, comesOnAtMs: 700, waitMs: 0 },
    ]);
    expect(totalTimeMs(sequence)).toBe(700);
  });

  test('waits the in-rush guard on top of each delay where the PDU adds it', () => {
    const steps = sequenceTimeline({ ...sequence, addsInRushGuard: true });
    expect(steps.map(({ comesOnAtMs }) => comesOnAtMs)).toEqual([0, 700, 900]);
  });
});

describe('moving a row', () => {
  test('puts it at the new position and keeps the others in order', () => {
    expect(moveItem([one, two, three], 0, 2)).toEqual([two, three, one]);
  });
  test('leaves the list alone when there is nowhere to go', () => {
    const list = [one, two];
    expect(moveItem(list, 0, 5)).toBe(list);
    expect(moveItem(list, -1, 0)).toBe(list);
  });
});

describe('a sequence the device would refuse', () => {
  test('names the outlet that is there twice, missing or unknown', () => {
    expect(sequenceProblem([one, one, two], [one, two])).toContain('Outlet 1 is in the sequence twice');
    expect(sequenceProblem([one], [one, two, three])).toContain('Outlets 2, 3 are missing');
    expect(sequenceProblem([one, three], [one])).toContain('Outlet 3 does not exist');
    expect(sequenceProblem([two, one], [one, two])).toBeNull();
  });
});
