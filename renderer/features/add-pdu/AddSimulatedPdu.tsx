import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure } from './AccountFields.tsx';
import { settled } from './settled.ts';

export interface AddSimulatedPduProps {
  readonly onClose: () => void;
  readonly onAdded: (pdu: PduId) => void;
  readonly onReal: () => void;
}

/** The first choice has the focus when the dialog opens. */
const TAKES_FOCUS = { autoFocus: true };
const NO_MODELS: readonly { readonly name: string; readonly description: string }[] = [];

/** A PDU that runs on this computer only. */
export function AddSimulatedPdu({ onClose, onAdded, onReal }: AddSimulatedPduProps) {
  const models = useAppStore((state) => state.info?.simulatorModels ?? NO_MODELS);
  const [chosen, setChosen] = useState(models[0]?.name ?? '');
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const start = async () => {
    setStarting(true);
    setError(null);
    const result = await settled(engine().pdus.addSimulated({ model: chosen }));
    setStarting(false);
    if (result.ok) onAdded(result.value);
    else setError(result.error);
  };
  return (
    <Dialog
      title="Add a simulated PDU"
      width={408}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" className="add-other" onPress={onReal}>
            Add a real PDU
          </Button>
          <span className="grow" />
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="pri"
            size="lg"
            isDisabled={chosen === '' || isStarting}
            onPress={() => void start()}
          >
            {isStarting ? 'Starting' : 'Start'}
          </Button>
        </>
      }
    >
      <p className="dim">
        It runs on this computer only, works like any other and can be removed at any time.
      </p>
      <RadioGroup aria-label="Model" className="models" value={chosen} onChange={setChosen}>
        {models.map((model, index) => (
          <Radio key={model.name} value={model.name} className="model" {...(index === 0 ? TAKES_FOCUS : {})}>
            {({ isSelected }) => (
              <>
                <span className={isSelected ? 'rd x' : 'rd'} aria-hidden />
                <span>
                  <b className="ink">{model.name}</b>
                  <span className="dim">{model.description}</span>
                </span>
              </>
            )}
          </Radio>
        ))}
      </RadioGroup>
      {error === null ? null : <Failure error={error} />}
    </Dialog>
  );
}
