import type { Connection } from '../../shared/model/connection.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { SnmpVersion } from '../../shared/model/snmp-access.ts';
import { protocolText, SHORT_PROTOCOL_WORDS } from '../../shared/words/protocols.ts';
import type { Freshness } from './freshness.ts';

type Attention = Extract<Connection, { kind: 'needsAttention' }>;

const ATTENTION_WORDS: Record<Attention['reason'], string> = {
  authRejected: 'User refused',
  certificateChanged: 'Certificate changed',
  certificateUntrusted: 'Certificate not trusted',
  differentPdu: 'Different PDU',
  noCredentials: 'No password',
};

/** How a PDU is reached, in two or three words. */
export function connectionWords(pdu: Pick<PduView, 'connection' | 'snmp'>, freshness: Freshness): string {
  const { connection } = pdu;
  if (connection.kind === 'needsAttention') return attentionWords(connection, pdu.snmp?.version ?? null);
  if (connection.kind === 'stopped') return 'Stopped';
  if (freshness === 'first') return connection.kind === 'connecting' ? 'Connecting' : 'Reading';
  if (freshness === 'noData') return 'No data';
  if (freshness === 'late') return 'Readings late';
  return connection.kind === 'degraded' ? 'Live in part' : 'Live';
}

function attentionWords({ reason, error }: Attention, version: SnmpVersion | null): string {
  if (reason === 'noCredentials' && version !== null)
    return version === 'v3' ? 'No passwords' : 'No communities';
  const isEngine = error.kind === 'differentPdu' && error.foundEngineId !== undefined;
  return isEngine ? 'SNMP engine changed' : ATTENTION_WORDS[reason];
}

/** `Xerus, 192.0.2.17`, `SNMP v2c, 192.0.2.18`; the built-in simulator needs no address. */
export function addressWords(pdu: Pick<PduView, 'simulated' | 'protocol' | 'snmp' | 'address'>): string {
  if (pdu.simulated) return 'Built-in simulator';
  return `${pdu.protocol === 'xerus' ? SHORT_PROTOCOL_WORDS.xerus : protocolText(pdu)}, ${pdu.address}`;
}
