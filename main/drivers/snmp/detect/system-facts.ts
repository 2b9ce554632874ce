import { parseOid, type Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import { plainText } from '../family/evaluate.ts';

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
    description: text(SYSTEM_GROUP.description),
    objectId: objectIdOf(values.get(SYSTEM_GROUP.objectId)),
    name: text(SYSTEM_GROUP.name),
    location: text(SYSTEM_GROUP.location),
    contact: text(SYSTEM_GROUP.contact),
    values,
  };
}
