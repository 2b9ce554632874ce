import { useCallback, useRef, useState } from 'react';
import type { ProbedAddress } from '../../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import type { AddPduFields } from './add-pdu-fields.ts';
import { joinAddress } from './address.ts';

/** What is known of the address. Credentials are sent only after it is trusted. */
export type ProbeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: DeviceError }
  | { readonly kind: 'reached'; readonly probed: ProbedAddress };

function probe(fields: AddPduFields) {
  const address = joinAddress(fields);
  const { way, snmp } = fields;
  if (way === 'xerus') return engine().pdus.probe({ protocol: 'xerus', address });
  const access = way === 'v3' ? { version: way } : { version: way, readCommunity: snmp.readCommunity };
  return engine().pdus.probe({ protocol: 'snmp', address, access });
}

/** First contact with an address. An answer that comes after the address was changed is dropped. */
export function useProbe() {
  const [state, setState] = useState<ProbeState>({ kind: 'none' });
  const asked = useRef(0);
  const reset = useCallback(() => {
    asked.current += 1;
    setState({ kind: 'none' });
  }, []);
  /** What answered; null when nothing did, or when the answer was not waited for. */
  const ask = useCallback(async (fields: AddPduFields): Promise<ProbedAddress | null> => {
    asked.current += 1;
    const turn = asked.current;
    setState({ kind: 'asking' });
    const result = await settled(probe(fields));
    if (turn !== asked.current) return null;
    setState(result.ok ? { kind: 'reached', probed: result.value } : { kind: 'failed', error: result.error });
    return result.ok ? result.value : null;
  }, []);
  return { state, ask, reset };
}
