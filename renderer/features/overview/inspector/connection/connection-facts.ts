import { assertNever } from '../../../../../shared/assert-never.ts';
import type { PduView } from '../../../../../shared/model/fleet.ts';
import { formatClock, formatDate, formatDuration } from '../../../../../shared/words/durations.ts';
import { protocolText } from '../../../../../shared/words/protocols.ts';
import { connectionWords } from '../../../../state/connection-words.ts';

/** One line of the list; what is not known is left out. */
interface ConnectionFact {
  readonly term:
    'State' | 'Since' | 'Last error' | 'Attempts' | 'Address' | 'Protocol' | 'Certificate' | 'Engine ID';
  readonly text: string;
}

const DEFAULT_PORTS = { xerus: 443, snmp: 161 } as const;

/** `192.0.2.17:8443` -> host and port; a port that nobody typed is that of the protocol. */
export function hostAndPort({ address, protocol }: Pick<PduView, 'address' | 'protocol'>): {
  readonly host: string;
  readonly port: number;
} {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/u.exec(address) ?? [];
  return {
    host: bracketed ?? plain ?? address,
    port: port === undefined ? DEFAULT_PORTS[protocol] : Number(port),
  };
}

/** `192.0.2.17, port 443`; the built-in simulator has none. */
export function addressText(pdu: Pick<PduView, 'address' | 'protocol' | 'simulated'>): string {
  if (pdu.simulated) return 'Built-in simulator';
  const { host, port } = hostAndPort(pdu);
  return `${host}, port ${port}`;
}

/** `14, next in 8 s`. Empty where nothing is being tried. */
export function attemptsText({ connection }: Pick<PduView, 'connection'>, nowMs: number): string {
  switch (connection.kind) {
    case 'offline': {
      const leftMs = connection.nextRetryAtMs - nowMs;
      return `${connection.attempt}, ${leftMs < 1000 ? 'trying now' : `next in ${formatDuration(leftMs)}`}`;
    }
    case 'needsAttention':
      return 'None until you decide';
    case 'connecting':
    case 'online':
    case 'degraded':
    case 'stopped':
      return '';
    default:
      return assertNever(connection);
  }
}

function errorText({ connection }: Pick<PduView, 'connection'>): string {
  return 'error' in connection ? connection.error.message : '';
}

/** `Trusted on 2026-03-04`; the built-in simulator is Busbar's own. */
function certificateText({ connection, simulated }: Pick<PduView, 'connection' | 'simulated'>): string {
  if (simulated || connection.kind !== 'offline' || connection.trustedAtMs === undefined) return '';
  return `Trusted on ${formatDate(connection.trustedAtMs)}`;
}

function engineText({ connection, simulated }: Pick<PduView, 'connection' | 'simulated'>): string {
  return simulated || connection.kind !== 'offline' ? '' : (connection.trustedEngineId ?? '');
}

/** What is known of the way to a PDU that does not answer. `sinceMs`: its last answer, null when there never was one. */
export function connectionFacts(
  pdu: PduView,
  sinceMs: number | null,
  nowMs: number,
): readonly ConnectionFact[] {
  const facts: readonly ConnectionFact[] = [
    { term: 'State', text: connectionWords(pdu, 'noData') },
    { term: 'Since', text: sinceMs === null ? 'It has not answered yet' : formatClock(sinceMs) },
    { term: 'Last error', text: errorText(pdu) },
    { term: 'Attempts', text: attemptsText(pdu, nowMs) },
    { term: 'Address', text: addressText(pdu) },
    { term: 'Protocol', text: protocolText(pdu) },
    { term: 'Certificate', text: certificateText(pdu) },
    { term: 'Engine ID', text: engineText(pdu) },
  ];
  return facts.filter(({ text }) => text !== '');
}
