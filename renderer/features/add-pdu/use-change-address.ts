import { useState } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { EMPTY_FIELDS, type AddPduFields } from './add-pdu-fields.ts';
import { joinAddress, portProblem, splitAddress } from './address.ts';
import { isUsable, notAskable } from './missing.ts';
import { useAddPdu, type AddPdu } from './use-add-pdu.ts';
import type { Way } from './way.ts';

/** How a PDU is asked now. */
export const wayOf = (pdu: Pick<PduView, 'snmp'>): Way => pdu.snmp?.version ?? 'xerus';

/** Only certificates and v3 engines can be read before anything secret is sent. */
const canBeCompared = (way: Way) => way === 'xerus' || way === 'v3';

interface ChangeAddress {
  /** First contact and comparing, as when a PDU is added. */
  readonly form: AddPdu;
  readonly isSending: boolean;
  readonly error: DeviceError | null;
  /** Why the address cannot be changed yet; null when it can. */
  readonly missing: string | null;
  readonly change: (patch: Partial<AddPduFields>) => void;
  readonly send: () => Promise<void>;
}

/** Another address for a PDU: who answers there is compared first, then the PDU must be the same one. */
export function useChangeAddress(pdu: PduView, onDone: () => void): ChangeAddress {
  const way = wayOf(pdu);
  const initial = { ...EMPTY_FIELDS, ...splitAddress(pdu.address, { port: '', way }), way };
  const form = useAddPdu(() => undefined, initial);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const missing = whyNot(pdu, form);
  const send = async () => {
    if (missing !== null || isSending) return;
    setSending(true);
    setError(null);
    const result = await settled(engine().pdus.changeAddress(requestOf(pdu, form)));
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(`${nameInSentence(pdu.name)} is asked at its new address.`);
    onDone();
  };
  const change = (patch: Partial<AddPduFields>) => {
    setError(null);
    form.change(patch);
  };
  return { form, isSending, error, missing, change, send };
}

function whyNot(pdu: PduView, form: AddPdu): string | null {
  const { host, port, way } = form.fields;
  if (host.trim() === '') return 'Type the address first.';
  if (portProblem(port) !== null) return 'Type a port from 1 to 65535.';
  if (joinAddress(form.fields) === pdu.address) return 'This is the address it has.';
  if (!canBeCompared(way)) return null;
  const cannotAsk = notAskable(form);
  if (cannotAsk !== null) return cannotAsk;
  if (!isUsable(form)) return way === 'xerus' ? 'Read the certificate first.' : 'Read the engine ID first.';
  if (form.isTrusted) return null;
  return way === 'xerus' ? 'Compare the fingerprint first.' : 'Compare the engine ID first.';
}

function requestOf({ id }: PduView, { fields, probe }: AddPdu) {
  const address = joinAddress(fields);
  const probed = probe.kind === 'reached' ? probe.probed : null;
  if (fields.way === 'xerus') {
    const fingerprint = probed?.protocol === 'xerus' ? (probed.certificate?.fingerprint ?? null) : null;
    return { protocol: 'xerus' as const, pdu: id, address, fingerprint };
  }
  const engineId = probed?.protocol === 'snmp' ? probed.engineId : null;
  return { protocol: 'snmp' as const, pdu: id, address, engineId };
}
