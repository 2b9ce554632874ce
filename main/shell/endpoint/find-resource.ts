import type { PduId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { parseSnmpAddress } from '../../drivers/snmp/transport/address.ts';
import { parseAddress } from '../../drivers/xerus/address.ts';
import type { StoredPdu } from '../../storage/pdu-store.ts';
import type { Refusal } from './answers.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

function placeOf(protocol: Protocol, address: string): Place | null {
  const parsed = protocol === 'snmp' ? parseSnmpAddress(address) : parseAddress(address);
  return parsed.ok ? { host: parsed.value.host.toLowerCase(), port: parsed.value.port } : null;
}

/** `https://pdu-a07:8443/` -> `pdu-a07:8443`. */
const withoutScheme = (address: string) =>
  address
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//iu, '')
    .replace(/\/$/u, '');

const namesPort = (text: string) => /(?:^[^:]*|\]):\d+$/u.test(text);

function isAt({ protocol, address }: Pick<StoredPdu, 'protocol' | 'address'>, text: string): boolean {
  const way = placeOf(protocol, address);
  const asked = placeOf(protocol, text);
  if (way === null || asked === null || way.host !== asked.host) return false;
  return !namesPort(text) || way.port === asked.port;
}

function isMeant(pdu: StoredPdu, resource: string): boolean {
  if (pdu.id === resource || pdu.name === resource) return true;
  // What the built-in simulator plays has no address that could be told from outside.
  if (pdu.simulated !== null) return false;
  const text = withoutScheme(resource);
  return isAt(pdu, text) || (pdu.other !== null && isAt(pdu.other, text));
}

const called = ({ name, id }: StoredPdu) => (name === '' || name === id ? id : `${name} (${id})`);

/** What may have a password in it is not said again. */
const shown = (resource: string) => (/[@/?#]/u.test(withoutScheme(resource)) ? '…' : resource.slice(0, 100));

/**
 * The stored PDU that a caller means: by name, serial number, or the address of either way to it, whatever its scheme. Where
 * the address names no port, that of the PDU does not matter.
 */
export function findResource(pdus: readonly StoredPdu[], resource: string): Result<PduId, Refusal> {
  const found = pdus.filter((pdu) => isMeant(pdu, resource));
  const [first, second] = found;
  if (first === undefined) {
    const message = `There is no PDU "${shown(resource)}" in Busbar. Add it in the app or with "busbar pdu add", then name it by its name, serial number or address.`;
    return err({ status: 404, kind: 'unknownResource', message });
  }
  if (second === undefined) return ok(first.id);
  const message = `"${shown(resource)}" means more than one PDU in Busbar: ${found.map(called).join(', ')}. Name one of them by its serial number.`;
  return err({ status: 409, kind: 'refused', message });
}
