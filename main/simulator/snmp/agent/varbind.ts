import type { SnmpValue, VarBind } from '../../../snmp/value.ts';
import {
  INTEGER_32,
  TAG,
  UNSIGNED_32,
  contentOf,
  element,
  integerElement,
  membersOf,
  oidElement,
  readCounter64,
  readNumber,
  readOid,
  type BerElement,
} from './ber.ts';

function readValue(read: BerElement): VarBind['value'] | null {
  const number = (type: 'integer' | 'counter32' | 'gauge32' | 'timeTicks'): SnmpValue | null => {
    const value = readNumber(read, TAG[type], type === 'integer' ? INTEGER_32 : UNSIGNED_32);
    return value === null ? null : { type, value };
  };
  switch (read.tag) {
    case TAG.integer:
      return number('integer');
    case TAG.counter32:
      return number('counter32');
    case TAG.gauge32:
      return number('gauge32');
    case TAG.timeTicks:
      return number('timeTicks');
    case TAG.counter64: {
      const value = readCounter64(read.content);
      return value === null ? null : { type: 'counter64', value };
    }
    case TAG.octets:
      return { type: 'octets', value: Uint8Array.from(read.content) };
    case TAG.oid: {
      const value = readOid(read.content);
      return value === null ? null : { type: 'oid', value };
    }
    case TAG.ipAddress:
      return read.content.length === 4 ? { type: 'ipAddress', value: read.content.join('.') } : null;
    case TAG.null:
    case TAG.noSuchObject:
    case TAG.noSuchInstance:
    case TAG.endOfMibView:
      return { type: read.tag === TAG.null ? 'null' : absences[read.tag] };
    default:
      return null;
  }
}

const absences = {
  [TAG.noSuchObject]: 'noSuchObject',
  [TAG.noSuchInstance]: 'noSuchInstance',
  [TAG.endOfMibView]: 'endOfMibView',
} as const;

/** A list of names and values (RFC 3416, section 3); null when one of them cannot be read. */
export function readVarBinds(list: BerElement | undefined): readonly VarBind[] | null {
  const members = membersOf(list);
  if (members === null) return null;
  const varbinds: VarBind[] = [];
  for (const member of members) {
    const [name, content, ...more] = membersOf(member) ?? [];
    const oidBytes = contentOf(name, TAG.oid);
    const oid = oidBytes === null ? null : readOid(oidBytes);
    const value = content === undefined ? null : readValue(content);
    if (oid === null || value === null || more.length > 0) return null;
    varbinds.push({ oid, value });
  }
  return varbinds;
}

function valueElement(value: VarBind['value']): Uint8Array {
  switch (value.type) {
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'timeTicks':
    case 'counter64':
      return integerElement(value.value, TAG[value.type]);
    case 'octets':
      return element(TAG.octets, value.value);
    case 'oid':
      return oidElement(value.value);
    case 'ipAddress':
      return element(TAG.ipAddress, Uint8Array.from(value.value.split('.').map(Number)));
    case 'null':
    case 'noSuchObject':
    case 'noSuchInstance':
    case 'endOfMibView':
      return element(TAG[value.type]);
  }
}

/** One name with its value, as it stands in the list. */
export function varBindElement(varbind: VarBind): Uint8Array {
  return element(TAG.sequence, oidElement(varbind.oid), valueElement(varbind.value));
}
