import { parseOid, type Oid } from '../../../snmp/oid.ts';

/** Tags of BER as SNMP uses it (RFC 2578, section 7.1; RFC 3416, section 3). */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  ipAddress: 0x40,
  counter32: 0x41,
  gauge32: 0x42,
  timeTicks: 0x43,
  counter64: 0x46,
  noSuchObject: 0x80,
  noSuchInstance: 0x81,
  endOfMibView: 0x82,
} as const;

/** One element: its content is a view into the datagram it was read from, not a copy. */
export interface BerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** RFC 2578, section 3.5: an OID has at most this many parts. */
const MAX_OID_PARTS = 128;
const LARGEST_PART = 0xff_ff_ff_ff;
/** More length octets than any datagram needs. */
const MAX_LENGTH_OCTETS = 4;

function readLength(bytes: Uint8Array): { readonly length: number; readonly headerBytes: number } | null {
  const first = bytes[1];
  if (first === undefined || first === 0x80) return null;
  if (first < 0x80) return { length: first, headerBytes: 2 };
  const octets = first & 0x7f;
  if (octets > MAX_LENGTH_OCTETS || bytes.length < 2 + octets) return null;
  const length = bytes.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  return { length, headerBytes: 2 + octets };
}

/** The first element and what follows it; null when the bytes hold no whole element. */
export function readElement(
  bytes: Uint8Array,
): { readonly element: BerElement; readonly rest: Uint8Array } | null {
  const tag = bytes[0];
  const header = readLength(bytes);
  if (tag === undefined || header === null) return null;
  const end = header.headerBytes + header.length;
  if (end > bytes.length) return null;
  return { element: { tag, content: bytes.subarray(header.headerBytes, end) }, rest: bytes.subarray(end) };
}

/** The elements that fill these bytes to the last one; null when they do not. */
export function readElements(bytes: Uint8Array): readonly BerElement[] | null {
  const elements: BerElement[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const read = readElement(rest);
    if (read === null) return null;
    elements.push(read.element);
    rest = read.rest;
  }
  return elements;
}

/** The content of an element that must have this tag. */
export function contentOf(element: BerElement | undefined, tag: number): Uint8Array | null {
  return element?.tag === tag ? element.content : null;
}

/** The elements of a SEQUENCE, or of another constructed type by its tag. */
export function membersOf(
  element: BerElement | undefined,
  tag: number = TAG.sequence,
): readonly BerElement[] | null {
  const content = contentOf(element, tag);
  return content === null ? null : readElements(content);
}

/** A two's complement number of 1 to 6 bytes between two bounds, both included. */
export function readNumber(
  element: BerElement | undefined,
  tag: number,
  bounds: { readonly min: number; readonly max: number },
): number | null {
  const content = contentOf(element, tag);
  const first = content?.[0];
  if (content === null || first === undefined || content.length > 6) return null;
  const value = content
    .subarray(1)
    .reduce((sum, octet) => sum * 256 + octet, first < 0x80 ? first : first - 256);
  return value >= bounds.min && value <= bounds.max ? value : null;
}

/** RFC 2578, section 7.1.1: the range of INTEGER. */
export const INTEGER_32 = { min: -0x80_00_00_00, max: 0x7f_ff_ff_ff };
export const UNSIGNED_32 = { min: 0, max: LARGEST_PART };

/** A Counter64. */
export function readCounter64(content: Uint8Array): bigint | null {
  if (content.length === 0 || content.length > 9) return null;
  const value = content.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  return value < 1n << 64n ? value : null;
}

/** The dotted form of an OID's content. */
export function readOid(content: Uint8Array): Oid | null {
  const last = content.at(-1);
  if (last === undefined || last >= 0x80) return null;
  const parts: number[] = [];
  let part = 0;
  for (const octet of content) {
    part = part * 128 + (octet & 0x7f);
    if (part > LARGEST_PART || parts.length >= MAX_OID_PARTS) return null;
    if (octet >= 0x80) continue;
    // X.690, section 8.19.4: the first number holds two parts.
    if (parts.length === 0) {
      const root = Math.min(Math.floor(part / 40), 2);
      parts.push(root, part - root * 40);
    } else parts.push(part);
    part = 0;
  }
  return parts.join('.');
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

/** One element with these contents, one after the other. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return Buffer.concat([Uint8Array.from([tag, ...lengthOctets(length)]), ...contents]);
}

/** An integer of any size in as few bytes as hold it (X.690, section 8.3.2); unsigned types are written alike. */
export function integerElement(value: number | bigint, tag: number = TAG.integer): Uint8Array {
  const octets: number[] = [];
  let rest = BigInt(value);
  let top: number;
  do {
    top = Number(rest & 0xffn);
    octets.unshift(top);
    rest >>= 8n;
  } while (top < 0x80 ? rest !== 0n : rest !== -1n);
  return element(tag, Uint8Array.from(octets));
}

/**
 * An OID.
 *
 * @throws for text that is none: what the agent serves is its owner's
 */
export function oidElement(oid: Oid): Uint8Array {
  const [root, second, ...others] = parseOid(oid) ?? [];
  if (root === undefined || second === undefined) throw new Error(`not an OID: ${oid}`);
  const octets = [root * 40 + second, ...others].flatMap((part) => {
    const groups = [part % 128];
    for (let rest = Math.floor(part / 128); rest > 0; rest = Math.floor(rest / 128))
      groups.unshift(0x80 + (rest % 128));
    return groups;
  });
  return element(TAG.oid, Uint8Array.from(octets));
}
