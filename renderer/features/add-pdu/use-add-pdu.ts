import { useCallback, useRef, useState } from 'react';
import type { ProbedXerus } from '../../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduIdentity } from '../../../shared/model/pdu.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { HTTPS_PORT, joinAddress, portProblem, splitAddress } from './address.ts';
import { isSameFingerprint } from './certificate-words.ts';

interface AddPduFields {
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  readonly keepPassword: boolean;
  readonly name: string;
}

/** What is known of the address. Credentials are sent only after `trusted`. */
type ProbeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: DeviceError }
  | { readonly kind: 'reached'; readonly probed: ProbedXerus };

type WorkState = 'idle' | 'testing' | 'adding';

export interface AddPdu {
  readonly fields: AddPduFields;
  readonly probe: ProbeState;
  readonly work: WorkState;
  readonly hasCompared: boolean;
  /** Of the last test or add. */
  readonly error: DeviceError | null;
  /** Who answered the last test. */
  readonly tested: PduIdentity | null;
  readonly isTrusted: boolean;
  /** The user name and password have left for this address. */
  readonly hasSignedIn: boolean;
  readonly change: (patch: Partial<AddPduFields>) => void;
  readonly setCompared: (compared: boolean) => void;
  /** Reads the certificate. */
  readonly ask: () => Promise<void>;
  readonly test: () => Promise<void>;
  readonly add: () => Promise<void>;
}

const EMPTY: AddPduFields = {
  host: '',
  port: HTTPS_PORT,
  user: '',
  password: '',
  keepPassword: true,
  name: '',
};

/** A person compared it now, or trusted the same certificate before. */
function isTrusted(probe: ProbeState, hasCompared: boolean): boolean {
  if (probe.kind !== 'reached' || probe.probed.certificate === null) return false;
  const { certificate, trustedFingerprint } = probe.probed;
  return (
    hasCompared ||
    (trustedFingerprint !== null && isSameFingerprint(trustedFingerprint, certificate.fingerprint))
  );
}

/** The steps of adding a PDU: certificate first, then credentials, then the PDU. */
export function useAddPdu(onAdded: (pdu: PduId) => void): AddPdu {
  const [fields, setFields] = useState(EMPTY);
  const [probe, setProbe] = useState<ProbeState>({ kind: 'none' });
  const [work, setWork] = useState<WorkState>('idle');
  const [hasCompared, setCompared] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const [tested, setTested] = useState<PduIdentity | null>(null);
  const [hasSignedIn, setSignedIn] = useState(false);
  const asked = useRef(0);
  const trusted = isTrusted(probe, hasCompared);

  const change = useCallback((patch: Partial<AddPduFields>) => {
    setError(null);
    setFields((before) => ({ ...before, ...patch }));
    if (patch.host === undefined && patch.port === undefined) return;
    asked.current += 1;
    setProbe({ kind: 'none' });
    setCompared(false);
    setTested(null);
    setSignedIn(false);
  }, []);

  const ask = async (): Promise<void> => {
    const place = splitAddress(fields.host, fields.port);
    if (place.host === '' || portProblem(place.port) !== null || probe.kind === 'asking') return;
    asked.current += 1;
    const turn = asked.current;
    setFields((before) => ({ ...before, ...place }));
    setProbe({ kind: 'asking' });
    const result = await settled(engine().pdus.probe({ protocol: 'xerus', address: joinAddress(place) }));
    if (turn !== asked.current) return;
    if (!result.ok) setProbe({ kind: 'failed', error: result.error });
    else if (result.value.protocol === 'xerus') setProbe({ kind: 'reached', probed: result.value });
  };

  const target = () => {
    const fingerprint = probe.kind === 'reached' ? probe.probed.certificate?.fingerprint : undefined;
    if (!trusted || fingerprint === undefined || work !== 'idle') return null;
    const { user, password } = fields;
    return { protocol: 'xerus' as const, address: joinAddress(fields), user, password, fingerprint };
  };

  const test = async (): Promise<void> => {
    const to = target();
    if (to === null) return;
    setSignedIn(true);
    setWork('testing');
    setError(null);
    setTested(null);
    const result = await settled(engine().pdus.test(to));
    setWork('idle');
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setTested(result.value.identity);
    setFields((before) => (before.name === '' ? { ...before, name: result.value.name } : before));
  };

  const add = async (): Promise<void> => {
    const to = target();
    if (to === null) return;
    setSignedIn(true);
    setWork('adding');
    setError(null);
    const { keepPassword, name } = fields;
    const result = await settled(engine().pdus.add({ ...to, keepPassword, name: name.trim() }));
    setWork('idle');
    if (result.ok) onAdded(result.value.pdu);
    else setError(result.error);
  };

  return {
    fields,
    probe,
    work,
    hasCompared,
    error,
    tested,
    isTrusted: trusted,
    hasSignedIn,
    change,
    setCompared,
    ask,
    test,
    add,
  };
}
