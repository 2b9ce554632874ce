import { memo, useMemo, useRef, useState, type CSSProperties, type RefObject, type MouseEvent } from 'react';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { displayName } from '../../../shared/model/pdu.ts';
import type { OutletSequence, SequenceDraft } from '../../../shared/model/sequence.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { sequenceTimeline } from '../../../shared/sequence/timeline.ts';
import { moveItem } from '../../../shared/sequence/move-item.ts';
import { outletWords } from '../../../shared/words/elements.ts';
import { useAppStore } from '../../state/store.ts';
import { orderWithLift, type Lift } from './lift.ts';
import { handleKey } from './list-keys.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { LiftedRow, SequenceRow, type SequenceRowProps } from './SequenceRow.tsx';
import { sequenceRows } from './sequence-rows.ts';
import { moveOutlet, setCrosshair, type DelayUnit } from './sequence-store.ts';
import { scalePercent, type TimeScale } from './time-scale.ts';
import type { LiveState } from './Timeline.tsx';
import { partOf, useRowFocus, type RowPart } from './use-row-focus.ts';
import { useRowLift } from './use-row-lift.ts';

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

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} seconds`;

function say(text: string): void {
  useAppStore.getState().announce(text);
}

/** The outlets in the order they come on. Reordered by the handle, by keyboard and by two buttons in each row. */
export const SequenceList = memo(function SequenceList(props: SequenceListProps) {
  const { pdu, model, draft, scale } = props;
  const canMove = model.capabilities.includes('sequenceOrder') && !props.isLocked;
  const placeWords = (outlet: OutletId, to: number) => {
    const order = moveItem(draft.order, draft.order.indexOf(outlet), to);
    const atMs = sequenceTimeline({ ...draft, order })[to]?.comesOnAtMs ?? 0;
    return `Position ${to + 1} of ${order.length}. Comes on at ${seconds(atMs)}.`;
  };
  const nameOf = (outlet: OutletId) => displayName(outletWords(model, outlet));
  const scrollerRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  const overlayRef = useRef<HTMLDivElement>(null);
  const lifting = useRowLift({
    scrollerRef,
    bodyRef,
    overlayRef,
    order: draft.order,
    onLifted: ({ outlet, from }) =>
      say(`${nameOf(outlet)} lifted. Position ${from + 1} of ${draft.order.length}.`),
    onMoved: ({ outlet, to }) => say(placeWords(outlet, to)),
    onDropped: ({ outlet, to, by }) => {
      focus.holdFocus(outlet, by === 'keyboard' ? 'handle' : 'row');
      moveOutlet(pdu, outlet, to);
      say(`Dropped at position ${to + 1}.`);
    },
    onPutBack: ({ outlet, from }) =>
      say(`${nameOf(outlet)} put back. Position ${from + 1} of ${draft.order.length}.`),
  });
  const focus = useRowFocus(bodyRef, draft.order);
  const moveBy = (outlet: OutletId, to: number, part: RowPart) => {
    const within = Math.min(draft.order.length - 1, Math.max(0, to));
    if (!canMove || draft.order.indexOf(outlet) === within) return;
    focus.holdFocus(outlet, part);
    moveOutlet(pdu, outlet, within);
    say(placeWords(outlet, within));
  };
  const rows = useRows(props, lifting.lift, canMove, focus.active);
  const lifted = rows.find((row) => row.isSlot);
  const hasInrush = props.inrush !== null;

  return (
    <div
      className={`seq-list${hasInrush ? '' : ' no-inrush'}`}
      role="grid"
      aria-label="Power-on sequence"
      aria-rowcount={draft.order.length + 1}
      tabIndex={-1}
      onPointerDown={canMove ? lifting.onPointerDown : undefined}
      onFocus={(event) => {
        focus.onFocus(event);
        pointAt(event.target, rows);
      }}
      onBlur={(event) => {
        setCrosshair(null);
        if (lifting.lift?.by === 'keyboard' && partOf(event.target)?.outlet === lifting.lift.outlet)
          lifting.putBack();
      }}
      onPointerOver={(event) => pointAt(event.target, rows)}
      onPointerLeave={() => setCrosshair(null)}
      onClick={(event) => pressMove(event, draft.order, moveBy)}
      onKeyDown={(event) =>
        handleKey(event, { draft, lifting, scroller: scrollerRef.current, focus, moveBy, canMove })
      }
    >
      <HeadRow hasInrush={hasInrush} />
      <div className="seq-scroller" ref={scrollerRef}>
        <div
          className={`seq-body${lifting.lift === null ? '' : ' lifting'}`}
          ref={bodyRef}
          role="rowgroup"
          style={{ height: rows.length * ROW_HEIGHT }}
        >
          <Gridlines scale={scale} />
          {rows.map((row) => (
            <SequenceRow key={row.outlet} {...row} />
          ))}
          {lifting.lift === null || lifted === undefined ? null : (
            <LiftedOverlay lift={lifting.lift} overlayRef={overlayRef} row={lifted} />
          )}
        </div>
      </div>
    </div>
  );
});

/** Rows in the order of the draft, with the places they would have if the lifted one were dropped now. */
function useRows(
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

function pressMove(
  event: MouseEvent,
  order: readonly OutletId[],
  moveBy: (outlet: OutletId, to: number, part: RowPart) => void,
): void {
  const at = partOf(event.target);
  if (at?.part !== 'up' && at?.part !== 'down') return;
  moveBy(at.outlet, order.indexOf(at.outlet) + (at.part === 'up' ? -1 : 1), at.part);
}

function pointAt(target: EventTarget, rows: readonly SequenceRowProps[]): void {
  const at = partOf(target);
  const row = at === null ? undefined : rows.find((each) => each.outlet === at.outlet);
  setCrosshair(row?.comesOnAtMs ?? null);
}

function HeadRow({ hasInrush }: { readonly hasInrush: boolean }) {
  return (
    <div className="seqrow sh" role="row" aria-rowindex={1}>
      <span role="columnheader" aria-label="Move" />
      <span role="columnheader" className="r">
        Pos.
      </span>
      <span role="columnheader" aria-label="Changed" />
      <span role="columnheader" className="r">
        No.
      </span>
      <span role="columnheader">Outlet</span>
      <span role="columnheader">Breaker</span>
      <span role="columnheader" aria-label="On the PDU" />
      <span role="columnheader">Delay</span>
      {hasInrush ? (
        <span role="columnheader" className="r">
          Inrush, est.
        </span>
      ) : null}
      <span role="columnheader" className="tlc">
        Comes on at
      </span>
    </div>
  );
}

function Gridlines({ scale }: { readonly scale: TimeScale }) {
  return (
    <div className="seq-grid" role="presentation">
      <i style={{ '--intervals': scale.maxMs / scale.stepMs } as CSSProperties} />
    </div>
  );
}

interface LiftedOverlayProps {
  readonly lift: Lift;
  readonly overlayRef: RefObject<HTMLDivElement | null>;
  readonly row: SequenceRowProps;
}

/** By keyboard it sits on its slot; by pointer it starts there and the pointer moves it from then on. */
function LiftedOverlay({ lift, overlayRef, row }: LiftedOverlayProps) {
  const slot = `translateY(${lift.to * ROW_HEIGHT - 1}px)`;
  const [firstSlot] = useState(slot);
  return (
    <>
      <div className="drop" aria-hidden style={{ top: lift.to * ROW_HEIGHT - 1 }} />
      <div
        className="lift"
        aria-hidden
        ref={overlayRef}
        style={{ transform: lift.by === 'keyboard' ? slot : firstSlot }}
      >
        <LiftedRow {...row} />
      </div>
    </>
  );
}
