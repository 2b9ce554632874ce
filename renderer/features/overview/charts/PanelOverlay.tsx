import { memo, use, useId } from 'react';
import { ChartMarks } from './MarkNames.tsx';
import { markShare } from './chart-marks.ts';
import type { ChartGroup, PanelFrame } from './chart-group.ts';
import type { Crosshair } from './crosshair.ts';
import type { PlotMargin } from './PanelPlot.tsx';
import type { PanelPlan, RowPlan } from './plan-types.ts';
import { fractionOf } from './scale.ts';
import { useCrosshair } from './use-frame.ts';

interface PanelOverlayProps {
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
  readonly row: RowPlan;
  readonly panel: PanelPlan;
  readonly frame: PanelFrame;
  readonly widthPx: number;
  readonly margin: PlotMargin;
}

/** Above the plot: the axis, the hatch where nothing was read, the crosshair. Cheap enough to follow the pointer. */
export const PanelOverlay = memo(function PanelOverlay(props: PanelOverlayProps) {
  const { row, frame, widthPx, margin } = props;
  const bottomPx = row.heightPx - margin.bottom;
  return (
    <svg className="chart over" width={widthPx} height={row.heightPx} aria-hidden>
      {frame.noDataFromMs === null ? null : (
        <Hatch frame={frame} widthPx={widthPx} topPx={margin.top} bottomPx={bottomPx} />
      )}
      <path className="ax" d={`M0 ${bottomPx + 0.5}H${widthPx}`} />
      <MarkLines {...props} />
      <CrosshairMark {...props} />
    </svg>
  );
});

/** Trips, transfers and commands; their words stand in the first row. */
function MarkLines({ row, frame, widthPx, margin }: PanelOverlayProps) {
  return use(ChartMarks).map((mark) => {
    const share = markShare(mark, frame);
    return share === null ? null : (
      <path
        key={mark.key}
        className={`mark ${mark.tone}`}
        d={`M${share * widthPx} ${margin.top}V${row.heightPx - margin.bottom}`}
      />
    );
  });
}

interface HatchProps {
  readonly frame: PanelFrame;
  readonly widthPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

function Hatch({ frame, widthPx, topPx, bottomPx }: HatchProps) {
  const id = useId();
  const sinceMs = frame.endMs - (frame.noDataFromMs ?? frame.endMs);
  const x = widthPx * (1 - Math.min(1, sinceMs / frame.windowMs));
  return (
    <>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" stroke="var(--hatch)" strokeWidth="2" />
      </pattern>
      <rect x={x} y={topPx} width={widthPx - x} height={bottomPx - topPx} fill={`url(#${id})`} />
    </>
  );
}

function CrosshairMark({ group, crosshair, row, panel, frame, widthPx, margin }: PanelOverlayProps) {
  const position = useCrosshair(crosshair);
  if (position === null) return null;
  const x = widthPx * (1 - position.ago);
  const reading = group.readingAt(panel.sensorIndex, frame.endMs - position.ago * frame.windowMs);
  const bottomPx = row.heightPx - margin.bottom;
  const value = reading?.value ?? null;
  const y =
    value === null ? null : bottomPx - fractionOf(frame.scale, value * row.scale) * (bottomPx - margin.top);
  return (
    <>
      <path className="xh" d={`M${x} ${margin.top}V${bottomPx}`} />
      {y === null ? null : (
        <circle cx={x} cy={y} r="3" fill="var(--canvas)" className={`s ${panel.colour}`} />
      )}
    </>
  );
}
