import { memo, useCallback } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../../shared/model/pdu.ts';
import type { PoleName } from '../../../../shared/model/quantity.ts';
import type { SensorDescriptor } from '../../../../shared/model/sensor.ts';
import { QUANTITY_WORDS } from '../../../../shared/words/quantities.ts';
import { useSamples, type SampleStore } from '../../../state/samples.ts';
import { NEXT_LINE } from '../charts/lines-plan.ts';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { limitText, rulerOf, type Ruler } from './ruler.ts';
import { worstSensor, type LimitedQuantity } from './worst-sensor.ts';

interface ThresholdRulerProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly limited: LimitedQuantity;
  /** Whose it is where that is not the element itself: `inlet 1`. */
  readonly owner?: string;
}

/** A reading between its limits: of the lines, the one that is worst off. */
export const ThresholdRuler = memo(function ThresholdRuler({
  pdu,
  model,
  limited,
  owner,
}: ThresholdRulerProps) {
  const select = useCallback(
    (store: SampleStore) => worstSensor(model, limited.sensorIndexes, (index) => store.reading(pdu, index)),
    [pdu, model, limited],
  );
  const index = useSamples(select);
  const { value, status, isLate } = useLatest(pdu, index);
  const sensor = model.sensors[index];
  if (sensor === undefined || sensor.thresholds === null) return null;
  const rating = findEDevice(model, sensor.element)?.ratingAmperes ?? null;
  const shown = readingText(sensor, value);
  const what = titleOf(limited, sensor.pole, isLowestOfLines(model, sensor));
  const title = owner === undefined ? what : `${what}, ${owner}`;
  const tone = isLate || value === null ? 'faint' : readingTone(sensor, value, status);
  return (
    <div className="ruler-block">
      <div className="row ruler-head">
        <span className="dim ell">{title}</span>
        <span className={`b ${tone}`}>
          {shown.text} {shown.unit}
        </span>
      </div>
      <RulerDrawing
        ruler={rulerOf(sensor.thresholds, value, rating, sensor.unit)}
        label={`${title} ${shown.text} ${shown.unit}`}
        textOf={(limit) => limitText(readingText(sensor, limit).text)}
      />
    </div>
  );
});

/** The voltage of a whole three-phase element is the lowest between its lines (docs/contracts.md, "Facts"). */
function isLowestOfLines(model: PduModel, sensor: SensorDescriptor): boolean {
  return sensor.quantity === 'voltage' && sensorIndex(model, sensor.element, 'voltage', 'L2') >= 0;
}

function titleOf(
  { quantity, sensorIndexes }: LimitedQuantity,
  pole: PoleName | null,
  isLowestOfLines: boolean,
): string {
  if (pole === null) return isLowestOfLines ? 'Voltage L-L, lowest' : QUANTITY_WORDS[quantity];
  if (quantity === 'voltageLN') return `Voltage L-N, ${pole}`;
  if (quantity === 'voltage') return `Voltage L-L, ${pole === 'N' ? pole : `${pole}-${NEXT_LINE[pole]}`}`;
  return `${QUANTITY_WORDS[quantity]}, ${sensorIndexes.length > 1 ? 'worst line ' : ''}${pole}`;
}

const WIDTH = 264;
const ZONE_FILL = { warning: 'var(--warn-fill)', critical: 'var(--crit-fill)' } as const;

interface RulerDrawingProps {
  readonly ruler: Ruler;
  readonly label: string;
  readonly textOf: (limit: number) => string;
}

function RulerDrawing({ ruler, label, textOf }: RulerDrawingProps) {
  const x = (share: number) => share * WIDTH;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} 30`}
      width={WIDTH}
      height={30}
      role="img"
      aria-label={label}
    >
      <rect x="0" y="12" width={WIDTH} height="6" fill="var(--bar-track)" />
      {ruler.zones.map((zone) => (
        <rect
          key={`${zone.level}-${zone.from}`}
          x={x(zone.from)}
          y="12"
          width={x(zone.to - zone.from)}
          height="6"
          fill={ZONE_FILL[zone.level]}
          opacity=".55"
        />
      ))}
      {ruler.ticks.map((tick) => (
        <g key={`${tick.side}-${tick.value}`}>
          <path d={`M${x(tick.at)} 10V20`} stroke="var(--tick)" />
          <text
            x={x(tick.at) + (tick.side === 'before' ? -3 : 3)}
            y="29"
            textAnchor={tick.side === 'before' ? 'end' : 'start'}
          >
            {textOf(tick.value)}
          </text>
        </g>
      ))}
      {ruler.marker === null ? null : (
        <>
          <path d={`M${x(ruler.marker)} 8V22`} stroke="var(--panel)" strokeWidth="5" />
          <path d={`M${x(ruler.marker)} 7V22`} stroke="var(--ink)" strokeWidth="2.5" />
        </>
      )}
    </svg>
  );
}
