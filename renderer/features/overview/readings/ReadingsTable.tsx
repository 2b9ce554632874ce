import { memo, useMemo } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { SensorDescriptor } from '../../../../shared/model/sensor.ts';
import { formatClock, formatDuration } from '../../../../shared/words/durations.ts';
import { NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import { useNow } from '../../../state/clock.ts';
import { PhaseKey } from '../../../ui/PhaseKey.tsx';
import { panelKey } from '../charts/chart-group.ts';
import type { Charts } from '../charts/use-charts.ts';
import { useFrame } from '../charts/use-frame.ts';
import { windowWords } from '../charts/windows.ts';
import { useIsNoData, useLatest, useReadAt } from '../use-latest.ts';
import { readingText, readingTone } from './reading-text.ts';
import { readingsLayout, type ReadingsColumn, type ReadingsRow } from './readings-layout.ts';

interface ReadingsTableProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly element: ElementId;
  /** The charts beside the table, for the lowest and highest in their window; null where there are none. */
  readonly charts: Charts | null;
  readonly windowMs: number;
}

/** Every sensor of an element with its unit and when it was read: the charts' equivalent for those who cannot see them. */
export const ReadingsTable = memo(function ReadingsTable(props: ReadingsTableProps) {
  const { pdu, model, element, charts, windowMs } = props;
  const layout = useMemo(() => readingsLayout(model, element), [model, element]);
  const isNoData = useIsNoData();
  const hasRange = charts !== null && charts.plan.rows[0]?.panels.length === 1 && layout.columns.length === 1;
  if (layout.rows.length === 0) {
    return element === 'pdu' ? null : <p className="overview-empty dim">The PDU measures nothing here.</p>;
  }
  return (
    <div className="readings">
      <table className="dt">
        <caption className="sr">Readings</caption>
        <thead>
          <tr>
            <th scope="col">{isNoData ? 'Last known reading' : 'Reading'}</th>
            {layout.columns.map((column) => (
              <th key={column.key} scope="col" className="n">
                <span className="line-head">
                  {column.line === null || column.line === 'N' ? null : <PhaseKey line={column.line} />}
                  {column.title}
                </span>
              </th>
            ))}
            <th scope="col" className="unit">
              <span className="sr">Unit</span>
            </th>
            {hasRange ? (
              <>
                <th scope="col" className="n">
                  Lowest, {windowWords(windowMs)}
                </th>
                <th scope="col" className="n">
                  Highest, {windowWords(windowMs)}
                </th>
              </>
            ) : null}
            <th scope="col" className="n read-at">
              {isNoData ? 'Age' : 'Read'}
            </th>
          </tr>
        </thead>
        <tbody>
          {layout.rows.map((row) => (
            <Row
              key={row.quantity}
              pdu={pdu}
              model={model}
              columns={layout.columns}
              row={row}
              charts={hasRange ? charts : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface RowProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly columns: readonly ReadingsColumn[];
  readonly row: ReadingsRow;
  readonly charts: Charts | null;
}

const Row = memo(function Row({ pdu, model, columns, row, charts }: RowProps) {
  const first = model.sensors[row.cells.find((index) => index >= 0) ?? -1];
  return (
    <tr>
      <th scope="row" className="dim">
        {row.title}
      </th>
      {columns.map((column, position) => (
        <ReadingCell key={column.key} pdu={pdu} model={model} sensorIndex={row.cells[position] ?? -1} />
      ))}
      <td className="faint unit">{first === undefined ? '' : readingText(first, 0).unit}</td>
      {charts === null || first === undefined ? null : <RangeCells charts={charts} sensor={first} />}
      <ReadAtCell pdu={pdu} cells={row.cells} />
    </tr>
  );
});

interface ReadingCellProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly sensorIndex: number;
}

const ReadingCell = memo(function ReadingCell({ pdu, model, sensorIndex }: ReadingCellProps) {
  const { value, status, isLate } = useLatest(pdu, sensorIndex);
  const sensor = model.sensors[sensorIndex];
  if (sensor === undefined) return <td className="n faint">{NOT_MEASURED}</td>;
  const tone = isLate || value === null ? 'faint' : readingTone(sensor, value, status);
  return <td className={`n ${tone}`}>{readingText(sensor, value).text}</td>;
});

interface RangeCellsProps {
  readonly charts: Charts;
  readonly sensor: SensorDescriptor;
}

/** Lowest and highest in the window, of what is charted. */
function RangeCells({ charts, sensor }: RangeCellsProps) {
  const chartRow = charts.plan.rows.find((row) => row.quantity === sensor.quantity);
  const frame = useFrame(charts.group, panelKey(chartRow?.key ?? '', 0));
  const text = (value: number | null) =>
    value === null || chartRow === undefined
      ? NOT_MEASURED
      : readingText(sensor, value / chartRow.scale).text;
  return (
    <>
      <td className="n dim">{text(frame?.stats.min ?? null)}</td>
      <td className="n dim">{text(frame?.stats.max ?? null)}</td>
    </>
  );
}

/** When a row was read: the oldest of its readings, with its age when that is out of date. */
const ReadAtCell = memo(function ReadAtCell({
  pdu,
  cells,
}: {
  readonly pdu: PduId;
  readonly cells: readonly number[];
}) {
  const { readAtMs, isLate } = useReadAt(pdu, cells);
  const isNoData = useIsNoData();
  if (readAtMs === null) return <td className="n faint read-at">{NOT_MEASURED}</td>;
  if (isNoData)
    return (
      <td className="n dim read-at" title={`Read at ${formatClock(readAtMs)}`}>
        <Age sinceMs={readAtMs} />
      </td>
    );
  return (
    <td className={isLate ? 'n faint read-at' : 'n dim read-at'}>
      {formatClock(readAtMs)}
      {isLate ? (
        <>
          , <Age sinceMs={readAtMs} /> ago
        </>
      ) : null}
    </td>
  );
});

function Age({ sinceMs }: { readonly sinceMs: number }) {
  const nowMs = useNow(1000);
  return formatDuration(nowMs - sinceMs);
}
