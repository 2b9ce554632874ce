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
