import { memo, useMemo } from 'react';
import type { ChartGroup, PanelFrame } from './chart-group.ts';
import { panelKey } from './chart-group.ts';
import type { Crosshair } from './crosshair.ts';
import { MarkNames } from './MarkNames.tsx';
import { panelSummary } from './panel-summary.ts';
import { PanelOverlay } from './PanelOverlay.tsx';
import { PanelPlot, type PlotMargin } from './PanelPlot.tsx';
import type { PanelPlan, RowPlan } from './plan-types.ts';
import { fractionOf } from './scale.ts';
import { useFrame } from './use-frame.ts';

interface PanelProps {
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
  readonly row: RowPlan;
  readonly panel: PanelPlan;
  readonly column: number;
  readonly columnTitle: string;
  readonly widthPx: number;
  readonly margin: PlotMargin;
  /** The first panel of a row names the limits. */
  readonly showsLimitNames: boolean;
  /** The first row names what is marked. */
  readonly isFirstRow: boolean;
}

/** One chart with its labels; it is empty until its first turn to be drawn. */
export const Panel = memo(function Panel(props: PanelProps) {
  const { group, crosshair, row, panel, column, columnTitle, widthPx, margin } = props;
  const { showsLimitNames, isFirstRow } = props;
  const frame = useFrame(group, panelKey(row.key, column));
  if (frame === undefined || widthPx <= 0) return null;
  return (
    <>
      <div role="img" aria-label={panelSummary(row, columnTitle, frame)}>
        <PanelPlot
          widthPx={widthPx}
          heightPx={row.heightPx}
          margin={margin}
          rows={frame.rows}
          windowMs={frame.windowMs}
          scale={frame.scale}
          colour={panel.colour}
          filled={row.filled}
          own={column}
          seriesCount={row.panels.length}
          hasGhosts={row.hasGhosts && frame.noDataFromMs === null}
          thresholds={panel.thresholds}
          thresholdScale={row.scale}
        />
      </div>
      <PanelOverlay
        group={group}
        crosshair={crosshair}
        row={row}
        panel={panel}
        frame={frame}
        widthPx={widthPx}
        margin={margin}
      />
      {showsLimitNames ? <LimitNames row={row} panel={panel} frame={frame} margin={margin} /> : null}
      {isFirstRow ? <MarkNames frame={frame} widthPx={widthPx} /> : null}
    </>
  );
});

interface LimitNamesProps {
  readonly row: RowPlan;
  readonly panel: PanelPlan;
  readonly frame: PanelFrame;
  readonly margin: PlotMargin;
}

/** Closer than this, one name would stand in the other. */
const NAME_PX = 12;

/** `crit 30.4` and `warn 25.6` below their lines. */
function LimitNames({ row, panel, frame, margin }: LimitNamesProps) {
  const plotPx = row.heightPx - margin.top - margin.bottom;
  const names = useMemo(() => {
    const { upperWarning = null, upperCritical = null } = panel.thresholds ?? {};
    const at = (limit: number) => margin.top + (1 - fractionOf(frame.scale, limit * row.scale)) * plotPx + 2;
    const names = [
      { name: 'crit', limit: upperCritical, colour: 'var(--crit)' },
      { name: 'warn', limit: upperWarning, colour: 'var(--warn)' },
    ].flatMap(({ name, limit, colour }) =>
      limit === null
        ? []
        : [{ text: `${name} ${Number((limit * row.scale).toFixed(2))}`, top: at(limit), colour }],
    );
    const [first, second] = names;
    const isTight = first !== undefined && second !== undefined && second.top - first.top < NAME_PX;
    return isTight ? [first] : names;
  }, [frame.scale, panel.thresholds, row.scale, margin.top, plotPx]);
  return names.map(({ text, top, colour }) => (
    <span key={text} className="lab" style={{ left: 2, top, color: colour }} aria-hidden>
      {text}
    </span>
  ));
}
