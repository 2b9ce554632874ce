import { credentialsProblem } from './add-pdu-fields.ts';
import type { AddPdu } from './use-add-pdu.ts';
import type { Way } from './way.ts';

/** What first contact reads: the words of its button. */
export const ASK_WORDS: Readonly<Record<Way, string>> = {
  xerus: 'Read the certificate',
  v3: 'Read the engine ID',
  v2c: 'Read the system name',
  v1: 'Read the system name',
};

/** Why the address cannot be asked yet; null when it can. */
export function notAskable({ fields }: Pick<AddPdu, 'fields'>): string | null {
  if (fields.host.trim() === '') return 'Type the address first.';
  const isPlain = fields.way === 'v1' || fields.way === 'v2c';
  return isPlain && fields.snmp.readCommunity === '' ? 'Type the read community first.' : null;
}

/** It was reached, and can be signed in to: only then there is something to trust and to add. */
export function isUsable({ probe }: Pick<AddPdu, 'probe'>): boolean {
  return probe.kind === 'reached' && (probe.probed.protocol === 'snmp' || probe.probed.certificate !== null);
}

/** Why nobody can sign in yet, in the order a person goes through it; null when it can be tried. */
export function notTestable(form: AddPdu): string | null {
  const cannotAsk = notAskable(form);
  if (cannotAsk !== null) return cannotAsk;
  const { way } = form.fields;
  if (!isUsable(form)) return `${ASK_WORDS[way]} first.`;
  if (!form.isTrusted)
    return way === 'xerus' ? 'Compare the fingerprint first.' : 'Compare the engine ID first.';
  return credentialsProblem(form.fields);
}

/** Why the PDU cannot be added; null when it can. */
export function notAddable(form: AddPdu): string | null {
  const stored = form.tested?.stored ?? null;
  const protocol = form.fields.way === 'xerus' ? 'xerus' : 'snmp';
  if (stored !== null && stored.protocol === protocol) return `It is in Busbar already, as ${stored.name}.`;
  return notTestable(form);
}
