import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import { StateChip } from '../../../ui/Chip.tsx';
import { useLatest } from '../use-latest.ts';
import { selectedSource, switchState } from './switch-words.ts';

interface SwitchStateProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly device: TransferSwitch;
}

/** The source in use, as the switch says. */
export function useSelectedSource({ pdu, model, device }: SwitchStateProps) {
  const { value, isLate } = useLatest(pdu, sensorIndex(model, device.id, 'selectedSource'));
  return { selected: selectedSource(device, value), isLate };
}

const LOOKS = {
  normal: { icon: 'on', tone: 'neutral' },
  warning: { icon: 'warn', tone: 'warn' },
  critical: { icon: 'crit', tone: 'crit' },
  unknown: { icon: 'unk', tone: 'neutral' },
} as const;

export function SwitchStateChip(props: SwitchStateProps) {
  const { pdu, model, device } = props;
  const { selected, isLate } = useSelectedSource(props);
  const operation = useLatest(pdu, sensorIndex(model, device.id, 'operationalState'));
  const { text, severity } = switchState(selected, operation.value);
  const { icon, tone } = isLate ? ({ icon: 'stale', tone: 'stale' } as const) : LOOKS[severity];
  return (
    <StateChip icon={icon} tone={tone}>
      {isLate ? `${text}, last known` : text}
    </StateChip>
  );
}
