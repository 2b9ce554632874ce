import type { securityLevel } from '../../../../shared/model/snmp-access.ts';

/** What a Report says is wrong (RFC 3414, section 3.2; RFC 3413 for contexts). */
export type Report =
  | 'unsupportedSecurityLevel'
  | 'notInTimeWindow'
  | 'unknownUser'
  | 'unknownEngineId'
  | 'wrongDigest'
  | 'decryptionError'
  | 'unknownContext'
  | 'other';

/** What can be read of a v3 message without a key (RFC 3412, section 6). */
export interface V3Header {
  readonly msgId: number;
  readonly level: ReturnType<typeof securityLevel>;
  /** Hex; empty in a discovery request. */
  readonly engineId: string;
  /** Null when it is no Report, or an encrypted one. */
  readonly report: Report | null;
}

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

const INTEGER = 0x02;
const OCTETS = 0x04;
const OID = 0x06;
const SEQUENCE = 0x30;
const REPORT_PDU = 0xa8;
const VERSION_3 = 3;

/** The OIDs of Reports, encoded, in hex: usmStats 1 to 6, and the two about contexts. */
const REPORTS: Readonly<Record<string, Report>> = {
  '2b060106030f01010100': 'unsupportedSecurityLevel',
  '2b060106030f01010200': 'notInTimeWindow',
  '2b060106030f01010300': 'unknownUser',
  '2b060106030f01010400': 'unknownEngineId',
  '2b060106030f01010500': 'wrongDigest',
  '2b060106030f01010600': 'decryptionError',
  '2b060106030c010400': 'unknownContext',
  '2b060106030c010500': 'unknownContext',
};

/** The BER elements that stand one after the other in `bytes`; null when they do not fit into it. */
function elementsOf(bytes: Uint8Array): readonly Element[] | null {
  const elements: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? bytes.length;
    at += 2;
    if (length >= 0x80) {
      const lengthBytes = bytes.subarray(at, at + (length & 0x7f));
      if (lengthBytes.length === 0 || lengthBytes.length > 4) return null;
      at += lengthBytes.length;
      length = lengthBytes.reduce((sum, byte) => sum * 256 + byte, 0);
    }
    if (at + length > bytes.length) return null;
    elements.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return elements;
}

/** What is inside the element at `index`, when it has that tag. */
function inside(elements: readonly Element[] | null, index: number, tag: number): readonly Element[] | null {
  const content = contentOf(elements, index, tag);
  return content === null ? null : elementsOf(content);
}

function contentOf(elements: readonly Element[] | null, index: number, tag: number): Uint8Array | null {
  const element = elements?.[index];
  return element?.tag === tag ? element.content : null;
}

function unsigned(content: Uint8Array): number {
  return content.reduce((sum, byte) => sum * 256 + byte, 0);
}

function hex(content: Uint8Array): string {
  return Buffer.from(content).toString('hex');
}

function reportIn(message: readonly Element[] | null): Report | null {
  const scoped = inside(message, 3, SEQUENCE);
  const pdu = inside(scoped, 2, REPORT_PDU);
  if (pdu === null) return null;
  const name = contentOf(inside(inside(pdu, 3, SEQUENCE), 0, SEQUENCE), 0, OID);
  return (name === null ? undefined : REPORTS[hex(name)]) ?? 'other';
}

/** Reads a datagram as a v3 message; null when it is none. */
export function readV3Header(datagram: Uint8Array): V3Header | null {
  const message = inside(elementsOf(datagram), 0, SEQUENCE);
  const version = contentOf(message, 0, INTEGER);
  const global = inside(message, 1, SEQUENCE);
  const msgId = contentOf(global, 0, INTEGER);
  const flags = contentOf(global, 2, OCTETS)?.[0];
  const security = inside(inside(message, 2, OCTETS), 0, SEQUENCE);
  const engineId = contentOf(security, 0, OCTETS);
  if (version === null || unsigned(version) !== VERSION_3) return null;
  if (msgId === null || flags === undefined || engineId === null) return null;
  const isAuthenticated = (flags & 1) !== 0;
  const isEncrypted = (flags & 2) !== 0;
  return {
    msgId: unsigned(msgId),
    level: isAuthenticated ? (isEncrypted ? 'authPriv' : 'authNoPriv') : 'noAuthNoPriv',
    engineId: hex(engineId),
    report: isEncrypted ? null : reportIn(message),
  };
}
