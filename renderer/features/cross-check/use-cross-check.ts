import { useCallback, useEffect, useRef, useState } from 'react';
import type { CrossCheck } from '../../../shared/model/cross-check.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';

export type Checking =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: DeviceError }
  | { readonly kind: 'done'; readonly check: CrossCheck };

/** Reads a PDU by both protocols when it appears, and again on request; the newest answer counts. */
export function useCrossCheck(pdu: PduId): { readonly state: Checking; readonly again: () => void } {
  const [state, setState] = useState<Checking>({ kind: 'reading' });
  const asked = useRef(0);
  const ask = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    void settled(engine().pdus.crossCheck({ pdu })).then((result) => {
      if (turn !== asked.current) return;
      setState(result.ok ? { kind: 'done', check: result.value } : { kind: 'failed', error: result.error });
    });
  }, [pdu]);
  useEffect(() => {
    ask();
    return () => {
      asked.current += 1;
    };
  }, [ask]);
  const again = () => {
    setState({ kind: 'reading' });
    ask();
  };
  return { state, again };
}
