import { parseOid, type Oid } from '../../../snmp/oid.ts';
import { textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import { plainText } from '../family/evaluate.ts';

/** SNMPv2-MIB, system group (RFC 3418, section 2). */
export const SYSTEM = {
  description: '1.3.6.1.2.1.1.1.0',
  objectId: '1.3.6.1.2.1.1.2.0',
  upTime: '1.3.6.1.2.1.1.3.0',
  contact: '1.3.6.1.2.1.1.4.0',
  name: '1.3.6.1.2.1.1.5.0',
  location: '1.3.6.1.2.1.1.6.0',
} as const satisfies Record<string, Oid>;

/** What an agent says of itself. Texts are empty where it says nothing. */
export interface SystemFacts {
  readonly description: string;
  /** Without a leading dot; null where there is none, or none that is an OID. */
  readonly objectId: Oid | null;
  readonly name: string;
  readonly location: string;
  readonly contact: string;
  /** The values themselves, for families that find model or firmware in them. */
  readonly values: SnmpValues;
}

/** Some agents send sysObjectID as text, or with a leading dot. */
function objectIdOf(value: SnmpValue | undefined): Oid | null {
  const text = value?.type === 'oid' ? value.value : textOf(value);
  return text === null ? null : (parseOid(text)?.join('.') ?? null);
}

export function systemFacts(values: SnmpValues): SystemFacts {
  const text = (oid: Oid) => plainText(textOf(values.get(oid)) ?? '');
  return {
    description: text(SYSTEM.description),
    objectId: objectIdOf(values.get(SYSTEM.objectId)),
    name: text(SYSTEM.name),
    location: text(SYSTEM.location),
    contact: text(SYSTEM.contact),
    values,
  };
}
