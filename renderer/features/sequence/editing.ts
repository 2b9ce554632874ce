import type { OutletId } from '../../../shared/model/ids.ts';
import type { KeptSequenceDraft, OutletSequence, SequenceDraft } from '../../../shared/model/sequence.ts';
import { changeCount, sequenceDiff, type SequenceDiff } from '../../../shared/sequence/diff.ts';
import { moveItem } from '../../../shared/sequence/move-item.ts';
import {
  movedByHand,
  pushEdit,
  redoEdit,
  startHistory,
  undoEdit,
  type EditHistory,
  type HistoryStep,
} from './edit-history.ts';

/** The device's sequence changed under a draft; nothing is written until a person chose. */
export interface SequenceConflict {
  readonly current: OutletSequence;
  readonly seenAtMs: number;
}

/** An Apply that did not get to its end. */
export interface HalfWritten {
  readonly written: readonly string[];
  readonly notWritten: readonly string[];
  readonly message: string;
}

/** The sequence of one PDU as it was read, and what is to become of it. */
export interface SequenceEditing {
  readonly base: OutletSequence;
  readonly readAtMs: number;
  readonly history: EditHistory;
  readonly conflict: SequenceConflict | null;
  readonly halfWritten: HalfWritten | null;
  readonly isApplying: boolean;
}

const draftOf = ({ order, delaysMs, inRushGuardDelayMs }: OutletSequence): SequenceDraft => ({
  order,
  delaysMs,
  inRushGuardDelayMs,
});

export function startEditing(sequence: OutletSequence, readAtMs: number): SequenceEditing {
  return {
    base: sequence,
    readAtMs,
    history: startHistory(draftOf(sequence)),
    conflict: null,
    halfWritten: null,
    isApplying: false,
  };
}

/** A draft that outlived its window, as if it had just been edited; it is to be held against the device (`reread`). */
export function continueEditing({ base, draft, keptAtMs }: KeptSequenceDraft): SequenceEditing {
  return pushDraft(startEditing(base, keptAtMs), draft);
}

export function draftIn(editing: SequenceEditing): SequenceDraft {
  return editing.history.present.draft;
}

/** What Apply would write. */
export function unsavedChanges(editing: SequenceEditing): SequenceDiff {
  return sequenceDiff(editing.base, draftIn(editing), movedByHand(editing.history));
}

export function isDirty(editing: SequenceEditing): boolean {
  return changeCount(unsavedChanges(editing)) > 0;
}

const withHistory = (editing: SequenceEditing, history: EditHistory): SequenceEditing =>
  history === editing.history ? editing : { ...editing, history };

const pushDraft = (editing: SequenceEditing, draft: SequenceDraft, step: Partial<HistoryStep> = {}) =>
  withHistory(editing, pushEdit(editing.history, { moved: null, mergeKey: null, ...step, draft }));

/** The outlet comes on at position `to`, counted from 0. */
export function withOutletAt(editing: SequenceEditing, outlet: OutletId, to: number): SequenceEditing {
  const draft = draftIn(editing);
  const order = moveItem(draft.order, draft.order.indexOf(outlet), to);
  return order === draft.order ? editing : pushDraft(editing, { ...draft, order }, { moved: outlet });
}

/** Steps with `isStep` (arrow keys) are undone together. */
export function withDelay(
  editing: SequenceEditing,
  outlet: OutletId,
  delayMs: number,
  isStep: boolean,
): SequenceEditing {
  const draft = draftIn(editing);
  if (draft.delaysMs[outlet] === delayMs) return editing;
  const delaysMs = { ...draft.delaysMs, [outlet]: delayMs };
  return pushDraft(editing, { ...draft, delaysMs }, { mergeKey: isStep ? outlet : null });
}

export function withInRushGuard(editing: SequenceEditing, delayMs: number): SequenceEditing {
  const draft = draftIn(editing);
  return draft.inRushGuardDelayMs === delayMs
    ? editing
    : pushDraft(editing, { ...draft, inRushGuardDelayMs: delayMs });
}

export function undone(editing: SequenceEditing): SequenceEditing {
  return withHistory(editing, undoEdit(editing.history));
}

export function redone(editing: SequenceEditing): SequenceEditing {
  return withHistory(editing, redoEdit(editing.history));
}

/** Back to what the PDU has; Undo brings the draft back. */
export function reverted(editing: SequenceEditing): SequenceEditing {
  return isDirty(editing) ? pushDraft(editing, draftOf(editing.base)) : editing;
}

/** A draft of other outlets could never be written: the PDU was changed, or another one has its place. */
function hasSameOutlets(sequence: OutletSequence, draft: SequenceDraft): boolean {
  const outlets = new Set(sequence.order);
  return draft.order.length === outlets.size && draft.order.every((outlet) => outlets.has(outlet));
}

/** The device was read again: a draft stays, and a device that changed under it is a conflict. */
export function reread(
  editing: SequenceEditing | undefined,
  sequence: OutletSequence,
  readAtMs: number,
): SequenceEditing {
  if (editing === undefined) return startEditing(sequence, readAtMs);
  if (sequence.revision === editing.base.revision) return { ...editing, readAtMs, conflict: null };
  if (!isDirty(editing) || !hasSameOutlets(sequence, draftIn(editing)))
    return startEditing(sequence, readAtMs);
  const isAsDrafted = changeCount(sequenceDiff(sequence, draftIn(editing))) === 0;
  if (isAsDrafted) return { ...editing, base: sequence, readAtMs, conflict: null };
  return { ...editing, conflict: { current: sequence, seenAtMs: readAtMs } };
}

/** Everything was written and read back. */
export function applied(
  editing: SequenceEditing,
  sequence: OutletSequence,
  readAtMs: number,
): SequenceEditing {
  const clean = { ...editing, base: sequence, readAtMs, conflict: null, halfWritten: null };
  const readBack = draftOf(sequence);
  const differs = changeCount(sequenceDiff(sequence, draftIn(editing))) > 0;
  return differs ? pushDraft(clean, readBack) : clean;
}

/** Some of it was written: what the device has now is the new base, the rest stays unsaved. */
export function partlyApplied(
  editing: SequenceEditing,
  half: HalfWritten,
  current: OutletSequence | null,
  readAtMs: number,
): SequenceEditing {
  return { ...editing, base: current ?? editing.base, readAtMs, conflict: null, halfWritten: half };
}

/** Takes the device's sequence; Undo brings the draft back. */
export function loadedFromPdu(editing: SequenceEditing): SequenceEditing {
  if (editing.conflict === null) return editing;
  const { current, seenAtMs } = editing.conflict;
  const rebased = { ...editing, base: current, readAtMs: seenAtMs, conflict: null };
  return pushDraft(rebased, draftOf(current));
}

/** Keeps the draft; it now differs from what the device has instead of from what was read before. */
export function keptMine(editing: SequenceEditing): SequenceEditing {
  if (editing.conflict === null) return editing;
  const { current, seenAtMs } = editing.conflict;
  return { ...editing, base: current, readAtMs: seenAtMs, conflict: null };
}
