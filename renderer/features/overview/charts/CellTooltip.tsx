import { memo } from 'react';
import { formatClock } from '../../../../shared/words/durations.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { PhaseKey } from '../../../ui/PhaseKey.tsx';
import type { ChartGroup } from './chart-group.ts';
import { panelKey } from './chart-group.ts';
import type { Crosshair } from './crosshair.ts';
import type { ChartPlan, RowPlan } from './plan-types.ts';
import { useCrosshair } from './use-frame.ts';

interface CellTooltipProps {
  readonly plan: ChartPlan;
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
  readonly rowKey: string;
  readonly column: number;
}

/** One tooltip for all charts, drawn by the chart the crosshair belongs to. */
export const CellTooltip = memo(function CellTooltip(props: CellTooltipProps) {
  const { plan, group, crosshair, rowKey, column } = props;
  const position = useCrosshair(crosshair);
  if (position === null || position.row !== rowKey || position.column !== column) return null;
  const frame = group.frame(panelKey(rowKey, column));
  if (frame === undefined) return null;
  const timeMs = frame.endMs - position.ago * frame.windowMs;
  const share = 1 - position.ago;
  const opensLeft = plan.columns.length > 1 ? column === plan.columns.length - 1 : share > 0.5;
  const side = opensLeft
    ? { right: `calc(${position.ago * 100}% + 10px)` }
    : { left: `calc(${share * 100}% + 10px)` };
  return (
    <div className={hasTwoReadings(plan) ? 'chart-tip' : 'chart-tip single'} style={side} aria-hidden>
      <b className="ink tip-time">{formatClock(timeMs)}</b>
      {plan.columns.length > 1 ? (
        <ByColumn plan={plan} group={group} timeMs={timeMs} />
      ) : (
        <ByRow plan={plan} group={group} timeMs={timeMs} />
      )}
    </div>
  );
});

interface TipProps {
  readonly plan: ChartPlan;
  readonly group: ChartGroup;
  readonly timeMs: number;
}

/** The text of one chart's reading at a moment. */
export function readingText(group: ChartGroup, row: RowPlan, column: number, timeMs: number): string {
  const panel = row.panels[column];
  const value = panel ? (group.readingAt(panel.sensorIndex, timeMs)?.value ?? null) : null;
  return `${formatNumber(value === null ? null : value * row.scale, row.unit === 'A' ? 2 : row.digits)} ${row.unit}`;
}

/** A line an electrical line: its current and power, or whatever else is drawn. */
function ByColumn({ plan, group, timeMs }: TipProps) {
  const rows = tipRows(plan);
  return plan.columns.map((column, index) => (
    <div className="tip-line" key={column.key}>
      {column.line === null ? <span /> : <PhaseKey line={column.line} />}
      <span>{column.title}</span>
      {rows.map((row, position) => (
        <span key={row.key} className={position === 0 ? 'ink r' : 'r'}>
          {readingText(group, row, index, timeMs)}
        </span>
      ))}
    </div>
  ));
}

function ByRow({ plan, group, timeMs }: TipProps) {
  return plan.rows.map((row) => (
    <div className="tip-line" key={row.key}>
      <span />
      <span>{row.title}</span>
      <span className="ink r">{readingText(group, row, 0, timeMs)}</span>
    </div>
  ));
}

/** A line holds two readings; the lines of one chart hold one each. */
const hasTwoReadings = (plan: ChartPlan) => plan.columns.length > 1 && tipRows(plan).length > 1;

/** Current and power where there are both; the first two quantities otherwise. */
export function tipRows(plan: ChartPlan): readonly RowPlan[] {
  const named = plan.rows.filter((row) => row.quantity === 'current' || row.quantity === 'activePower');
  return named.length === 2 ? named : plan.rows.slice(0, 2);
}
