import type { Connection } from '../../../shared/model/connection.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Freshness } from '../../state/freshness.ts';

const ATTENTION_WORDS: Record<Extract<Connection, { kind: 'needsAttention' }>['reason'], string> = {
  authRejected: 'User refused',
  certificateChanged: 'Certificate changed',
  certificateUntrusted: 'Certificate not trusted',
  differentPdu: 'Different PDU',
  noCredentials: 'No password',
};

/** How a PDU is reached, in two or three words. */
export function connectionWords(pdu: Pick<PduView, 'connection'>, freshness: Freshness): string {
  const { connection } = pdu;
  if (connection.kind === 'needsAttention') return ATTENTION_WORDS[connection.reason];
  if (connection.kind === 'stopped') return 'Stopped';
  if (freshness === 'first') return connection.kind === 'connecting' ? 'Connecting' : 'Reading';
  if (freshness === 'noData') return 'No data';
  if (freshness === 'late') return 'Readings late';
  return connection.kind === 'degraded' ? 'Live in part' : 'Live';
}

/** `Xerus, 192.0.2.17`; the built-in simulator needs no address. */
export function addressWords(pdu: Pick<PduView, 'simulated' | 'protocol' | 'address'>): string {
  if (pdu.simulated) return 'Built-in simulator';
  return `${pdu.protocol === 'xerus' ? 'Xerus' : 'SNMP'}, ${pdu.address}`;
}
