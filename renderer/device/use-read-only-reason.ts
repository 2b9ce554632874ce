import { useCallback } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { useAppStore } from '../state/store.ts';
import { readOnlyReason, type Setting } from './setting-access.ts';

/** Why settings of a PDU are read only; keeps its identity while nothing of that changes. */
export function useReadOnlyReason(pdu: PduView, model: PduModel): (setting: Setting) => string | null {
  const engineConnected = useAppStore((state) => state.engineConnected);
  return useCallback(
    (setting: Setting) => readOnlyReason(pdu, model, setting, engineConnected),
    [pdu, model, engineConnected],
  );
}
