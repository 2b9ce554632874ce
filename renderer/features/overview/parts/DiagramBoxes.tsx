import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { Inlet, PduModel } from '../../../../shared/model/pdu.ts';
import { genericName } from '../../../../shared/words/elements.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { rangesText } from '../inspector/ranges.ts';
import { sourceQuality } from './switch-words.ts';
import { useLatest } from '../use-latest.ts';
import { BOX_HEIGHT, BRANCH_X, DIAGRAM_WIDTH, OUTLETS_X, type Branch } from './diagram-layout.ts';
import { countsText } from './OutletList.tsx';

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly title: string;
  readonly text: string;
  readonly isStrong?: boolean;
}

function Box({ x, y, width, title, text, isStrong = false }: BoxProps) {
  return (
    <>
      <rect
        x={x}
        y={y - BOX_HEIGHT / 2}
        width={width}
        height={BOX_HEIGHT}
        rx="3"
        fill="var(--panel)"
        stroke={isStrong ? 'var(--ink)' : 'var(--line-strong)'}
        strokeWidth={isStrong ? 1.5 : 1}
      />
      <text className="name" x={x + 12} y={y - 4}>
        {title}
      </text>
      <text className="small" x={x + 12} y={y + 13}>
        {text}
      </text>
    </>
  );
}

interface InletBoxProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly inlet: Inlet;
  readonly y: number;
  readonly isInUse: boolean;
  readonly use: string;
}

export function InletBox({ pdu, model, inlet, y, isInUse, use }: InletBoxProps) {
  const voltage = useLatest(pdu.id, sensorIndex(model, inlet.id, 'voltage'));
  const frequency = useLatest(pdu.id, sensorIndex(model, inlet.id, 'lineFrequency'));
  const parts = [
    voltage.value === null ? [] : [`${formatNumber(voltage.value, 1)} V`],
    frequency.value === null ? [] : [`${formatNumber(frequency.value, 2)} Hz`],
    sourceQuality(voltage.value, voltage.isLate ? undefined : voltage.status),
  ].flat();
  return (
    <Box
      x={1}
      y={y}
      width={175}
      title={`${genericName(inlet)}, ${use}`}
      text={parts.join(', ')}
      isStrong={isInUse}
    />
  );
}

interface BranchBoxesProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly branch: Branch;
  readonly y: number;
}

export function BranchBoxes({ pdu, model, branch, y }: BranchBoxesProps) {
  const only = branch.ocps.length === 1 ? branch.ocps[0] : undefined;
  const { value } = useLatest(pdu.id, only === undefined ? -1 : sensorIndex(model, only.id, 'current'));
  const rating = only?.ratingAmperes ?? null;
  const load = value === null ? '' : `${formatNumber(value, 1)} A`;
  const share = value === null || rating === null ? '' : `, ${formatNumber((value / rating) * 100, 0)} %`;
  const title = branch.ocps.length === 0 ? 'No breakers' : rangesText(branch.ocps.map((ocp) => ocp.label));
  const labels = branch.outlets.map((outlet) => outlet.label);
  return (
    <>
      <Box
        x={BRANCH_X}
        y={y}
        width={160}
        title={rating === null ? title : `${title}  ${rating} A`}
        text={`${load}${share}`}
      />
      <Box
        x={OUTLETS_X}
        y={y}
        width={DIAGRAM_WIDTH - OUTLETS_X - 1}
        title={`Outlets ${rangesText(labels)}`}
        text={countsText(pdu, branch.outlets)}
      />
    </>
  );
}
