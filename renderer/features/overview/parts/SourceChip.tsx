import type { PduId } from '../../../../shared/model/ids.ts';
import type { Inlet, PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import { upperFirst } from '../../../../shared/words/capitals.ts';
import { StateChip } from '../../../ui/Chip.tsx';
import { sourceWords } from './switch-words.ts';
import { useSelectedSource } from './SwitchStateChip.tsx';

interface SourceChipProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly inlet: Inlet;
}

/** Whether an inlet of a transfer switch feeds the load; nothing at an inlet without a switch. */
export function SourceChip({ pdu, model, inlet }: SourceChipProps) {
  const device = model.transferSwitches.find((each) => each.inlets.includes(inlet.id));
  return device === undefined ? null : <Use pdu={pdu} model={model} inlet={inlet} device={device} />;
}

function Use({ pdu, model, inlet, device }: SourceChipProps & { readonly device: TransferSwitch }) {
  const { selected, isLate } = useSelectedSource({ pdu, model, device });
  const words = sourceWords(selected, device.inlets.indexOf(inlet.id));
  const text = upperFirst(words);
  if (isLate) return <StateChip icon="stale" tone="stale">{`${text}, last known`}</StateChip>;
  return <StateChip icon={words === 'in use' ? 'on' : words === 'standby' ? 'off' : 'unk'}>{text}</StateChip>;
}
