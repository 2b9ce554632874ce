/** HMAC over the message (RFC 3414, RFC 7860). */
export const SNMP_AUTH_PROTOCOLS = ['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type SnmpAuthProtocol = (typeof SNMP_AUTH_PROTOCOLS)[number];

/**
 * Encryption of the message: DES, AES-128, and AES-256 with its two ways to lengthen the key, neither of which became a
 * standard: `aes256b` by Blumenthal's draft, `aes256r` by Reeder's, which Cisco and others use.
 */
export const SNMP_PRIV_PROTOCOLS = ['des', 'aes', 'aes256b', 'aes256r'] as const;
export type SnmpPrivProtocol = (typeof SNMP_PRIV_PROTOCOLS)[number];

/** Who asks, over SNMP v1 or v2c; the communities go over the network in plain text. */
export interface SnmpCommunityAccess {
  readonly version: 'v1' | 'v2c';
  readonly readCommunity: string;
  /** Empty: this PDU is only read. */
  readonly writeCommunity: string;
}

/** Who asks, over SNMP v3 (RFC 3414). The passwords never leave this machine. */
export interface SnmpUserAccess {
  readonly version: 'v3';
  readonly user: string;
  /** Null: messages are not authenticated, and then not encrypted either. */
  readonly auth: { readonly protocol: SnmpAuthProtocol; readonly password: string } | null;
  /** Null: messages are readable on the way. */
  readonly priv: { readonly protocol: SnmpPrivProtocol; readonly password: string } | null;
  /** Context name; empty on nearly every device. */
  readonly context: string;
}

/** How a PDU is asked over SNMP. Holds secrets. */
export type SnmpAccess = SnmpCommunityAccess | SnmpUserAccess;
export type SnmpVersion = SnmpAccess['version'];

/** The level as RFC 3411 names it. */
export function securityLevel(access: SnmpUserAccess): 'noAuthNoPriv' | 'authNoPriv' | 'authPriv' {
  if (access.auth === null) return 'noAuthNoPriv';
  return access.priv === null ? 'authNoPriv' : 'authPriv';
}

/** What may be shown and stored in plain text of an access: everything but communities and passwords. */
export type SnmpAccessFacts =
  | {
      readonly version: 'v1' | 'v2c';
      /** False: there is no write community, so this PDU is only read. */
      readonly canWrite: boolean;
    }
  | {
      readonly version: 'v3';
      readonly user: string;
      readonly authProtocol: SnmpAuthProtocol | null;
      readonly privProtocol: SnmpPrivProtocol | null;
      readonly context: string;
    };

/** The part of an access that may be shown. */
export function accessFacts(access: SnmpAccess): SnmpAccessFacts {
  if (access.version !== 'v3') return { version: access.version, canWrite: access.writeCommunity !== '' };
  const { version, user, auth, priv, context } = access;
  return {
    version,
    user,
    authProtocol: auth?.protocol ?? null,
    privProtocol: priv?.protocol ?? null,
    context,
  };
}

/** RFC 3414, section 11.2. */
export const MIN_SNMP_PASSWORD_LENGTH = 8;

/** Which field of an access cannot be right, and the sentence that says so; null when nothing is wrong. */
export function accessProblem(
  access: SnmpAccess,
): { readonly field: 'readCommunity' | 'user' | 'auth' | 'priv'; readonly message: string } | null {
  if (access.version !== 'v3') {
    return access.readCommunity === ''
      ? { field: 'readCommunity', message: 'Enter the read community; without it the PDU cannot be read.' }
      : null;
  }
  const { user, auth, priv } = access;
  const tooShort = (password: string) => password.length < MIN_SNMP_PASSWORD_LENGTH;
  const atLeast = `at least ${MIN_SNMP_PASSWORD_LENGTH} characters`;
  if (user === '') return { field: 'user', message: 'Enter the SNMP v3 user.' };
  if (auth !== null && tooShort(auth.password))
    return { field: 'auth', message: `An SNMP v3 authentication password has ${atLeast}.` };
  if (priv !== null && auth === null)
    return { field: 'priv', message: 'SNMP v3 encrypts only what it authenticates: add an authentication.' };
  if (priv !== null && tooShort(priv.password))
    return { field: 'priv', message: `An SNMP v3 privacy password has ${atLeast}.` };
  return null;
}
