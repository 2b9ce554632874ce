import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../model/ids.ts';
import type { SequenceDraft } from '../model/sequence.ts';
import { changeCount, sequenceDiff } from './diff.ts';
import { moveItem } from './move-item.ts';

const outlets = Array.from({ length: 8 }, (_each, index) => outletId(String(index + 1)));
const draft = (order: readonly OutletId[], delaysMs: Record<OutletId, number> = {}): SequenceDraft => ({
  order,
  delaysMs: { ...Object.fromEntries(outlets.map((outlet) => [outlet, 500])), ...delaysMs },
  inRushGuardDelayMs: 200,
});

describe('what differs between two sequences', () => {
  test('is nothing when they are equal', () => {
    const diff = sequenceDiff(draft(outlets), draft([...outlets]));
    expect(diff).toEqual({ moved: [], delays: [], inRushGuard: false });
    expect(changeCount(diff)).toBe(0);
  });

  test('is one moved outlet however many others it passed', () => {
    expect(sequenceDiff(draft(outlets), draft(moveItem(outlets, 7, 1))).moved).toEqual(['outlet:8']);
    expect(sequenceDiff(draft(outlets), draft(moveItem(outlets, 0, 6))).moved).toEqual(['outlet:1']);
  });

  test('is the outlet that was handled when two neighbours changed places', () => {
    const after = draft(moveItem(outlets, 3, 4));
    expect(sequenceDiff(draft(outlets), after, new Set(['outlet:4'])).moved).toEqual(['outlet:4']);
    expect(sequenceDiff(draft(outlets), after, new Set(['outlet:5'])).moved).toEqual(['outlet:5']);
  });

  test('counts moves, delays and the in-rush guard', () => {
    const after = { ...draft(moveItem(outlets, 7, 1), { 'outlet:2': 700 }), inRushGuardDelayMs: 300 };
    const diff = sequenceDiff(draft(outlets), after);
    expect(diff).toEqual({ moved: ['outlet:8'], delays: ['outlet:2'], inRushGuard: true });
    expect(changeCount(diff)).toBe(3);
  });
});
