import { useMemo } from 'react';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { OutletSequence, SequenceDraft } from '../../../shared/model/sequence.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { orderWithLift, type Lift } from './lift.ts';
import type { SequenceRowProps } from './RowCells.tsx';
import { sequenceRows } from './sequence-rows.ts';
import type { DelayUnit } from '../../../shared/words/durations.ts';
import { scalePercent, type TimeScale } from './time-scale.ts';
import type { LiveState } from './Timeline.tsx';

export interface SequenceListProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly base: OutletSequence;
  readonly draft: SequenceDraft;
  readonly handled: ReadonlySet<OutletId>;
  /** What the PDU has now, when it is not what was read. */
  readonly current: OutletSequence | null;
  readonly scale: TimeScale;
  readonly unit: DelayUnit;
  readonly isLocked: boolean;
  /** Estimated inrush by outlet; null when the PDU does not meter its outlets. */
  readonly inrush: ReadonlyMap<OutletId, number> | null;
  readonly live: ReadonlyMap<string, LiveState> | null;
}

/** Rows in the order of the draft, with the places they would have if the lifted one were dropped now. */
export function useListRows(
  props: SequenceListProps,
  lift: Lift | null,
  canMove: boolean,
  active: OutletId | null,
): readonly SequenceRowProps[] {
  const { pdu, model, base, draft, handled, current, scale, unit, inrush, live, isLocked } = props;
  const shown = useMemo(() => {
    const order = orderWithLift(draft.order, lift);
    const preview = { ...draft, order };
    const touched = lift === null ? handled : new Set([...handled, lift.outlet]);
    const changes = sequenceDiff(base, preview, touched);
    const data = sequenceRows(model, { base, draft: preview, changes, current });
    return new Map(data.map((row) => [row.outlet, row]));
  }, [model, base, draft, handled, current, lift]);
  const canDelay = model.capabilities.includes('sequenceDelay') && !isLocked;
  return draft.order.flatMap((outlet) => {
    const row = shown.get(outlet);
    if (row === undefined) return [];
    return {
      ...row,
      pdu,
      unit,
      canMove,
      canDelay,
      stepMs: model.sequenceDelayStepMs,
      count: draft.order.length,
      isSlot: lift?.outlet === outlet,
      isTabStop: active === outlet,
      startPercent: scalePercent(scale, row.comesOnAtMs),
      endPercent: scalePercent(scale, row.comesOnAtMs + row.waitMs),
      inrushAmperes: inrush === null ? undefined : (inrush.get(outlet) ?? null),
      live: live?.get(outlet) ?? null,
    };
  });
}
