import type { OutletId } from '../model/ids.ts';
import type { SequenceDraft } from '../model/sequence.ts';

/** One row of the timeline: the dot is when the outlet comes on, the bar the wait that follows it. */
export interface TimelineStep {
  readonly outlet: OutletId;
  readonly comesOnAtMs: number;
  /** 0 for the last row: nothing waits for it. */
  readonly waitMs: number;
}

/** max(sequenceDelay, inRushGuardDelay), or their sum on devices that add the guard. */
function waitAfter(sequence: SequenceDraft, outlet: OutletId): number {
  const { delaysMs, inRushGuardDelayMs, addsInRushGuard } = sequence;
  const delayMs = delaysMs[outlet] ?? 0;
  return addsInRushGuard === true ? delayMs + inRushGuardDelayMs : Math.max(delayMs, inRushGuardDelayMs);
}

/**
 * When each outlet comes on: the sum over the rows before it of their waits (docs/contracts.md, "Sequence").
 */
export function sequenceTimeline(sequence: SequenceDraft): readonly TimelineStep[] {
  let comesOnAtMs = 0;
  return sequence.order.map((outlet, index) => {
    const isLast = index === sequence.order.length - 1;
    const waitMs = isLast ? 0 : waitAfter(sequence, outlet);
    const step = { outlet, comesOnAtMs, waitMs };
    comesOnAtMs += waitMs;
    return step;
  });
}

/** The moment the last outlet comes on. */
export function totalTimeMs(sequence: SequenceDraft): number {
  return sequenceTimeline(sequence).at(-1)?.comesOnAtMs ?? 0;
}
