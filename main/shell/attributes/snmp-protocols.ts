import type { SnmpAuthProtocol, SnmpPrivProtocol } from '../../../shared/model/snmp-access.ts';
import { SHELL_AUTH_PROTOCOLS, SHELL_PRIV_PROTOCOLS } from '../../../shared/shell/attributes.ts';

type ShellAuthProtocol = (typeof SHELL_AUTH_PROTOCOLS)[number];
type ShellPrivProtocol = (typeof SHELL_PRIV_PROTOCOLS)[number];

export const NO_AUTH: ShellAuthProtocol = 'No Authentication Protocol';
export const NO_PRIV: ShellPrivProtocol = 'No Privacy Protocol';

/** Null: no authentication. */
const AUTH: Readonly<Record<ShellAuthProtocol, SnmpAuthProtocol | null>> = {
  'No Authentication Protocol': null,
  MD5: 'md5',
  SHA: 'sha',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/**
 * Null: no encryption; `unsupported`: nothing here can do it. CloudShell's `AES-256` is pysnmp's `usmAesCfb256Protocol`,
 * whose key is lengthened as in draft-reeder-snmpv3-usm-3desede (pysnmp, `Aes256`); Blumenthal's has a name of its own there.
 */
const PRIV: Readonly<Record<ShellPrivProtocol, SnmpPrivProtocol | 'unsupported' | null>> = {
  'No Privacy Protocol': null,
  DES: 'des',
  '3DES-EDE': 'unsupported',
  'AES-128': 'aes',
  'AES-192': 'unsupported',
  'AES-256': 'aes256r',
  'AES-256 Blumenthal': 'aes256b',
};

const isAuth = (text: string): text is ShellAuthProtocol => Object.hasOwn(AUTH, text);
const isPriv = (text: string): text is ShellPrivProtocol => Object.hasOwn(PRIV, text);

/** Of a value of `SNMP V3 Authentication Protocol` as it is written. */
export function authProtocol(text: string): SnmpAuthProtocol | null {
  return isAuth(text) ? AUTH[text] : null;
}

/** Of a value of `SNMP V3 Privacy Protocol` as it is written. */
export function privProtocol(text: string): SnmpPrivProtocol | 'unsupported' | null {
  return isPriv(text) ? PRIV[text] : null;
}

/** The value that CloudShell has for it. */
export function authProtocolName(protocol: SnmpAuthProtocol | null): string {
  return SHELL_AUTH_PROTOCOLS.find((name) => AUTH[name] === protocol) ?? NO_AUTH;
}

/** The value that CloudShell has for it. */
export function privProtocolName(protocol: SnmpPrivProtocol | null): string {
  return SHELL_PRIV_PROTOCOLS.find((name) => PRIV[name] === protocol) ?? NO_PRIV;
}
