import { memo, useMemo } from 'react';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import { formatDuration } from '../../../../shared/words/durations.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { useNow } from '../../../state/clock.ts';
import { PhaseKey } from '../../../ui/PhaseKey.tsx';
import { sourceOfValue, sourceWords } from '../parts/switch-words.ts';
import { useIsNoData, useLatest, useReadAt } from '../use-latest.ts';
import type { ColumnPlan, PanelPlan, RowPlan } from './plan-types.ts';

const toneOf = (status: ReadingStatus | undefined, isLate: boolean): string =>
  isLate ? 'faint' : status === 'critical' ? 't-crit' : status === 'warning' ? 't-warn' : '';

interface ColumnHeadProps {
  readonly pdu: PduId;
  readonly column: ColumnPlan;
}

/** In place of what a reading means while it is old: `last known`, or its age. */
function Lateness({ pdu, sensorIndex }: { readonly pdu: PduId; readonly sensorIndex: number }) {
  const isNoData = useIsNoData();
  const { readAtMs } = useReadAt(
    pdu,
    useMemo(() => [sensorIndex], [sensorIndex]),
  );
  const nowMs = useNow(1000);
  return isNoData || readAtMs === null ? 'last known' : `${formatDuration(nowMs - readAtMs)} ago`;
}

/** `L2  81 % of 32 A  25.8 A`; `L2  last known  25.8 A`. */
export const ColumnHead = memo(function ColumnHead({ pdu, column }: ColumnHeadProps) {
  const { value, status, isLate } = useLatest(pdu, column.headIndex);
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
          {isLate && column.headIndex >= 0 ? (
            <Lateness pdu={pdu} sensorIndex={column.headIndex} />
          ) : (
            <>
              {percent}
              {ratingAmperes === null ? '' : `${ratingAmperes} A`}
              {column.source === null ? null : <SourceUse pdu={pdu} {...column.source} />}
            </>
          )}
        </span>
      </span>
      {column.headIndex < 0 ? null : (
        <b className={toneOf(status, isLate)}>
          {formatNumber(value, 1)} {column.headUnit}
        </b>
      )}
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
  const isNoData = useIsNoData();
  return (
    <>
      {panel.label === null ? null : (
        <span className="lab" style={{ left: 2 }}>
          {panel.label}
        </span>
      )}
      {isNoData ? null : (
        <span className={`now ${toneOf(status, isLate)}`}>
          {formatNumber(value === null ? null : value * row.scale, row.digits)}
          <u>{row.unit}</u>
        </span>
      )}
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
  const index = row.panels[0]?.sensorIndex ?? -1;
  const { value, status, isLate } = useLatest(pdu, index);
  return (
    <div className="wide-head">
      <b className="ink">{row.title}</b>
      <span className="dim">
        {row.unit}
        {limitWords(row, ratingAmperes)}
        {isLate && index >= 0 ? (
          <>
            , <Lateness pdu={pdu} sensorIndex={index} />
          </>
        ) : null}
      </span>
      <span className="grow" />
      <b className={`val ${toneOf(status, isLate)}`}>
        {formatNumber(value === null ? null : value * row.scale, row.digits)} {row.unit}
      </b>
    </div>
  );
});

/** `, rating 10 A`; without a rating its upper limits: `, limits 12.8 and 15.2`. */
function limitWords(row: RowPlan, ratingAmperes: number | null): string {
  if (row.quantity !== 'current') return '';
  if (ratingAmperes !== null) return `, rating ${ratingAmperes} A`;
  const { upperWarning = null, upperCritical = null } = row.panels[0]?.thresholds ?? {};
  const limits = [upperWarning, upperCritical].filter((limit) => limit !== null);
  return limits.length === 0 ? '' : `, limits ${limits.join(' and ')}`;
}
