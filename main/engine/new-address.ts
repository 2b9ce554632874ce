import type { DeviceError } from '../../shared/model/device-error.ts';
import { pduId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import { parseSnmpAddress } from '../drivers/snmp/transport/address.ts';
import { parseAddress } from '../drivers/xerus/address.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import { hostPortOf } from './pdu-access.ts';
import { storedPdus } from './recognise.ts';
import type { Services } from './services.ts';

const MAC = /^[\da-f]{2}(?::[\da-f]{2}){5}$/u;

/** What a PDU is recognised by; what older versions stored may have the MAC address in the id only. */
export function knownTraits(services: Pick<Services, 'pdus' | 'devices'>, stored: StoredPdu): StoredPdu {
  const traits = storedPdus(services).find(({ id }) => id === stored.id) ?? stored;
  const { serial, mac, vendor } = traits;
  return { ...stored, serial, mac: mac || (MAC.test(stored.id) ? stored.id : ''), vendor };
}

/** Why an address cannot be read; null when it can. */
function unreadable(protocol: Protocol, address: string): DeviceError | null {
  const parsed = protocol === 'snmp' ? parseSnmpAddress(address) : parseAddress(address);
  return parsed.ok ? null : parsed.error;
}

/** Without encryption, by an address that says so. */
function isPlain(protocol: Protocol, address: string): boolean {
  const parsed = protocol === 'xerus' ? parseAddress(address) : null;
  return parsed?.ok === true && parsed.value.origin.startsWith('http:');
}

/** Nothing but its address tells it from another PDU. */
function isKnownByAddress(services: Pick<Services, 'pdus' | 'devices'>, stored: StoredPdu): boolean {
  const ways = [stored, stored.other].filter((way) => way !== null);
  const { serial, mac } = knownTraits(services, stored);
  return (
    (serial === '' && mac === '') ||
    ways.some(({ protocol, address }) => stored.id === pduId(hostPortOf(protocol, address)))
  );
}

/** Why an address cannot be the new one of a PDU; null when it can be tried. */
export function addressProblem(
  services: Pick<Services, 'pdus' | 'devices'>,
  { stored, access }: { readonly stored: StoredPdu; readonly access: StoredAccess },
  address: string,
): DeviceError | null {
  const { protocol } = access;
  const wrong = unreadable(protocol, address);
  if (wrong !== null) return wrong;
  if (isPlain(protocol, address) && !isPlain(protocol, access.address)) {
    const message = `${stored.name} is reached over HTTPS: its password is not sent without encryption. Enter the address without http://.`;
    return { kind: 'invalidArgument', message };
  }
  if (!isKnownByAddress(services, stored)) return null;
  const message = `${stored.name} is known by its address only: it could not be told from another PDU. Remove it and add it at the new address.`;
  return { kind: 'invalidArgument', message };
}
