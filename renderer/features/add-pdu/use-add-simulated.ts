import { useState } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';

interface SimulatorModel {
  readonly name: string;
  readonly description: string;
}

const NO_MODELS: readonly SimulatorModel[] = [];

export interface AddSimulated {
  readonly models: readonly SimulatorModel[];
  readonly chosen: string;
  readonly isStarting: boolean;
  readonly error: DeviceError | null;
  readonly choose: (model: string) => void;
  readonly start: () => Promise<void>;
}

/** Choosing and starting one of the simulator's models. */
export function useAddSimulated(onAdded: (pdu: PduId) => void): AddSimulated {
  const models = useAppStore((state) => state.info?.simulatorModels ?? NO_MODELS);
  const [chosen, choose] = useState(models[0]?.name ?? '');
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
  return { models, chosen, isStarting, error, choose, start };
}
