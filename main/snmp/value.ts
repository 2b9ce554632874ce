import type { Oid } from './oid.ts';

/** A value an agent gave, by its ASN.1 type (RFC 2578, section 7.1). */
export type SnmpValue =
  | { readonly type: 'integer' | 'counter32' | 'gauge32' | 'timeTicks'; readonly value: number }
  | { readonly type: 'counter64'; readonly value: bigint }
  | { readonly type: 'octets'; readonly value: Uint8Array }
  | { readonly type: 'oid'; readonly value: Oid }
  | { readonly type: 'ipAddress'; readonly value: string };

/** What stands in the place of a value: the agent has none (RFC 3416, section 3), or said Null. */
export type Absence = 'null' | 'noSuchObject' | 'noSuchInstance' | 'endOfMibView';

/** One name with its value, as it is on the wire. */
export interface VarBind {
  readonly oid: Oid;
  readonly value: SnmpValue | { readonly type: Absence };
}

/** A value to write. */
export interface SetVarBind {
  readonly oid: Oid;
  readonly value: SnmpValue;
}

/** Values by OID; what the agent does not have is absent. */
export type SnmpValues = ReadonlyMap<Oid, SnmpValue>;

/** True for a value, false for what stands in the place of one. */
export function isPresent(value: VarBind['value']): value is SnmpValue {
  return (
    value.type !== 'null' &&
    value.type !== 'noSuchObject' &&
    value.type !== 'noSuchInstance' &&
    value.type !== 'endOfMibView'
  );
}

/** Any of the number types; a Counter64 above 2^53 loses its last digits. Null for text and OIDs. */
export function numberOf(value: SnmpValue | undefined): number | null {
  if (value === undefined) return null;
  if (value.type === 'counter64') return Number(value.value);
  return typeof value.value === 'number' ? value.value : null;
}

/**
 * Text of an OCTET STRING: UTF-8, else Latin-1; without NUL padding and the blanks around it, which agents of Panduit and APC
 * send. Null for other types.
 */
export function textOf(value: SnmpValue | undefined): string | null {
  if (value?.type !== 'octets') return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(value.value);
  } catch {
    text = new TextDecoder('latin1').decode(value.value);
  }
  return text.replaceAll('\0', '').trim();
}

/** An integer to write. Control columns take INTEGER only: agents refuse a Gauge32 there. */
export function integer(value: number): SnmpValue {
  return { type: 'integer', value };
}

/** Text to write, as UTF-8. */
export function octets(text: string): SnmpValue {
  return { type: 'octets', value: new TextEncoder().encode(text) };
}
