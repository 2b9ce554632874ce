import { memo } from 'react';
import { formatClock } from '../../../../shared/words/durations.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { panelKey, type ChartGroup } from './chart-group.ts';
import type { PlotMargin } from './PanelPlot.tsx';
import type { RowPlan } from './plan-types.ts';
import { fractionOf } from './scale.ts';
import { useFrame } from './use-frame.ts';

interface ValueLabelsProps {
  readonly group: ChartGroup;
  readonly row: RowPlan;
  readonly margin: PlotMargin;
}

/** Numbers at the gridlines, left of the first column. */
export const ValueLabels = memo(function ValueLabels({ group, row, margin }: ValueLabelsProps) {
  const column = row.panels.findIndex((panel) => panel !== null);
  const frame = useFrame(group, panelKey(row.key, column));
  if (frame === undefined) return null;
  const plotPx = row.heightPx - margin.top - margin.bottom;
  const digits = Math.max(...frame.scale.ticks.map((tick) => (String(tick).split('.')[1] ?? '').length), 0);
  return frame.scale.ticks.map((tick) => (
    <span
      key={tick}
      className="tick-y"
      style={{ top: margin.top + (1 - fractionOf(frame.scale, tick)) * plotPx }}
      aria-hidden
    >
      {formatNumber(tick, Number.isInteger(tick) ? 0 : digits)}
    </span>
  ));
});

interface TimeLabelsProps {
  readonly group: ChartGroup;
  readonly row: RowPlan;
  readonly column: number;
}

const STOPS = [0, 1 / 3, 2 / 3, 1];
/** Times with seconds are long: in a narrow column there is room for three. */
const FEW_STOPS = [0, 0.5, 1];

/** Clock times below the last row; with seconds when the window is short. */
export const TimeLabels = memo(function TimeLabels({ group, row, column }: TimeLabelsProps) {
  const frame = useFrame(group, panelKey(row.key, column));
  if (frame === undefined) return null;
  const isShort = frame.windowMs <= 300_000;
  return (isShort && row.panels.length > 1 ? FEW_STOPS : STOPS).map((stop) => {
    const clock = formatClock(frame.endMs - (1 - stop) * frame.windowMs);
    const shift = stop === 0 ? 0 : stop === 1 ? -100 : -50;
    return (
      <span
        key={stop}
        className="tick-x"
        style={{ left: `${stop * 100}%`, transform: `translateX(${shift}%)` }}
        aria-hidden
      >
        {isShort ? clock : clock.slice(0, 5)}
      </span>
    );
  });
});
