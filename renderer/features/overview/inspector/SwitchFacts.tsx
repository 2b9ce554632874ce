import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import { NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import { useSelectedSource } from '../parts/SwitchStateChip.tsx';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';

interface SwitchFactsProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly device: TransferSwitch;
}

/** What a transfer switch does now, after what is fixed about it. */
export function SwitchFacts(props: SwitchFactsProps) {
  const { selected, isLate } = useSelectedSource(props);
  const text =
    selected.kind === 'inlet'
      ? `Inlet ${selected.position + 1}`
      : selected.kind === 'none'
        ? 'No inlet'
        : NOT_MEASURED;
  return (
    <>
      <div className="fact">
        <dt>Selected</dt>
        <dd className={isLate ? 'faint' : undefined}>{text}</dd>
      </div>
      <PhaseDifference {...props} />
    </>
  );
}

function PhaseDifference({ pdu, model, device }: SwitchFactsProps) {
  const index = sensorIndex(model, device.id, 'sourceVoltagePhaseSyncAngle');
  const { value, status, isLate } = useLatest(pdu, index);
  const sensor = model.sensors[index];
  if (sensor === undefined) return null;
  const { text, unit } = readingText(sensor, value);
  const limit = sensor.thresholds?.upperCritical ?? sensor.thresholds?.upperWarning ?? null;
  return (
    <div className="fact">
      <dt>Phase difference</dt>
      <dd className={isLate ? 'faint' : readingTone(sensor, value, status)}>
        {text}
        {unit}
        {limit === null ? '' : `, limit ${readingText(sensor, limit).text}${unit}`}
      </dd>
    </div>
  );
}
