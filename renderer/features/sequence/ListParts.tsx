import { useState, type CSSProperties, type RefObject } from 'react';
import type { Lift } from './lift.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { LiftedRow, type SequenceRowProps } from './RowCells.tsx';
import { scalePercent, scaleTicks, tickText, type TimeScale } from './time-scale.ts';

interface HeadRowProps {
  readonly hasInrush: boolean;
  readonly hasBreakers: boolean;
  /** The time axis, where no chart above shows it. */
  readonly scale: TimeScale | null;
}

export function HeadRow({ hasInrush, hasBreakers, scale }: HeadRowProps) {
  return (
    <div className="seqrow sh" role="row" aria-rowindex={1}>
      <span role="columnheader">
        <span className="sr">Move</span>
      </span>
      <span role="columnheader" className="r">
        Pos.
      </span>
      <span role="columnheader">
        <span className="sr">Changed</span>
      </span>
      <span role="columnheader" className="r">
        No.
      </span>
      <span role="columnheader">Outlet</span>
      <span role="columnheader">{hasBreakers ? 'Breaker' : 'Line'}</span>
      <span role="columnheader">
        <span className="sr">On the PDU</span>
      </span>
      <span role="columnheader">Delay</span>
      {hasInrush ? (
        <span role="columnheader" className="r">
          Inrush, est.
        </span>
      ) : null}
      <span role="columnheader" className="tlc">
        {scale === null ? 'Comes on at' : <AxisTicks scale={scale} />}
      </span>
    </div>
  );
}

function AxisTicks({ scale }: { readonly scale: TimeScale }) {
  return (
    <>
      <span className="sr">Comes on at</span>
      <span className="tl-plot tl-axis" aria-hidden>
        {scaleTicks(scale).map((atMs) => (
          <span key={atMs} className="tl-tick" style={{ left: `${scalePercent(scale, atMs)}%` }}>
            {tickText(scale, atMs)}
          </span>
        ))}
      </span>
    </>
  );
}

/** The lines of the time axis behind all rows. */
export function Gridlines({ scale }: { readonly scale: TimeScale }) {
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
export function LiftedOverlay({ lift, overlayRef, row }: LiftedOverlayProps) {
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
