import { useMemo, type CSSProperties, type PointerEvent } from 'react';
import type { PduId } from '../../../../shared/model/ids.ts';
import { useElementWidth } from '../../../ui/use-element-width.ts';
import { TimeLabels, ValueLabels } from './AxisLabels.tsx';
import { CellTooltip } from './CellTooltip.tsx';
import type { ChartGroup } from './chart-group.ts';
import { ColumnHead, NowLabel, WideHead } from './ChartHeads.tsx';
import type { Crosshair } from './crosshair.ts';
import { Panel } from './Panel.tsx';
import type { PlotMargin } from './PanelPlot.tsx';
import type { ChartPlan, RowPlan } from './plan-types.ts';

interface ChartGridProps {
  readonly pdu: PduId;
  readonly plan: ChartPlan;
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
}

const MARGIN: PlotMargin = { top: 4, right: 0, bottom: 4, left: 0 };
/** The last row has the times below its plots. */
const LAST_MARGIN: PlotMargin = { ...MARGIN, bottom: 16 };

/** The small multiples: a column a line, a row a quantity. */
export function ChartGrid(props: ChartGridProps) {
  const { pdu, plan, crosshair } = props;
  const [gridRef, gridWidthPx] = useElementWidth(0);
  const count = plan.columns.length;
  const isWide = count === 1;
  const widthPx = Math.floor(
    (gridWidthPx - 2 * PADDING_PX - (isWide ? WIDE_GUTTER_PX : GUTTER_PX) - count * GAP_PX) / count,
  );
  const style = useMemo(() => ({ '--columns': count }) as CSSProperties, [count]);
  return (
    <div
      ref={gridRef}
      className={isWide ? 'chart-grid wide' : 'chart-grid'}
      style={style}
      onPointerMove={(event) => moveCrosshair(event, crosshair)}
      onPointerLeave={() => crosshair.set(null)}
    >
      {isWide ? null : (
        <>
          <span />
          {plan.columns.map((column) => (
            <ColumnHead key={column.key} pdu={pdu} column={column} />
          ))}
        </>
      )}
      {plan.rows.map((row, position) => (
        <ChartRow
          key={row.key}
          {...props}
          row={row}
          widthPx={widthPx}
          margin={position === plan.rows.length - 1 ? LAST_MARGIN : MARGIN}
          isFirst={position === 0}
        />
      ))}
    </div>
  );
}

const PADDING_PX = 16;
const GUTTER_PX = 78;
const WIDE_GUTTER_PX = 22;
const GAP_PX = 14;

interface ChartRowProps extends ChartGridProps {
  readonly row: RowPlan;
  readonly widthPx: number;
  readonly margin: PlotMargin;
  readonly isFirst: boolean;
}

function ChartRow({ pdu, plan, group, crosshair, row, widthPx, margin, isFirst }: ChartRowProps) {
  const isWide = plan.columns.length === 1;
  const isLast = margin === LAST_MARGIN;
  return (
    <>
      {isWide ? (
        <WideHead pdu={pdu} row={row} ratingAmperes={plan.columns[0]?.ratingAmperes ?? null} />
      ) : null}
      <div className="rowh" style={{ height: row.heightPx }}>
        {isWide ? null : (
          <>
            <b>{row.title}</b>
            {row.unit}
          </>
        )}
        <ValueLabels group={group} row={row} margin={margin} />
      </div>
      {row.panels.map((panel, column) => {
        const columnPlan = plan.columns[column];
        if (panel === null || columnPlan === undefined) return <span key={columnPlan?.key ?? column} />;
        return (
          <div
            key={columnPlan.key}
            className="cell"
            style={{ height: row.heightPx }}
            data-row={row.key}
            data-column={column}
          >
            <Panel
              group={group}
              crosshair={crosshair}
              row={row}
              panel={panel}
              column={column}
              columnTitle={columnPlan.title}
              widthPx={widthPx}
              margin={margin}
              showsLimitNames={isFirst && column === 0}
              isFirstRow={isFirst}
            />
            {isWide || (isFirst && columnPlan.headIndex >= 0) ? null : (
              <NowLabel pdu={pdu} row={row} panel={panel} />
            )}
            <CellTooltip plan={plan} group={group} crosshair={crosshair} rowKey={row.key} column={column} />
            {isLast ? <TimeLabels group={group} row={row} column={column} /> : null}
          </div>
        );
      })}
    </>
  );
}

function moveCrosshair(event: PointerEvent<HTMLElement>, crosshair: Crosshair): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
  if (cell === null) return crosshair.set(null);
  const bounds = cell.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - bounds.left) / bounds.width));
  crosshair.set({ ago: 1 - share, row: cell.dataset.row ?? '', column: Number(cell.dataset.column) });
}
