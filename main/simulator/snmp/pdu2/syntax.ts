import { parseOid, type Oid } from '../../../snmp/oid.ts';
import type { SnmpValue } from '../../../snmp/value.ts';

const LARGEST_UNSIGNED = 0xff_ff_ff_ff;
const LARGEST_SIGNED = 0x7f_ff_ff_ff;
const SMALLEST_SIGNED = -0x80_00_00_00;
/** TruthValue (RFC 2579). */
const TRUTH = { true: 1, false: 2 } as const;

/** How a column's value is on the wire: its type, and both ways between it and what the simulator keeps. */
export interface Syntax<Value> {
  readonly type: SnmpValue['type'];
  encode(value: Value): SnmpValue;
  /** Null for a value of the right type that the column does not take. */
  decode(value: SnmpValue): Value | null;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, Math.round(value)));
}

/** Integer32 and its enumerations, within limits on write. */
export function integerIn(lowest: number, highest: number): Syntax<number> {
  return {
    type: 'integer',
    encode: (value) => ({ type: 'integer', value: clamp(value, SMALLEST_SIGNED, LARGEST_SIGNED) }),
    decode: (value) =>
      value.type === 'integer' && value.value >= lowest && value.value <= highest ? value.value : null,
  };
}

/** Unsigned32; what does not fit shows the nearest that does (PDU2-MIB says "clamped"). */
export function unsignedIn(lowest: number, highest: number): Syntax<number> {
  return {
    type: 'gauge32',
    encode: (value) => ({ type: 'gauge32', value: clamp(value, 0, LARGEST_UNSIGNED) }),
    decode: (value) =>
      value.type === 'gauge32' && value.value >= lowest && value.value <= highest ? value.value : null,
  };
}

export const INTEGER = integerIn(SMALLEST_SIGNED, LARGEST_SIGNED);
export const UNSIGNED = unsignedIn(0, LARGEST_UNSIGNED);

export const TRUTH_VALUE: Syntax<boolean> = {
  type: 'integer',
  encode: (value) => ({ type: 'integer', value: value ? TRUTH.true : TRUTH.false }),
  decode: (value) => {
    if (value.value === TRUTH.true) return true;
    return value.value === TRUTH.false ? false : null;
  },
};

export const TEXT: Syntax<string> = {
  type: 'octets',
  encode: (value) => ({ type: 'octets', value: new TextEncoder().encode(value) }),
  decode: (value) => (value.type === 'octets' ? new TextDecoder().decode(value.value) : null),
};

export const BYTES: Syntax<Uint8Array> = {
  type: 'octets',
  encode: (value) => ({ type: 'octets', value }),
  decode: (value) => (value.type === 'octets' ? value.value : null),
};

/** BITS as numbers of the bits that are set; bit 0 is the most significant of the first byte (RFC 2578, section 7.1.4). */
export function bitsIn(byteCount: number): Syntax<ReadonlySet<number>> {
  return {
    type: 'octets',
    encode: (bits) => {
      const bytes = new Uint8Array(byteCount);
      for (const bit of bits) {
        const at = Math.floor(bit / 8);
        bytes[at] = (bytes[at] ?? 0) | (0x80 >> (bit % 8));
      }
      return { type: 'octets', value: bytes };
    },
    decode: (value) => {
      if (value.type !== 'octets') return null;
      const bits = new Set<number>();
      for (const [at, byte] of value.value.entries()) {
        for (let bit = 0; bit < 8; bit += 1) if ((byte & (0x80 >> bit)) !== 0) bits.add(at * 8 + bit);
      }
      return [...bits].every((bit) => bit < byteCount * 8) ? bits : null;
    },
  };
}

export const POINTER: Syntax<Oid> = {
  type: 'oid',
  encode: (value) => ({ type: 'oid', value }),
  decode: (value) => (value.type === 'oid' && parseOid(value.value) !== null ? value.value : null),
};

/** Hundredths of a second; starts again after 497 days. */
export const TIME_TICKS: Syntax<number> = {
  type: 'timeTicks',
  encode: (value) => ({ type: 'timeTicks', value: Math.floor(value) % (LARGEST_UNSIGNED + 1) }),
  decode: (value) => (value.type === 'timeTicks' ? value.value : null),
};

export const IP_ADDRESS: Syntax<string> = {
  type: 'ipAddress',
  encode: (value) => ({ type: 'ipAddress', value }),
  decode: (value) => (value.type === 'ipAddress' ? value.value : null),
};
