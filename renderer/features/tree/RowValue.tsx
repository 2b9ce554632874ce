import { memo, useCallback } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel, TransferSwitch } from '../../../shared/model/pdu.ts';
import { POWER_STATE_WORDS } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { currentSensor, mostLoaded, type CurrentSensor } from '../../state/line-loads.ts';
import { useReading, useSamples } from '../../state/samples.ts';
import { LoadBar } from '../../ui/LoadBar.tsx';
import { PduPower } from '../fleet/PduPower.tsx';
import type { TreeNode } from './build-tree.ts';
import type { NodeInfo } from './node-state.ts';
import { BusyValue } from './BusyValue.tsx';
import { useTreeRow } from './tree-view.ts';

const LINES = ['L1', 'L2', 'L3'] as const;

/** Load bar and value of a row. What is read re-renders only these two cells. */
export function RowValue({ node, info }: { readonly node: TreeNode; readonly info: NodeInfo }) {
  const { pdu, model, running, freshness } = useTreeRow();
  const isStale = freshness !== 'live';
  if (node.kind === 'pdu') {
    return (
      <span className={isStale ? 'val faint' : 'val'}>
        <PduPower pdu={pdu.id} model={model} /> kW
      </span>
    );
  }
  if (node.kind === 'ts') return <SwitchLoad node={node} pdu={pdu.id} model={model} isStale={isStale} />;
  const sensors = sensorsOf(node, model);
  const inFlight = node.kind === 'outlet' ? running.get(node.element) : undefined;
  if (inFlight !== undefined)
    return <Load {...{ node, pdu: pdu.id, sensors, isStale }} value={<BusyValue running={inFlight} />} />;
  const word = wordFor(node, info, sensors);
  return (
    <Load
      node={node}
      pdu={pdu.id}
      sensors={sensors}
      isStale={isStale}
      {...(word === null ? {} : { value: word })}
    />
  );
}

/** The current of an element; of an inlet that has none of its own, its lines'. */
function sensorsOf(node: TreeNode, model: PduModel): readonly CurrentSensor[] {
  const rating = node.device?.ratingAmperes ?? null;
  const own = currentSensor(model, node.element, node.pole, rating);
  if (own !== null) return [own];
  return LINES.map((line) => currentSensor(model, node.element, line, rating)).filter(
    (each) => each !== null,
  );
}

/** Words instead of a current, where there is none to show. */
function wordFor(node: TreeNode, info: NodeInfo, sensors: readonly CurrentSensor[]): string | null {
  if (node.kind !== 'outlet') return null;
  if (info.noPowerFrom !== null) return 'No power';
  if (info.powerState === null || info.powerState === 'unknown') return 'Unknown';
  if (info.powerState === 'on') return sensors.length === 0 ? 'On' : null;
  return info.powerState === 'suspended' || info.powerState === 'shed'
    ? 'Off'
    : POWER_STATE_WORDS[info.powerState];
}

interface LoadProps {
  readonly node: TreeNode;
  readonly pdu: PduId;
  readonly sensors: readonly CurrentSensor[];
  readonly isStale: boolean;
  /** In place of the current. */
  readonly value?: React.ReactNode;
}

function Load({ node, pdu, sensors, isStale, value }: LoadProps) {
  const select = useCallback(
    (store: Parameters<Parameters<typeof useSamples>[0]>[0]) =>
      mostLoaded(sensors, (index) => store.reading(pdu, index))?.sensorIndex ?? -1,
    [sensors, pdu],
  );
  const index = useSamples(select);
  const sensor = sensors.find((each) => each.sensorIndex === index) ?? null;
  return <LoadCells {...{ node, pdu, sensor, isStale, value }} />;
}

interface LoadCellsProps extends Omit<LoadProps, 'sensors'> {
  readonly sensor: CurrentSensor | null;
}

const LoadCells = memo(function LoadCells({ node, pdu, sensor, isStale, value }: LoadCellsProps) {
  const index = sensor?.sensorIndex ?? -1;
  const reading = useSamples(useCallback((store) => store.reading(pdu, index), [pdu, index]));
  const amperes = reading?.value ?? null;
  const digits = node.kind === 'outlet' ? 2 : 1;
  const tone = isStale
    ? ' faint'
    : reading?.status === 'critical'
      ? ' t-crit b'
      : reading?.status === 'warning'
        ? ' t-warn b'
        : '';
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
      <span className={`val${tone}`}>{value ?? `${formatNumber(amperes, digits)} A`}</span>
    </>
  );
});

interface SwitchLoadProps {
  readonly node: TreeNode;
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly isStale: boolean;
}

/** A transfer switch carries what its inlet in use carries. `selectedSource` n is its n-th inlet (Xerus reference 4.14). */
function SwitchLoad({ node, pdu, model, isStale }: SwitchLoadProps) {
  const source = useReading(pdu, model, node.element, 'selectedSource')?.value ?? 0;
  const inlets = (node.device as TransferSwitch | null)?.inlets ?? [];
  const inlet = model.inlets.find((each) => each.id === inlets[source - 1]);
  const ownIndex = sensorIndex(model, node.element, 'current');
  const element = ownIndex >= 0 ? node.element : inlet?.id;
  const sensor =
    element === undefined ? null : currentSensor(model, element, null, inlet?.ratingAmperes ?? null);
  return <LoadCells node={node} pdu={pdu} sensor={sensor} isStale={isStale} />;
}
