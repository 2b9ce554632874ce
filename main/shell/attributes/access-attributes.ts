import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { accessFacts } from '../../../shared/model/snmp-access.ts';
import type { ShellAttributeName } from '../../../shared/shell/attributes.ts';
import type { StoredAccess } from '../../storage/stored-access.ts';
import { authProtocolName, privProtocolName } from './snmp-protocols.ts';

/** Attributes that say how a PDU is signed in to. They are changed with its access, which is tried out first. */
export const ACCESS_ATTRIBUTES: ReadonlySet<ShellAttributeName> = new Set<ShellAttributeName>([
  'User',
  'Password',
  'SNMP Version',
  'SNMP Read Community',
  'SNMP Write Community',
  'SNMP V3 User',
  'SNMP V3 Password',
  'SNMP V3 Private Key',
  'SNMP V3 Authentication Protocol',
  'SNMP V3 Privacy Protocol',
]);

/** One way to a PDU: as it is used now, null while its secret is not known, and as it is stored. */
export interface KnownWay {
  readonly target: PduTarget | null;
  readonly stored: StoredAccess | null;
}

/** A secret that is there has `true` in place of its value. */
export type AccessAttributes = ReadonlyMap<ShellAttributeName, string | true>;

function ofXerus({ target, stored }: KnownWay): AccessAttributes {
  const attributes = new Map<ShellAttributeName, string | true>();
  const used = target?.protocol === 'xerus' ? target : null;
  const user = used?.user ?? stored?.user ?? '';
  if (user !== '') attributes.set('User', user);
  if (used !== null && used.password !== '') attributes.set('Password', true);
  return attributes;
}

function ofSnmp({ target, stored }: KnownWay): AccessAttributes {
  const attributes = new Map<ShellAttributeName, string | true>();
  const access = target?.protocol === 'snmp' ? target.access : null;
  const facts = access === null ? (stored?.snmp ?? null) : accessFacts(access);
  if (facts === null) return attributes;
  attributes.set('SNMP Version', facts.version);
  if (facts.version === 'v3') {
    attributes.set('SNMP V3 User', facts.user);
    attributes.set('SNMP V3 Authentication Protocol', authProtocolName(facts.authProtocol));
    attributes.set('SNMP V3 Privacy Protocol', privProtocolName(facts.privProtocol));
  }
  if (access === null) return attributes;
  if (access.version === 'v3') {
    if (access.auth !== null) attributes.set('SNMP V3 Password', true);
    if (access.priv !== null) attributes.set('SNMP V3 Private Key', true);
    return attributes;
  }
  if (access.readCommunity !== '') attributes.set('SNMP Read Community', true);
  if (access.writeCommunity !== '') attributes.set('SNMP Write Community', true);
  return attributes;
}

/** What the ways to a PDU are in the words of the standard; nothing secret. */
export function accessAttributes(ways: {
  readonly xerus: KnownWay;
  readonly snmp: KnownWay;
}): AccessAttributes {
  return new Map([...ofXerus(ways.xerus), ...ofSnmp(ways.snmp)]);
}
