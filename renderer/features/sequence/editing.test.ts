import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../../../shared/model/ids.ts';
import type { OutletSequence } from '../../../shared/model/sequence.ts';
import {
  applied,
  draftIn,
  isDirty,
  keptMine,
  loadedFromPdu,
  partlyApplied,
  redone,
  reread,
  reverted,
  startEditing,
  undone,
  unsavedChanges,
  withDelay,
  withInRushGuard,
  withOutletAt,
} from './editing.ts';

const outlets = ['1', '2', '3', '4'].map((label) => outletId(label));
const [one, two, three, four] = ['1', '2', '3', '4'].map((label) => outletId(label)) as [
  OutletId,
  OutletId,
  OutletId,
  OutletId,
];
const onDevice = (revision: string, patch: Partial<OutletSequence> = {}): OutletSequence => ({
  revision,
  order: outlets,
  delaysMs: Object.fromEntries(outlets.map((outlet) => [outlet, 500])),
  inRushGuardDelayMs: 200,
  ...patch,
});
const fresh = () => startEditing(onDevice('r1'), 1000);

describe('editing', () => {
  test('moves, delays and the guard are unsaved changes until they are taken back', () => {
    const edited = withInRushGuard(withDelay(withOutletAt(fresh(), four, 0), two, 900, false), 300);
    expect(unsavedChanges(edited)).toEqual({ moved: [four], delays: [two], inRushGuard: true });
    expect(isDirty(undone(undone(undone(edited))))).toBe(false);
    expect(draftIn(redone(undone(edited)))).toEqual(draftIn(edited));
  });

  test('an edit that changes nothing leaves nothing to undo', () => {
    const editing = fresh();
    expect(withOutletAt(editing, one, 0)).toBe(editing);
    expect(withDelay(editing, one, 500, false)).toBe(editing);
    expect(withInRushGuard(editing, 200)).toBe(editing);
    expect(reverted(editing)).toBe(editing);
  });

  test('revert can be undone', () => {
    const edited = withOutletAt(fresh(), four, 0);
    expect(isDirty(reverted(edited))).toBe(false);
    expect(draftIn(undone(reverted(edited)))).toEqual(draftIn(edited));
  });
});

describe('reading the device again', () => {
  test('takes what it has while nothing was edited', () => {
    const other = onDevice('r2', { order: [two, one, three, four] });
    expect(draftIn(reread(fresh(), other, 2000)).order).toEqual(other.order);
  });

  test('keeps the draft when the device is unchanged', () => {
    const edited = withOutletAt(fresh(), four, 0);
    expect(reread(edited, onDevice('r1'), 2000)).toMatchObject({ readAtMs: 2000, conflict: null });
    expect(draftIn(reread(edited, onDevice('r1'), 2000))).toBe(draftIn(edited));
  });

  test('is a conflict when the device changed under a draft', () => {
    const edited = withOutletAt(fresh(), four, 0);
    const other = onDevice('r2', { order: [two, one, three, four] });
    const conflicting = reread(edited, other, 2000);
    expect(conflicting.conflict).toEqual({ current: other, seenAtMs: 2000 });
    expect(draftIn(conflicting)).toBe(draftIn(edited));
  });

  test('is no conflict when the device now has what was drafted', () => {
    const edited = withOutletAt(fresh(), four, 0);
    const same = onDevice('r2', { order: [four, one, two, three] });
    expect(reread(edited, same, 2000).conflict).toBeNull();
    expect(isDirty(reread(edited, same, 2000))).toBe(false);
  });
});

describe('a conflict', () => {
  const other = onDevice('r2', { order: [two, one, three, four] });
  const conflicting = () => reread(withOutletAt(fresh(), four, 0), other, 2000);

  test('ends with the sequence of the PDU, and undo brings the draft back', () => {
    const loaded = loadedFromPdu(conflicting());
    expect(loaded.conflict).toBeNull();
    expect(isDirty(loaded)).toBe(false);
    expect(draftIn(undone(loaded)).order).toEqual([four, one, two, three]);
    expect(undone(loaded).base).toBe(other);
  });

  test('ends with the draft, measured against what the PDU has now', () => {
    const kept = keptMine(conflicting());
    expect(kept).toMatchObject({ conflict: null, base: other });
    expect(draftIn(kept).order).toEqual([four, one, two, three]);
    expect(isDirty(kept)).toBe(true);
  });
});

describe('apply', () => {
  test('leaves nothing unsaved, even when the device rounded a delay', () => {
    const edited = withDelay(fresh(), one, 1234, false);
    const rounded = onDevice('r2', { delaysMs: { ...onDevice('r1').delaysMs, [one]: 2000 } });
    expect(isDirty(applied(edited, rounded, 3000))).toBe(false);
    expect(draftIn(applied(edited, rounded, 3000)).delaysMs[one]).toBe(2000);
  });

  test('that was cut short keeps what was not written as unsaved', () => {
    const edited = withDelay(withOutletAt(fresh(), four, 0), one, 900, false);
    const half = { written: ['order'], notWritten: ['delay of outlet 1'], message: 'No answer.' };
    const current = onDevice('r2', { order: [four, one, two, three] });
    const after = partlyApplied(edited, half, current, 3000);
    expect(unsavedChanges(after)).toEqual({ moved: [], delays: [one], inRushGuard: false });
    expect(after.halfWritten).toEqual(half);
  });
});
