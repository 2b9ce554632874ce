import { memo, useCallback, useMemo } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { formatNumber, NOT_MEASURED } from '../../../shared/words/numbers.ts';
import { useAlarms } from '../../state/alarm-store.ts';
import { isTrip } from '../../state/alarms.ts';
import {
  breakerLoads,
  fractionOf,
  lineLoads,
  mostLoaded,
  type BreakerLoad,
  type LineLoad,
} from '../../state/line-loads.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { loadLevel } from '../../ui/load-words.ts';
import { LoadBar } from '../../ui/LoadBar.tsx';
import { PhaseKey } from '../../ui/PhaseKey.tsx';

interface BarsProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly isStale: boolean;
}

/** A bar per line with its share of the rating. */
export const LineBars = memo(function LineBars({
  pdu,
  name,
  model,
  isStale,
}: BarsProps & { readonly name: string }) {
  const lines = useMemo(() => lineLoads(model), [model]);
  if (lines.length === 0) return <span className="faint">{NOT_MEASURED}</span>;
  return lines.map((line) => (
    <LineBar key={line.line} {...{ pdu, line, isStale }} label={`${name} ${line.line}`} />
  ));
});

interface LineBarProps {
  readonly pdu: PduId;
  readonly line: LineLoad;
  readonly label: string;
  readonly isStale: boolean;
}

function LineBar({ pdu, line, label, isStale }: LineBarProps) {
  const most = useSamples(
    useCallback(
      (store: SampleStore) => mostLoaded(line.sensors, (index) => store.reading(pdu, index)),
      [line, pdu],
    ),
  );
  const index = most?.sensorIndex ?? -1;
  const reading = useSamples(useCallback((store: SampleStore) => store.reading(pdu, index), [pdu, index]));
  const fraction = most === null || isStale ? null : fractionOf(most, reading);
  const tone =
    reading?.status === 'critical' ? 'r t-crit b' : reading?.status === 'warning' ? 'r t-warn b' : 'r';
  return (
    <span className="lrow">
      <PhaseKey line={line.line} />
      <span className="dim">{line.line}</span>
      <LoadBar
        label={label}
        value={reading?.value ?? null}
        rating={most?.ratingAmperes ?? null}
        warning={most?.warning ?? null}
        critical={most?.critical ?? null}
        status={reading?.status}
        stale={isStale}
      />
      <span className={isStale ? 'r faint' : tone}>
        {fraction === null ? NOT_MEASURED : `${formatNumber(fraction * 100, 0)} %`}
      </span>
    </span>
  );
}

/** More breakers than this stand closer and without their labels. */
const LABELLED_BREAKERS = 6;

/** A small upright bar per breaker. */
export const BreakerBars = memo(function BreakerBars({ pdu, model, isStale }: BarsProps) {
  const breakers = useMemo(() => breakerLoads(model), [model]);
  const tripped = useAlarms(pdu).filter(isTrip);
  if (breakers.length === 0) return <span className="dim">None</span>;
  return (
    <span className={breakers.length > LABELLED_BREAKERS ? 'vbs dense' : 'vbs'}>
      {breakers.map((load) => (
        <BreakerBar
          key={load.ocp.id}
          pdu={pdu}
          load={load}
          isStale={isStale}
          isTripped={!isStale && tripped.some((alarm) => alarm.element === load.ocp.id)}
        />
      ))}
    </span>
  );
});

interface BreakerBarProps {
  readonly pdu: PduId;
  readonly load: BreakerLoad;
  readonly isStale: boolean;
  readonly isTripped: boolean;
}

const LEVEL_CLASSES = { normal: 'vb', warning: 'vb warn', critical: 'vb crit', noData: 'vb na' } as const;
const BAR_HEIGHT = 28;

const BreakerBar = memo(function BreakerBar({ pdu, load, isStale, isTripped }: BreakerBarProps) {
  const { ocp, sensor } = load;
  const index = sensor?.sensorIndex ?? -1;
  const reading = useSamples(useCallback((store: SampleStore) => store.reading(pdu, index), [pdu, index]));
  const fraction = sensor === null || isStale ? null : fractionOf(sensor, reading);
  const level =
    sensor === null || fraction === null
      ? 'noData'
      : loadLevel({
          value: reading?.value ?? null,
          rating: sensor.ratingAmperes,
          warning: sensor.warning,
          critical: sensor.critical,
          status: reading?.status,
        });
  const text = isTripped
    ? `${ocp.label} tripped`
    : `${ocp.label} ${fraction === null ? 'no data' : `${formatNumber(fraction * 100, 0)} %`}`;
  return (
    <span className={isTripped ? 'vb trip' : LEVEL_CLASSES[level]} title={text} role="img" aria-label={text}>
      <span className="t">
        {isTripped ? (
          <Glyph name="trip" />
        ) : (
          <i style={{ height: Math.round(Math.min(1, fraction ?? 0) * BAR_HEIGHT) }} />
        )}
      </span>
      <em>{ocp.label}</em>
    </span>
  );
});
