import {
  INTEGER_32,
  TAG,
  contentOf,
  element,
  integerElement,
  membersOf,
  readElement,
  readNumber,
  type BerElement,
} from '../ber.ts';
import { VERSION_NUMBER } from '../community-message.ts';
import { pduElement, readPdu, type AnswerPdu, type RequestPdu } from '../pdu.ts';

/** As RFC 3411, section 3.4.3 names them. */
export type SecurityLevel = 'noAuthNoPriv' | 'authNoPriv' | 'authPriv';

/** A message of v3 before its authentication is checked (RFC 3412, section 6; RFC 3414, section 2.4). */
export interface V3Message {
  readonly msgId: number;
  /** The largest answer that its sender takes. */
  readonly maxBytes: number;
  readonly level: SecurityLevel;
  /** Whether its sender wants to be told what is wrong with it. */
  readonly isReportable: boolean;
  readonly engineId: Uint8Array;
  readonly engineBoots: number;
  readonly engineTime: number;
  readonly user: string;
  readonly authParameters: Uint8Array;
  readonly privParameters: Uint8Array;
}

/** As read: `data` is the scoped PDU or, encrypted, an OCTET STRING. Views into the datagram, not copies. */
export interface ReadV3Message extends V3Message {
  readonly data: BerElement;
}

/** A PDU with the part of the agent it is meant for (RFC 3412, section 6.8). */
export interface ScopedPdu {
  readonly contextName: string;
  readonly pdu: RequestPdu;
}

const FLAG = { auth: 1, priv: 2, reportable: 4 } as const;
const USER_SECURITY_MODEL = 3;
const POSITIVE = { min: 0, max: INTEGER_32.max };
/** RFC 3412, section 6: the smallest msgMaxSize. */
const MAX_SIZE = { min: 484, max: INTEGER_32.max };

function levelOf(flags: number): SecurityLevel | null {
  if ((flags & FLAG.auth) === 0) return (flags & FLAG.priv) === 0 ? 'noAuthNoPriv' : null;
  return (flags & FLAG.priv) === 0 ? 'authNoPriv' : 'authPriv';
}

function readSecurity(parameters: Uint8Array | null) {
  const members = parameters === null ? null : membersOf(readElement(parameters)?.element);
  const [engine, boots, time, name, auth, priv] = members ?? [];
  const engineId = contentOf(engine, TAG.octets);
  const engineBoots = readNumber(boots, TAG.integer, POSITIVE);
  const engineTime = readNumber(time, TAG.integer, POSITIVE);
  const user = contentOf(name, TAG.octets);
  const authParameters = contentOf(auth, TAG.octets);
  const privParameters = contentOf(priv, TAG.octets);
  if (engineId === null || engineBoots === null || engineTime === null) return null;
  if (user === null || authParameters === null || privParameters === null) return null;
  return {
    engineId,
    engineBoots,
    engineTime,
    user: new TextDecoder().decode(user),
    authParameters,
    privParameters,
  };
}

/** Null for what is no message of v3 with the user-based security model. */
export function readV3Message(datagram: Uint8Array): ReadV3Message | null {
  const [, header, parameters, data, ...more] = membersOf(readElement(datagram)?.element) ?? [];
  const [id, max, flagOctets, model] = membersOf(header) ?? [];
  const msgId = readNumber(id, TAG.integer, POSITIVE);
  const maxBytes = readNumber(max, TAG.integer, MAX_SIZE);
  const flags = contentOf(flagOctets, TAG.octets)?.[0];
  const level = flags === undefined ? null : levelOf(flags);
  const modelNumber = readNumber(model, TAG.integer, POSITIVE);
  const security = readSecurity(contentOf(parameters, TAG.octets));
  if (msgId === null || maxBytes === null || flags === undefined || level === null) return null;
  if (modelNumber !== USER_SECURITY_MODEL || security === null || data === undefined || more.length > 0)
    return null;
  return { msgId, maxBytes, level, isReportable: (flags & FLAG.reportable) !== 0, ...security, data };
}

/** Null for what is none. What follows it is padding of DES. */
export function readScopedPdu(read: BerElement | undefined): ScopedPdu | null {
  const [engine, name, data, ...more] = membersOf(read) ?? [];
  const contextName = contentOf(name, TAG.octets);
  const pdu = readPdu(data);
  if (contentOf(engine, TAG.octets) === null || contextName === null || pdu === null || more.length > 0)
    return null;
  return { contextName: new TextDecoder().decode(contextName), pdu };
}

export function scopedPduElement(engineId: Uint8Array, contextName: string, pdu: AnswerPdu): Uint8Array {
  const context = element(TAG.octets, new TextEncoder().encode(contextName));
  return element(TAG.sequence, element(TAG.octets, engineId), context, pduElement(pdu));
}

/** A message of v3; `data` is the scoped PDU in BER, or an OCTET STRING with it encrypted. */
export function writeV3Message(message: V3Message, data: Uint8Array): Uint8Array {
  const { level, isReportable } = message;
  const flags =
    (level === 'noAuthNoPriv' ? 0 : FLAG.auth) |
    (level === 'authPriv' ? FLAG.priv : 0) |
    (isReportable ? FLAG.reportable : 0);
  const header = element(
    TAG.sequence,
    integerElement(message.msgId),
    integerElement(message.maxBytes),
    element(TAG.octets, Uint8Array.from([flags])),
    integerElement(USER_SECURITY_MODEL),
  );
  const security = element(
    TAG.sequence,
    element(TAG.octets, message.engineId),
    integerElement(message.engineBoots),
    integerElement(message.engineTime),
    element(TAG.octets, new TextEncoder().encode(message.user)),
    element(TAG.octets, message.authParameters),
    element(TAG.octets, message.privParameters),
  );
  return element(
    TAG.sequence,
    integerElement(VERSION_NUMBER.v3),
    header,
    element(TAG.octets, security),
    data,
  );
}
