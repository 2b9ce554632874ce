import { memo, useCallback, type ReactNode } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { mostLoaded, type CurrentSensor } from '../../state/line-loads.ts';
import { useSamples, type LatestReading, type SampleStore } from '../../state/samples.ts';
import { LoadBar } from '../../ui/LoadBar.tsx';
import type { TreeNode } from './build-tree.ts';
import { useRowDescription } from './use-row-description.ts';

interface RowLoadProps {
  readonly node: TreeNode;
  readonly pdu: PduId;
  readonly isStale: boolean;
  /** The state of the row, for its description. */
  readonly words: string;
  readonly isTripped?: boolean;
  /** In place of the current. */
  readonly value?: ReactNode;
}

/** Bar and value of the most loaded of some currents: an inlet shows its worst line. */
export function WorstLoadCells({
  sensors,
  ...props
}: RowLoadProps & { readonly sensors: readonly CurrentSensor[] }) {
  const { pdu } = props;
  const select = useCallback(
    (store: SampleStore) => mostLoaded(sensors, (index) => store.reading(pdu, index)),
    [sensors, pdu],
  );
  return <LoadCells {...props} sensor={useSamples(select)} />;
}

function toneOf(reading: LatestReading | undefined, isStale: boolean, isTripped: boolean): string {
  if (isStale) return 'val faint';
  if (isTripped || reading?.status === 'critical') return 'val t-crit b';
  return reading?.status === 'warning' ? 'val t-warn b' : 'val';
}

interface LoadCellsProps extends RowLoadProps {
  readonly sensor: CurrentSensor | null;
}

/** Bar and value of a row. A new reading draws only these again. */
export const LoadCells = memo(function LoadCells(props: LoadCellsProps) {
  const { node, pdu, sensor, words, value, isTripped = false } = props;
  const index = sensor?.sensorIndex ?? -1;
  const selectFailing = useCallback((store: SampleStore) => store.isFailing(pdu, index), [pdu, index]);
  const isFailing = useSamples(selectFailing);
  const isStale = props.isStale || isFailing;
  const reading = useSamples(useCallback((store: SampleStore) => store.reading(pdu, index), [pdu, index]));
  const amperes = reading?.value ?? null;
  const digits = Math.min(node.kind === 'outlet' ? 2 : 1, sensor?.decimalDigits ?? 2);
  const text = formatNumber(amperes, digits);
  const row = useRowDescription(
    value === undefined && amperes !== null ? `${text} amperes, ${words}` : words,
  );
  return (
    <>
      <span className="bar-cell">
        {sensor === null ? null : (
          <LoadBar
            label={`Load of ${node.label}`}
            value={amperes}
            rating={sensor.ratingAmperes}
            warning={sensor.warning}
            critical={sensor.critical}
            status={reading?.status}
            stale={isStale}
            digits={digits}
            small
          />
        )}
      </span>
      <span ref={row} className={toneOf(reading, isStale, isTripped)}>
        {value ?? `${text} A`}
      </span>
    </>
  );
});
