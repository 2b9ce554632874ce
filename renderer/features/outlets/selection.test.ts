import { describe, expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import { EMPTY_SELECTION, extend, keepVisible, selectAll, toggle } from './selection.ts';

const ORDER = ['1', '2', '3', '4', '5', '6'].map(outletId);
const [one, two, three, four] = ORDER as [
  ReturnType<typeof outletId>,
  ReturnType<typeof outletId>,
  ReturnType<typeof outletId>,
  ReturnType<typeof outletId>,
];

describe('selecting outlets', () => {
  test('toggling selects and takes back', () => {
    const selected = toggle(EMPTY_SELECTION, two);
    expect([...selected.ids]).toEqual([two]);
    expect(toggle(selected, two).ids.size).toBe(0);
  });

  test('extending goes from where it began, in the order on screen, both ways', () => {
    const forward = extend(toggle(EMPTY_SELECTION, two), two, four, ORDER);
    expect([...forward.ids].toSorted()).toEqual([two, three, four]);
    const backward = extend(toggle(EMPTY_SELECTION, four), four, two, ORDER);
    expect([...backward.ids].toSorted()).toEqual([two, three, four]);
  });

  test('without an anchor it begins where the focus is', () => {
    expect([...extend(EMPTY_SELECTION, one, two, ORDER).ids].toSorted()).toEqual([one, two]);
  });

  test('all means all visible', () => {
    expect(selectAll(ORDER).ids.size).toBe(6);
  });

  test('what a filter hides is not selected any more', () => {
    const kept = keepVisible(selectAll(ORDER), new Set([one, three]));
    expect([...kept.ids]).toEqual([one, three]);
  });

  test('a selection of which nothing is hidden stays the same object', () => {
    const selection = toggle(EMPTY_SELECTION, one);
    expect(keepVisible(selection, new Set(ORDER))).toBe(selection);
  });
});
