import { TAG, contentOf, element, integerElement, membersOf, readElement, readNumber } from './ber.ts';
import { pduElement, readPdu, type AnswerPdu, type RequestPdu } from './pdu.ts';

/** The number a message starts with (RFC 1157, section 4; RFC 1901, section 3; RFC 3412, section 6.1). */
export const VERSION_NUMBER = { v1: 0, v2c: 1, v3: 3 } as const;
export type MessageVersion = keyof typeof VERSION_NUMBER;

/** A message of v1 or v2c. */
export interface CommunityMessage {
  readonly version: 'v1' | 'v2c';
  readonly community: string;
  readonly pdu: RequestPdu;
}

/** The version a datagram says it is of; null when it is no SNMP message. */
export function messageVersion(datagram: Uint8Array): MessageVersion | null {
  const message = readElement(datagram)?.element;
  if (message?.tag !== TAG.sequence) return null;
  const number = readNumber(readElement(message.content)?.element, TAG.integer, { min: 0, max: 3 });
  const versions = ['v1', 'v2c', 'v3'] as const;
  return versions.find((version) => VERSION_NUMBER[version] === number) ?? null;
}

/** Reads a message of v1 or v2c; what follows it in the datagram is ignored, as other agents do. */
export function readCommunityMessage(datagram: Uint8Array, version: 'v1' | 'v2c'): CommunityMessage | null {
  const [, name, read, ...more] = membersOf(readElement(datagram)?.element) ?? [];
  const community = contentOf(name, TAG.octets);
  const pdu = readPdu(read);
  if (community === null || pdu === null || more.length > 0) return null;
  return { version, community: new TextDecoder().decode(community), pdu };
}

/** A message of v1 or v2c around a PDU in BER. */
export function communityMessage(version: 'v1' | 'v2c', community: string, pdu: Uint8Array): Uint8Array {
  return element(
    TAG.sequence,
    integerElement(VERSION_NUMBER[version]),
    element(TAG.octets, new TextEncoder().encode(community)),
    pdu,
  );
}

/** An answer or notification of v1 or v2c. */
export function writeCommunityMessage(version: 'v1' | 'v2c', community: string, pdu: AnswerPdu): Uint8Array {
  return communityMessage(version, community, pduElement(pdu));
}
