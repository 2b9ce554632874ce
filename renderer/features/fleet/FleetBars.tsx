import { nameInSentence } from '../../../shared/words/elements.ts';
import { memo, useCallback, useMemo } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { formatNumber, NOT_MEASURED } from '../../../shared/words/numbers.ts';
import { useAlarms } from '../../state/alarm-store.ts';
import { isTrip } from '../../state/alarms.ts';
import {
  breakerLoads,
  filledOf,
  fractionOf,
  lineLoads,
  mostLoaded,
  type BreakerLoad,
  type CurrentSensor,
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
    <LineBar key={line.line} {...{ pdu, line, isStale }} label={`${nameInSentence(name)} ${line.line}`} />
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
        {fraction === null
          ? amperesText(isStale ? null : reading?.value)
          : `${formatNumber(fraction * 100, 0)} %`}
      </span>
    </span>
  );
}

/** Without a rating there is no percentage to show, but there is a current. */
const amperesText = (value: number | null | undefined) =>
  value === null || value === undefined ? NOT_MEASURED : `${formatNumber(value, 1)} A`;

/** Of the column of breakers, in pixels; labels that need more are left out, and the bars stand closer. */
const COLUMN_WIDTH = 136;
const BAR_WIDTH = 16;
const BAR_GAP = 6;
const CHARACTER_WIDTH = 6;

function labelsFit(breakers: readonly BreakerLoad[]): boolean {
  const needed = breakers.reduce(
    (sum, { ocp }) => sum + Math.max(BAR_WIDTH, ocp.label.length * CHARACTER_WIDTH) + BAR_GAP,
    -BAR_GAP,
  );
  return needed <= COLUMN_WIDTH;
}

/** A small upright bar per breaker. */
export const BreakerBars = memo(function BreakerBars({ pdu, model, isStale }: BarsProps) {
  const breakers = useMemo(() => breakerLoads(model), [model]);
  const tripped = useAlarms(pdu).filter(isTrip);
  if (breakers.length === 0) return <span className="dim">None</span>;
  return (
    <span className={labelsFit(breakers) ? 'vbs' : 'vbs dense'}>
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
  const value = isStale ? null : (reading?.value ?? null);
  const level =
    sensor === null || value === null
      ? 'noData'
      : loadLevel({
          value,
          rating: sensor.ratingAmperes,
          warning: sensor.warning,
          critical: sensor.critical,
          status: reading?.status,
        });
  const filled = sensor === null || value === null ? 0 : (filledOf(sensor, reading) ?? 0);
  const text = `${ocp.label} ${isTripped ? 'tripped' : loadWords(sensor, value)}`;
  const look = sensor === null ? 'vb none' : LEVEL_CLASSES[level];
  return (
    <span className={isTripped ? 'vb trip' : look} title={text} role="img" aria-label={text}>
      <span className="t">
        {isTripped ? (
          <Glyph name="trip" />
        ) : (
          <i style={{ height: Math.round(Math.min(1, filled) * BAR_HEIGHT) }} />
        )}
      </span>
      <em>{ocp.label}</em>
    </span>
  );
});

/** `19 %`, and amperes where there is no rating to take a share of. */
function loadWords(sensor: CurrentSensor | null, value: number | null): string {
  if (sensor === null) return 'not metered';
  if (value === null) return 'no data';
  const { ratingAmperes } = sensor;
  return ratingAmperes === null || ratingAmperes <= 0
    ? `${formatNumber(value, 1)} A`
    : `${formatNumber((value / ratingAmperes) * 100, 0)} %`;
}
