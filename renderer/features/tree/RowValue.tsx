import { useMemo } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel, TransferSwitch } from '../../../shared/model/pdu.ts';
import { POWER_STATE_WORDS } from '../../../shared/words/elements.ts';
import { hasPower, PduPower } from '../../power/PduPower.tsx';
import { currentSensor, type CurrentSensor } from '../../state/line-loads.ts';
import { useReading } from '../../state/samples.ts';
import { usePowerUnit } from '../../state/units.ts';
import type { TreeNode } from './build-tree.ts';
import { BusyValue } from './BusyValue.tsx';
import { LoadCells, WorstLoadCells } from './LoadCells.tsx';
import { wordsOf, type NodeInfo } from './node-state.ts';
import { useTreeRow } from './tree-view.ts';
import { useRowDescription } from './use-row-description.ts';

const LINES = ['L1', 'L2', 'L3'] as const;

interface RowValueProps {
  readonly node: TreeNode;
  readonly info: NodeInfo;
}

/** Load bar and value of a row. */
export function RowValue({ node, info }: RowValueProps) {
  const { pdu, model, running, freshness } = useTreeRow();
  const common = {
    node,
    pdu: pdu.id,
    isStale: freshness !== 'live',
    words: wordsOf(info),
    isTripped: info.tripped,
  };
  const sensors = useMemo(() => sensorsOf(node, model), [node, model]);
  if (node.kind === 'pdu') return <PduValue {...common} model={model} />;
  if (node.kind === 'ts') return <SwitchLoad {...common} model={model} />;
  const inFlight = node.kind === 'outlet' ? running.get(node.element) : undefined;
  if (inFlight !== undefined) {
    return <WorstLoadCells {...common} sensors={sensors} value={<BusyValue running={inFlight} />} />;
  }
  const word = wordFor(node, info, sensors);
  return <WorstLoadCells {...common} sensors={sensors} {...(word === null ? {} : { value: word })} />;
}

/** The current of an element; of an inlet its lines', of which the worst is shown: limits are often set on these alone. */
export function sensorsOf(
  node: Pick<TreeNode, 'kind' | 'device' | 'element' | 'pole'>,
  model: PduModel,
): readonly CurrentSensor[] {
  const rating = node.device?.ratingAmperes ?? null;
  const own = currentSensor(model, node.element, node.pole, rating);
  if (own !== null && node.kind !== 'inlet') return [own];
  const lines = LINES.map((line) => currentSensor(model, node.element, line, rating)).filter(
    (each) => each !== null,
  );
  return own === null || lines.length > 0 ? lines : [own];
}

/** Words instead of a current, where there is none to show. */
function wordFor(node: TreeNode, info: NodeInfo, sensors: readonly CurrentSensor[]): string | null {
  if (node.kind !== 'outlet') return sensors.length === 0 ? '' : null;
  if (info.noPowerFrom !== null) return 'No power';
  if (info.powerState === null || info.powerState === 'unknown')
    return info.isMeteredOnly ? (sensors.length === 0 ? 'Not told' : null) : 'Unknown';
  if (info.powerState === 'on') return sensors.length === 0 ? 'On' : null;
  return info.powerState === 'cycling'
    ? POWER_STATE_WORDS.cycling
    : info.powerState === 'pendingOn'
      ? 'Waiting'
      : 'Off';
}

interface PduValueProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly isStale: boolean;
  readonly words: string;
}

function PduValue({ pdu, model, isStale, words }: PduValueProps) {
  const row = useRowDescription(words);
  const unit = usePowerUnit();
  return (
    <span ref={row} className={isStale ? 'val faint' : 'val'}>
      {hasPower(model) ? (
        <>
          <PduPower pdu={pdu} model={model} /> {unit}
        </>
      ) : null}
    </span>
  );
}

/** A transfer switch carries what its inlet in use carries. `selectedSource` n is its n-th inlet (Xerus reference 4.14). */
function SwitchLoad({ model, ...common }: PduValueProps & { readonly node: TreeNode }) {
  const { node, pdu } = common;
  const source = useReading(pdu, model, node.element, 'selectedSource')?.value ?? 0;
  const inlets = (node.device as TransferSwitch | null)?.inlets ?? [];
  const inlet = model.inlets.find((each) => each.id === inlets[source - 1]);
  const hasOwn = sensorIndex(model, node.element, 'current') >= 0;
  const element = hasOwn ? node.element : inlet?.id;
  const rating = inlet?.ratingAmperes ?? node.device?.ratingAmperes ?? null;
  const sensor = useMemo(
    () => (element === undefined ? null : currentSensor(model, element, null, rating)),
    [model, element, rating],
  );
  return <LoadCells {...common} sensor={sensor} />;
}
