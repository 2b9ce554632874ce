import { basePduId, type PduId } from '../../shared/model/ids.ts';
import type { PduIdentity, Protocol } from '../../shared/model/pdu.ts';
import { tellingSerial } from '../drivers/serial-number.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import { idsOf } from './first-contact.ts';
import type { Services } from './services.ts';

type Traits = Pick<PduIdentity, 'serial' | 'mac' | 'vendor'>;
type Known = Traits & { readonly id: PduId };

const macDigits = (mac: string) => mac.replaceAll(/[^\da-f]/giu, '').toLowerCase();
const serialText = (serial: string) => tellingSerial(serial).trim().toUpperCase();
const makerName = (vendor: string) => vendor.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Null when one of them is not told. */
function isEqual(one: string, other: string): boolean | null {
  return one === '' || other === '' ? null : one === other;
}

const isSameMac = (one: Traits, other: Traits) => isEqual(macDigits(one.mac), macDigits(other.mac));

/** Makers number their PDUs as they like: another maker's is another PDU, unless it has the same network port. */
function isOtherMaker(one: Traits, other: Traits): boolean {
  return isEqual(makerName(one.vendor), makerName(other.vendor)) === false && isSameMac(one, other) !== true;
}

/**
 * It is the same PDU when its serial number is, of the same maker, else when its MAC address is: one of the protocols may
 * not tell one of them, and a PDU with two network ports may tell a MAC address by each.
 */
export function isSamePdu(one: Traits, other: Traits): boolean {
  if (isOtherMaker(one, other)) return false;
  const isSameSerial = isEqual(serialText(one.serial), serialText(other.serial));
  return isSameSerial ?? isSameMac(one, other) === true;
}

/**
 * The PDU of `known` that shows this identity, by id or by what it says of itself, and the id for a new one: the first of
 * its own that no other PDU has.
 */
export function recognise<Pdu extends Known>(
  known: readonly Pdu[],
  identity: PduIdentity,
  address: string,
): { readonly pdu: Pdu | undefined; readonly id: PduId } {
  const ids = idsOf(identity, address);
  const ofMaker = known.filter((pdu) => !isOtherMaker(pdu, identity));
  const pdu = ofMaker.find(({ id }) => id === ids[0]) ?? ofMaker.find((each) => isSamePdu(each, identity));
  if (pdu !== undefined) return { pdu, id: pdu.id };
  const free = ids.find((id) => known.every((each) => each.id !== id));
  if (free !== undefined) return { pdu: undefined, id: free };
  // One of another maker is known by nothing but this address.
  const atAddress = known.find(({ id }) => id === ids.at(-1));
  return { pdu: atAddress, id: atAddress?.id ?? ids[0] };
}

/** A PDU that is stored, or open for a call of the command line. */
export interface KnownPdu extends Known {
  readonly protocol: Protocol;
  /** Null: it is open and not stored. */
  readonly stored: StoredPdu | null;
}

/** What older versions stored has neither MAC address nor maker; those of now count then. */
export function storedPdus({
  pdus,
  devices,
}: Pick<Services, 'pdus' | 'devices'>): readonly (KnownPdu & { readonly stored: StoredPdu })[] {
  return pdus.list().map((stored) => {
    const live = devices.session(stored.id)?.record.model?.identity;
    const { id, protocol, serial } = stored;
    const mac = stored.mac || (live?.mac ?? '');
    const vendor = stored.vendor || (live?.vendor ?? '');
    return { id, protocol, serial, mac, vendor, stored };
  });
}

/** With those that are open for a call, each once however many ways to it are open. */
export function knownPdus(services: Pick<Services, 'pdus' | 'devices'>): readonly KnownPdu[] {
  const stored = storedPdus(services);
  const ids = new Set(stored.map(({ id }) => id));
  const open = services.devices.sessions.flatMap(({ record: { id, view, model } }) => {
    if (ids.has(id) || basePduId(id) !== id) return [];
    const { serial = '', mac = '', vendor = '' } = model?.identity ?? {};
    return [{ id, protocol: view.protocol, serial, mac, vendor, stored: null }];
  });
  return [...stored, ...open];
}
