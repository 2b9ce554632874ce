import type { SnmpAccess } from './snmp-access.ts';

/** A PDU with Xerus firmware, reached by JSON-RPC. Holds a secret. */
export interface XerusTarget {
  readonly protocol: 'xerus';
  /** `host`, `host:port` or `https://host:port`. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of the certificate to accept; null without TLS, or to use the one that was trusted earlier. */
  readonly fingerprint: string | null;
}

/** A PDU reached by SNMP. Holds secrets. */
export interface SnmpTarget {
  readonly protocol: 'snmp';
  /** `host`, `host:port` or `snmp://host:port`. */
  readonly address: string;
  readonly access: SnmpAccess;
  /**
   * snmpEngineID of a v3 agent in hex: it is the only one that is asked. Null in v1 and v2c, and in v3 to use the one that
   * was trusted earlier, else the one that answers.
   */
  readonly engineId: string | null;
}

/** Where a PDU is reached, and as whom. */
export type PduTarget = XerusTarget | SnmpTarget;
