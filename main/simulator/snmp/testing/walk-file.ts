import { parseOid, type Oid } from '../../../snmp/oid.ts';
import type { SnmpValue } from '../../../snmp/value.ts';

/** What a recording holds for one OID; some agents answer Null. */
export type RecordedValue = SnmpValue | { readonly type: 'null' };

function unescaped(text: string): Uint8Array {
  const plain = text.replaceAll(
    /\\x([0-9a-f]{2})|\\(.)/giu,
    (_, hex: string | undefined, other: string | undefined) =>
      hex === undefined ? (other ?? '') : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

function bytesOf(form: string, text: string): Uint8Array {
  if (form === 'x') return Buffer.from(text, 'hex');
  return form === 'e' ? unescaped(text) : Buffer.from(text, 'utf8');
}

const NUMBERS = { '2': 'integer', '65': 'counter32', '66': 'gauge32', '67': 'timeTicks' } as const;

function recordedValue(tag: string, form: string, text: string): RecordedValue | null {
  switch (tag) {
    case '2':
    case '65':
    case '66':
    case '67':
      return { type: NUMBERS[tag], value: Number(text) };
    case '70':
      return { type: 'counter64', value: BigInt(text) };
    case '4':
      return { type: 'octets', value: Uint8Array.from(bytesOf(form, text)) };
    case '5':
      return { type: 'null' };
    case '6':
      return { type: 'oid', value: text.startsWith('.') ? text.slice(1) : text };
    case '64':
      return { type: 'ipAddress', value: form === '' ? text : bytesOf(form, text).join('.') };
    default:
      return null;
  }
}

/**
 * Reads lines of `OID|TAG|VALUE`, as snmpsim writes them: the tag in decimal, an `x` behind it for hexadecimal values and an
 * `e` for escaped ones. A value may hold `|`.
 *
 * @throws for a line that is none: a recording that cannot be read must not pass for an empty one
 */
export function parseWalk(text: string): Map<Oid, RecordedValue> {
  const values = new Map<Oid, RecordedValue>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, oid = '', tag = '', form = '', value = ''] = /^([\d.]+)\|(\d+)([xe]?)\|(.*)$/su.exec(line) ?? [];
    const parts = parseOid(oid);
    const recorded = recordedValue(tag, form, value);
    if (parts === null || recorded === null) throw new Error(`not a line of a recording: ${line}`);
    values.set(parts.join('.'), recorded);
  }
  return values;
}
