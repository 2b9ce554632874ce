import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import type { OutletSequence, SequenceDraft } from '../../../shared/model/sequence.ts';
import { sequenceDiff, type SequenceDiff } from '../../../shared/sequence/diff.ts';
import { sequenceTimeline } from '../../../shared/sequence/timeline.ts';
import { formatDelay } from '../../../shared/words/durations.ts';
import { linesText, outletWords } from '../../../shared/words/elements.ts';

/** One row of the list; every field is a primitive, so that a row is drawn again only when one of its own changed. */
export interface SequenceRowData {
  readonly outlet: OutletId;
  readonly label: string;
  readonly name: string;
  readonly breaker: string;
  readonly line: PoleName | null;
  readonly linesText: string;
  /** Counted from 1. */
  readonly position: number;
  readonly comesOnAtMs: number;
  readonly waitMs: number;
  readonly delayMs: number;
  /** Delay on the device, where the draft has another. */
  readonly oldDelayMs: number | null;
  /** Position on the device, where the outlet was moved. */
  readonly movedFrom: number | null;
  /** What the PDU has now, where it changed under the draft: `PDU 5 s`. */
  readonly conflict: string | null;
}

interface RowSources {
  readonly base: OutletSequence;
  readonly draft: SequenceDraft;
  readonly changes: SequenceDiff;
  readonly current: OutletSequence | null;
}

/** The rows in the order of the draft. */
export function sequenceRows(model: PduModel, sources: RowSources): readonly SequenceRowData[] {
  const { base, draft, changes, current } = sources;
  const moved = new Set(changes.moved);
  const conflicts = current === null ? new Map<OutletId, string>() : conflictTexts(base, current);
  return sequenceTimeline(draft).map(({ outlet, comesOnAtMs, waitMs }, index) => {
    const known = model.outlets.find((each) => each.id === outlet);
    const delayMs = draft.delaysMs[outlet] ?? 0;
    const oldDelayMs = base.delaysMs[outlet] ?? 0;
    return {
      outlet,
      ...outletWordsOnly(model, outlet),
      breaker: known?.ocp?.replace(/^ocp:/u, '') ?? '',
      line: known?.lines[0] ?? null,
      linesText: linesText(known?.lines ?? []),
      position: index + 1,
      comesOnAtMs,
      waitMs,
      delayMs,
      oldDelayMs: oldDelayMs === delayMs ? null : oldDelayMs,
      movedFrom: moved.has(outlet) ? base.order.indexOf(outlet) + 1 : null,
      conflict: conflicts.get(outlet) ?? null,
    };
  });
}

function outletWordsOnly(model: PduModel, outlet: OutletId) {
  const { label, name } = outletWords(model, outlet);
  return { label, name };
}

/** `PDU 5 s`, `PDU pos. 21` for each outlet that changed on the device since it was read. */
function conflictTexts(base: OutletSequence, current: OutletSequence): Map<OutletId, string> {
  const diff = sequenceDiff(base, current);
  const texts = new Map<OutletId, string>();
  for (const outlet of diff.delays) texts.set(outlet, `PDU ${formatDelay(current.delaysMs[outlet] ?? 0)}`);
  for (const outlet of diff.moved) {
    const position = `pos. ${current.order.indexOf(outlet) + 1}`;
    const delay = texts.get(outlet);
    texts.set(outlet, delay === undefined ? `PDU ${position}` : `${delay}, ${position}`);
  }
  return texts;
}
