import { expect, test } from 'vitest';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import { changesText, conflictDetail, unsavedDetail, unsavedText } from './change-words.ts';

const [one, two] = [outletId('1'), outletId('2')];
const draft = (order: readonly OutletId[], firstMs: number) => ({
  order,
  delaysMs: { [one]: firstMs, [two]: 1000 },
  inRushGuardDelayMs: 0,
});
const diff = (moved: number, delays: number, inRushGuard = false) => ({
  moved: Array.from({ length: moved }, () => one),
  delays: Array.from({ length: delays }, () => two),
  inRushGuard,
});

test('unsaved changes are counted and named with the total time before and after', () => {
  expect(unsavedText(diff(2, 2))).toBe('4 unsaved changes');
  expect(changesText(diff(1, 0))).toBe('1 change');
  expect(unsavedDetail(diff(2, 2), draft([one, two], 500), draft([one, two], 1500))).toBe(
    '2 outlets moved, 2 delays changed. Total 1.5 s, was 0.5 s.',
  );
  expect(unsavedDetail(diff(0, 1, true), draft([one, two], 500), draft([one, two], 500))).toBe(
    '1 delay changed, in-rush guard changed. Total 0.5 s, as before.',
  );
});

test('a change on the PDU is told with what changed and when it was seen', () => {
  const seenAtMs = new Date(2026, 2, 4, 14, 31, 12).getTime();
  expect(conflictDetail(diff(1, 2), seenAtMs)).toBe('Outlet 1 moved and 2 delays changed, seen at 14:31:12.');
  expect(conflictDetail(diff(0, 0, true), seenAtMs)).toBe('The in-rush guard changed, seen at 14:31:12.');
});
