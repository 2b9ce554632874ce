import type { Protocol } from '../model/pdu.ts';
import type { SnmpAccessFacts } from '../model/snmp-access.ts';

/** A protocol by its full name. */
export const PROTOCOL_WORDS: Readonly<Record<Protocol, string>> = { xerus: 'Xerus JSON-RPC', snmp: 'SNMP' };

/** A protocol in one word, for heads of columns and buttons. */
export const SHORT_PROTOCOL_WORDS: Readonly<Record<Protocol, string>> = { xerus: 'Xerus', snmp: 'SNMP' };

/** `Xerus JSON-RPC`, `SNMP v2c`: how a PDU is asked. */
export function protocolText(pdu: {
  readonly protocol: Protocol;
  readonly snmp: Pick<SnmpAccessFacts, 'version'> | null;
}): string {
  return pdu.snmp === null ? PROTOCOL_WORDS[pdu.protocol] : `SNMP ${pdu.snmp.version}`;
}
