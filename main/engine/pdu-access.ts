import * as z from 'zod/mini';
import type { Protocol } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { accessFacts, type SnmpAccess, type SnmpAccessFacts } from '../../shared/model/snmp-access.ts';
import { parseSnmpAddress } from '../drivers/snmp/transport/address.ts';
import { parseAddress } from '../drivers/xerus/address.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import type { TrustStore } from '../storage/trust-store.ts';

/** `host:port` of an address that was accepted once; the address itself when it cannot be read any more. */
export function hostPortOf(protocol: Protocol, address: string): string {
  const parsed = protocol === 'snmp' ? parseSnmpAddress(address) : parseAddress(address);
  return parsed.ok ? parsed.value.hostPort : address;
}

/** What is shown of a target and may be stored in plain text. */
export function openFacts(target: PduTarget): {
  readonly user: string;
  readonly snmp: SnmpAccessFacts | null;
} {
  if (target.protocol === 'xerus') return { user: target.user, snmp: null };
  const { access } = target;
  return { user: access.version === 'v3' ? access.user : '', snmp: accessFacts(access) };
}

/** Who asks and how, in the words of the audit log; nothing secret. */
export function accessWords({ user, snmp }: ReturnType<typeof openFacts>): string {
  if (snmp === null) return user;
  if (snmp.version !== 'v3') return `SNMP ${snmp.version}${snmp.canWrite ? '' : ', only read'}`;
  const { authProtocol, privProtocol, context } = snmp;
  const parts = [user, authProtocol ?? 'no authentication', privProtocol ?? 'not encrypted'];
  return `SNMP v3, ${parts.join(', ')}${context === '' ? '' : `, context ${context}`}`;
}

/** The way that is remembered; `secret` is what `secretOf` gave, encrypted. */
export function accessToStore(target: PduTarget, secret: Uint8Array | null): StoredAccess {
  const { protocol, address } = target;
  return { protocol, address, ...openFacts(target), secret };
}

/** What only the secret store may keep: the password, or communities and v3 passwords as JSON. */
export function secretOf(target: PduTarget): string {
  if (target.protocol === 'xerus') return target.password;
  const { access } = target;
  if (access.version !== 'v3') {
    const { readCommunity, writeCommunity } = access;
    return JSON.stringify({ readCommunity, writeCommunity });
  }
  const { auth, priv } = access;
  return JSON.stringify({ authPassword: auth?.password ?? null, privPassword: priv?.password ?? null });
}

const communitiesSchema = z.object({ readCommunity: z.string(), writeCommunity: z.string() });
const passwordsSchema = z.object({
  authPassword: z.nullable(z.string()),
  privPassword: z.nullable(z.string()),
});

function accessFrom(facts: SnmpAccessFacts, secret: string): SnmpAccess {
  if (facts.version !== 'v3')
    return { version: facts.version, ...communitiesSchema.parse(JSON.parse(secret)) };
  const { version, user, authProtocol, privProtocol, context } = facts;
  const { authPassword, privPassword } = passwordsSchema.parse(JSON.parse(secret));
  const auth =
    authProtocol === null || authPassword === null
      ? null
      : { protocol: authProtocol, password: authPassword };
  const priv =
    privProtocol === null || privPassword === null
      ? null
      : { protocol: privProtocol, password: privPassword };
  return { version, user, auth, priv, context };
}

/** How to reach a stored PDU again: with its secret, and with what is trusted at its address now. Throws when the secret is damaged. */
export function targetFrom(stored: StoredAccess, secret: string, trust: TrustStore): PduTarget {
  const { protocol, address, user, snmp } = stored;
  const hostPort = hostPortOf(protocol, address);
  if (protocol === 'xerus')
    return { protocol, address, user, password: secret, fingerprint: trust.fingerprintOf(hostPort) };
  if (snmp === null) throw new Error('A PDU was stored without how it is asked over SNMP.');
  const access = accessFrom(snmp, secret);
  const engineId = access.version === 'v3' ? trust.engineIdOf(hostPort) : null;
  return { protocol, address, access, engineId };
}
