import { expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { movedByHand, pushEdit, redoEdit, startHistory, undoEdit, type HistoryStep } from './edit-history.ts';

const one = outletId('1');
const draft = (delayMs: number): SequenceDraft => ({
  order: [one],
  delaysMs: { [one]: delayMs },
  inRushGuardDelayMs: 0,
});
const step = (delayMs: number, more: Partial<HistoryStep> = {}): HistoryStep => ({
  draft: draft(delayMs),
  moved: null,
  mergeKey: null,
  ...more,
});

test('undo goes back edit by edit and redo forward again', () => {
  const edited = pushEdit(pushEdit(startHistory(draft(0)), step(100)), step(200));
  const undone = undoEdit(undoEdit(edited));
  expect(undone.present.draft).toEqual(draft(0));
  expect(undoEdit(undone)).toBe(undone);
  expect(redoEdit(undone).present.draft).toEqual(draft(100));
  expect(redoEdit(redoEdit(undone)).present.draft).toEqual(draft(200));
  expect(redoEdit(edited)).toBe(edited);
});

test('a new edit drops what was undone', () => {
  const edited = pushEdit(undoEdit(pushEdit(startHistory(draft(0)), step(100))), step(300));
  expect(redoEdit(edited)).toBe(edited);
  expect(undoEdit(edited).present.draft).toEqual(draft(0));
});

test('steps of the arrow keys on one field are undone together', () => {
  const arrow = { mergeKey: 'outlet:1' };
  const edited = pushEdit(pushEdit(startHistory(draft(0)), step(100, arrow)), step(200, arrow));
  expect(undoEdit(edited).present.draft).toEqual(draft(0));
  const other = pushEdit(edited, step(200, { mergeKey: 'outlet:2' }));
  expect(undoEdit(other).present.draft).toEqual(draft(200));
});

test('an undone move no longer counts as moved by hand', () => {
  const moved = pushEdit(startHistory(draft(0)), step(0, { moved: one }));
  expect(movedByHand(moved)).toEqual(new Set([one]));
  expect(movedByHand(undoEdit(moved))).toEqual(new Set());
});
