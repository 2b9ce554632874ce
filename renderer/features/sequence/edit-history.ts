import type { OutletId } from '../../../shared/model/ids.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';

/** One state of the draft and the edit that led to it. */
export interface HistoryStep {
  readonly draft: SequenceDraft;
  /** The outlet a person moved to get here; null for other edits. */
  readonly moved: OutletId | null;
  /** Steps with the same key that follow each other are one for Undo; null stands alone. */
  readonly mergeKey: string | null;
}

/** Undo and redo of the edits of one draft. */
export interface EditHistory {
  readonly past: readonly HistoryStep[];
  readonly present: HistoryStep;
  readonly future: readonly HistoryStep[];
}

const KEPT_STEPS = 200;

export function startHistory(draft: SequenceDraft): EditHistory {
  return { past: [], present: { draft, moved: null, mergeKey: null }, future: [] };
}

/** Adds an edit; what was undone before it is gone. */
export function pushEdit(history: EditHistory, step: HistoryStep): EditHistory {
  const merges = step.mergeKey !== null && step.mergeKey === history.present.mergeKey;
  const past = merges ? history.past : [...history.past, history.present].slice(-KEPT_STEPS);
  return { past, present: step, future: [] };
}

export function undoEdit(history: EditHistory): EditHistory {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
}

export function redoEdit(history: EditHistory): EditHistory {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** Outlets that were moved on the way to the present draft. */
export function movedByHand(history: EditHistory): ReadonlySet<OutletId> {
  return new Set([...history.past, history.present].flatMap((step) => step.moved ?? []));
}
