import { memo } from 'react';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { PhaseKey } from '../../../ui/PhaseKey.tsx';
import { sourceOfValue, sourceWords } from '../parts/switch-words.ts';
import { useLatest } from '../use-latest.ts';
import type { ColumnPlan, PanelPlan, RowPlan } from './plan-types.ts';

const toneOf = (status: ReadingStatus | undefined, isLate: boolean): string =>
  isLate ? 'faint' : status === 'critical' ? 't-crit' : status === 'warning' ? 't-warn' : '';

interface ColumnHeadProps {
  readonly pdu: PduId;
  readonly column: ColumnPlan;
}

/** `L2  81 % of 32 A  25.8 A`. */
export const ColumnHead = memo(function ColumnHead({ pdu, column }: ColumnHeadProps) {
  const { value, status, isLate } = useLatest(pdu, column.currentIndex);
  const { ratingAmperes, line } = column;
  const percent =
    value === null || ratingAmperes === null
      ? null
      : `${formatNumber((value / ratingAmperes) * 100, 0)} % of `;
  return (
    <div className={line === null ? 'colh plain' : 'colh'}>
      {line === null ? null : <PhaseKey line={line} />}
      <span className="ell">
        <b>{column.title}</b>{' '}
        <span className="dim">
          {percent}
          {ratingAmperes === null ? '' : `${ratingAmperes} A`}
          {column.source === null ? null : <SourceUse pdu={pdu} {...column.source} />}
        </span>
      </span>
      {column.currentIndex < 0 ? null : <b className={toneOf(status, isLate)}>{formatNumber(value, 1)} A</b>}
    </div>
  );
});

interface SourceUseProps {
  readonly pdu: PduId;
  readonly position: number;
  readonly selectedSourceIndex: number;
}

/** `in use` or `standby`. */
function SourceUse({ pdu, position, selectedSourceIndex }: SourceUseProps) {
  const { value, isLate } = useLatest(pdu, selectedSourceIndex);
  return sourceWords(sourceOfValue(isLate ? null : value), position);
}

interface NowLabelProps {
  readonly pdu: PduId;
  readonly row: RowPlan;
  readonly panel: PanelPlan;
}

/** The newest reading in a chart's corner, and what it is where the head does not say. */
export const NowLabel = memo(function NowLabel({ pdu, row, panel }: NowLabelProps) {
  const { value, status, isLate } = useLatest(pdu, panel.sensorIndex);
  return (
    <>
      {panel.label === null ? null : (
        <span className="lab" style={{ left: 2 }}>
          {panel.label}
        </span>
      )}
      <span className={`now ${toneOf(status, isLate)}`}>
        {formatNumber(value === null ? null : value * row.scale, row.digits)}
        <u>{row.unit}</u>
      </span>
    </>
  );
});

interface WideHeadProps {
  readonly pdu: PduId;
  readonly row: RowPlan;
  readonly ratingAmperes: number | null;
}

/** Above a chart that has the whole width: `Current  A, rating 10 A  2.31 A`. */
export const WideHead = memo(function WideHead({ pdu, row, ratingAmperes }: WideHeadProps) {
  const { value, status, isLate } = useLatest(pdu, row.panels[0]?.sensorIndex ?? -1);
  const rating = row.quantity === 'current' && ratingAmperes !== null ? `, rating ${ratingAmperes} A` : '';
  return (
    <div className="wide-head">
      <b className="ink">{row.title}</b>
      <span className="dim">
        {row.unit}
        {rating}
      </span>
      <span className="grow" />
      <b className={`val ${toneOf(status, isLate)}`}>
        {formatNumber(value === null ? null : value * row.scale, row.digits)} {row.unit}
      </b>
    </div>
  );
});
