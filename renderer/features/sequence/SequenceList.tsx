import { memo, useRef, type CSSProperties, type MouseEvent } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import { useAppStore } from '../../state/store.ts';
import { handleKey } from './list-keys.ts';
import { Gridlines, HeadRow, LiftedOverlay } from './ListParts.tsx';
import { ROW_HEIGHT } from './row-height.ts';
import type { SequenceRowProps } from './RowCells.tsx';
import { moveOutlet, setCrosshair } from './sequence-store.ts';
import { SequenceRow } from './SequenceRow.tsx';
import { droppedWords, liftedWords, placeWords, putBackWords } from './spoken-words.ts';
import { useListRows, type SequenceListProps } from './use-list-rows.ts';
import { partOf, useRowFocus, type RowPart } from './use-row-focus.ts';
import { useRowLift } from './use-row-lift.ts';

function say(text: string): void {
  useAppStore.getState().announce(text);
}

/** The outlets in the order they come on. Reordered by the handle, by keyboard and by two buttons in each row. */
export const SequenceList = memo(function SequenceList(props: SequenceListProps) {
  const { pdu, model, draft, scale } = props;
  const canMove = model.capabilities.includes('sequenceOrder') && !props.isLocked;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  const overlayRef = useRef<HTMLDivElement>(null);
  const lifting = useRowLift({
    scrollerRef,
    bodyRef,
    overlayRef,
    order: draft.order,
    onLifted: (lift) => say(liftedWords(model, draft, lift)),
    onMoved: ({ outlet, to }) => say(placeWords(draft, outlet, to)),
    onDropped: (lift) => {
      focus.holdFocus(lift.outlet, lift.by === 'keyboard' ? 'handle' : 'row');
      moveOutlet(pdu, lift.outlet, lift.to);
      say(droppedWords(lift));
    },
    onPutBack: (lift) => say(putBackWords(model, draft, lift)),
  });
  const focus = useRowFocus(bodyRef, draft.order);
  const moveBy = (outlet: OutletId, to: number, part: RowPart) => {
    const within = Math.min(draft.order.length - 1, Math.max(0, to));
    if (!canMove || draft.order.indexOf(outlet) === within) return;
    focus.holdFocus(outlet, part);
    moveOutlet(pdu, outlet, within);
    say(placeWords(draft, outlet, within));
  };
  const rows = useListRows(props, lifting.lift, canMove, focus.active);
  const lifted = rows.find((row) => row.isSlot);
  const hasInrush = props.inrush !== null;

  return (
    <div
      className={`seq-list${hasInrush ? '' : ' no-inrush'}`}
      role="grid"
      aria-label="Power-on sequence"
      aria-rowcount={draft.order.length + 1}
      tabIndex={-1}
      style={{ '--no-width': `${numberWidth(model.outlets)}px` } as CSSProperties}
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
      <HeadRow hasInrush={hasInrush} hasBreakers={model.ocps.length > 0} scale={hasInrush ? null : scale} />
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

const LEAST_NUMBER_WIDTH = 26;
const CHARACTER_WIDTH = 8;

/** Wide enough for the longest number: `AA24`, `2/12`. */
function numberWidth(outlets: readonly { readonly label: string }[]): number {
  return Math.max(LEAST_NUMBER_WIDTH, ...outlets.map((outlet) => outlet.label.length * CHARACTER_WIDTH + 2));
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
