import { createContext, use, useCallback } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ReadingStatus } from '../../../shared/model/sensor.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';

/** Whether the PDU of this view is silent: last values stay, greyed, with their age. */
export const LateContext = createContext(false);

export interface Latest {
  readonly value: number | null;
  readonly status: ReadingStatus | undefined;
  readonly isLate: boolean;
}

/** The newest reading of a sensor by its index; -1 is no sensor. */
export function useLatest(pdu: PduId, sensorIndex: number): Latest {
  const isLate = use(LateContext);
  const select = useCallback((store: SampleStore) => store.reading(pdu, sensorIndex), [pdu, sensorIndex]);
  const reading = useSamples(select);
  return { value: reading?.value ?? null, status: reading?.status, isLate };
}
