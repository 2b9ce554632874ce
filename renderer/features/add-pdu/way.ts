import type { Protocol } from '../../../shared/model/pdu.ts';
import type { SnmpVersion } from '../../../shared/model/snmp-access.ts';

/** What the dialog asks first: a protocol, and of SNMP its version. */
export type Way = 'xerus' | SnmpVersion;

/** The choice as segments (design, 4.14). */
export const WAYS = [
  { value: 'xerus', label: 'Xerus JSON-RPC' },
  { value: 'v3', label: 'SNMP v3' },
  { value: 'v2c', label: 'v2c' },
  { value: 'v1', label: 'v1' },
] as const satisfies readonly { readonly value: Way; readonly label: string }[];

export const protocolOf = (way: Way): Protocol => (way === 'xerus' ? 'xerus' : 'snmp');

/** HTTPS, and SNMP's own port. */
export const defaultPort = (way: Way): string => (way === 'xerus' ? '443' : '161');

/** `SNMP v2c` */
export const wayText = (way: Way): string => (way === 'xerus' ? 'Xerus JSON-RPC' : `SNMP ${way}`);
