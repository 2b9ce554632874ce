import type { PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import { tellingSerial } from '../drivers/serial-number.ts';

type Known = Pick<PduIdentity, 'serial' | 'mac'> & { readonly id: PduId };

const macDigits = (mac: string) => mac.replaceAll(/[^\da-f]/giu, '').toLowerCase();
const serialText = (serial: string) => tellingSerial(serial).trim().toUpperCase();

/**
 * It is the same PDU when its serial number is, else when its MAC address is: one of the protocols may not tell one of
 * them, and a PDU with two network ports may tell a MAC address by each.
 */
export function isSamePdu(
  one: Pick<PduIdentity, 'serial' | 'mac'>,
  other: Pick<PduIdentity, 'serial' | 'mac'>,
): boolean {
  const serials = [serialText(one.serial), serialText(other.serial)];
  if (!serials.includes('')) return serials[0] === serials[1];
  const macs = [macDigits(one.mac), macDigits(other.mac)];
  return !macs.includes('') && macs[0] === macs[1];
}

/** The PDU of `known` that shows this identity, by `id` or by what it says of itself; undefined for a new one. */
export function recognise<Pdu extends Known>(
  known: readonly Pdu[],
  identity: PduIdentity,
  id: PduId,
): Pdu | undefined {
  return known.find((pdu) => pdu.id === id) ?? known.find((pdu) => isSamePdu(pdu, identity));
}
