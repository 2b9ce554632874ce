import { ObjectType, type Varbind } from 'net-snmp';
import type { Absence, SetVarBind, SnmpValue, VarBind } from '../../../snmp/value.ts';

const ABSENCES: Readonly<Record<number, Absence>> = {
  [ObjectType.NoSuchObject]: 'noSuchObject',
  [ObjectType.NoSuchInstance]: 'noSuchInstance',
  [ObjectType.EndOfMibView]: 'endOfMibView',
};

const NUMBERS: Readonly<Record<number, 'integer' | 'counter32' | 'gauge32' | 'timeTicks'>> = {
  [ObjectType.Integer]: 'integer',
  [ObjectType.Counter]: 'counter32',
  [ObjectType.Gauge]: 'gauge32',
  [ObjectType.TimeTicks]: 'timeTicks',
};

/** The library gives a Counter64 as its bytes, as many as the agent sent; the last eight count. */
function bigintOf(bytes: Uint8Array): bigint {
  return bytes.subarray(-8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function valueOf(type: ObjectType, value: unknown): VarBind['value'] {
  const numeric = NUMBERS[type];
  if (numeric !== undefined && typeof value === 'number') return { type: numeric, value };
  if (value instanceof Uint8Array) {
    return type === ObjectType.Counter64
      ? { type: 'counter64', value: bigintOf(value) }
      : { type: 'octets', value: Uint8Array.from(value) };
  }
  if (typeof value === 'string' && type === ObjectType.OID) return { type: 'oid', value };
  if (typeof value === 'string' && type === ObjectType.IpAddress) return { type: 'ipAddress', value };
  // Null, and the types SNMP does not have (BOOLEAN, BIT STRING), which a few agents send all the same.
  return { type: ABSENCES[type] ?? 'null' };
}

/** A varbind as the library decoded it. */
export function fromLibrary(varbind: Varbind): VarBind {
  return { oid: varbind.oid, value: valueOf(varbind.type ?? ObjectType.Null, varbind.value) };
}

function toLibraryValue(value: SnmpValue): { readonly type: ObjectType; readonly value: Varbind['value'] } {
  switch (value.type) {
    case 'integer':
      return { type: ObjectType.Integer, value: value.value };
    case 'counter32':
      return { type: ObjectType.Counter, value: value.value };
    case 'gauge32':
      return { type: ObjectType.Gauge, value: value.value };
    case 'timeTicks':
      return { type: ObjectType.TimeTicks, value: value.value };
    case 'counter64': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(value.value);
      return { type: ObjectType.Counter64, value: bytes };
    }
    case 'octets':
      return { type: ObjectType.OctetString, value: Buffer.from(value.value) };
    case 'oid':
      return { type: ObjectType.OID, value: value.value };
    case 'ipAddress':
      return { type: ObjectType.IpAddress, value: value.value };
  }
}

/** A value to write, as the library takes it. */
export function toLibrary(varbind: SetVarBind): Varbind {
  return { oid: varbind.oid, ...toLibraryValue(varbind.value) };
}
