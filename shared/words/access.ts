import type { PduView } from '../model/fleet.ts';
import type { SnmpAuthProtocol, SnmpPrivProtocol } from '../model/snmp-access.ts';

const AUTH_WORDS: Record<SnmpAuthProtocol, string> = {
  md5: 'MD5',
  sha: 'SHA-1',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
const PRIV_WORDS: Record<SnmpPrivProtocol, string> = {
  des: 'DES',
  aes: 'AES-128',
  aes256b: 'AES-256',
  aes256r: 'AES-256',
};

/** One fact of how a PDU is asked. */
interface AccessFact {
  readonly term: 'User' | 'Communities' | 'Security';
  readonly text: string;
}

/** As whom a PDU is asked, how far that is protected, and whether anything can be changed by it. Nothing of it is secret. */
export function accessFacts({ user, snmp }: Pick<PduView, 'user' | 'snmp'>): readonly AccessFact[] {
  if (snmp === null) return user === '' ? [] : [{ term: 'User', text: user }];
  if (snmp.version !== 'v3')
    return [{ term: 'Communities', text: snmp.canWrite ? 'Read and write' : 'Read only' }];
  const { authProtocol, privProtocol } = snmp;
  const auth = authProtocol === null ? 'Not authenticated' : AUTH_WORDS[authProtocol];
  const priv = privProtocol === null ? 'not encrypted' : PRIV_WORDS[privProtocol];
  return [
    { term: 'User', text: user },
    { term: 'Security', text: `${auth}, ${priv}` },
  ];
}
