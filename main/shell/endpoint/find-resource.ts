import type { PduId } from '../../../shared/model/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { isAddressOf } from '../../../shared/shell/addresses.ts';
import type { StoredPdu } from '../../storage/pdu-store.ts';
import { shownText } from '../shown-text.ts';
import type { Refusal } from './answers.ts';

function isMeant(pdu: StoredPdu, resource: string): boolean {
  if (resource === '') return false;
  if (pdu.id === resource || pdu.name === resource) return true;
  // What the built-in simulator plays has no address of its own.
  if (pdu.simulated !== null) return false;
  return isAddressOf(resource, pdu) || (pdu.other !== null && isAddressOf(resource, pdu.other));
}

const called = ({ name, id }: StoredPdu) => (name === '' || name === id ? id : `${name} (${id})`);

/** What may have a password in it is not said again. */
const shown = (resource: string) => (/[@?#]/u.test(resource) ? 'that was named' : `"${shownText(resource)}"`);

/**
 * The stored PDU that a caller means: by name, serial number, or the address of either way to it, whatever its scheme. Where
 * the address names no port, that of the PDU does not matter.
 */
export function findResource(pdus: readonly StoredPdu[], resource: string): Result<PduId, Refusal> {
  const found = pdus.filter((pdu) => isMeant(pdu, resource));
  const [first, second] = found;
  if (first === undefined) {
    const message = `There is no PDU ${shown(resource)} in Busbar. Add it in the app or with "busbar pdu add", then name it by its name, serial number or address.`;
    return err({ status: 404, kind: 'unknownResource', message });
  }
  if (second === undefined) return ok(first.id);
  const message = `More than one PDU in Busbar is meant by ${shown(resource)}: ${found.map(called).join(', ')}. Name one of them by its serial number.`;
  return err({ status: 409, kind: 'refused', message });
}

/** Stored PDUs that a text means, when the one it should mean is none of them; null otherwise. */
export function otherMeant(pdus: readonly StoredPdu[], text: string, wanted: PduId): string | null {
  const found = pdus.filter((pdu) => isMeant(pdu, text));
  return found.length === 0 || found.some(({ id }) => id === wanted) ? null : found.map(called).join(', ');
}
