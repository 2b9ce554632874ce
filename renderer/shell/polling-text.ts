import type { PduView } from '../../shared/model/fleet.ts';
import type { Connection } from '../../shared/model/connection.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { Freshness } from '../state/freshness.ts';
import { formatDelay, formatDuration } from '../../shared/words/durations.ts';

/** `Polling every 1 s`, `Polling every 1 s to 5 s`. */
export function pollingText(pdus: readonly Pick<PduView, 'pollIntervalMs'>[]): string {
  const intervals = pdus.map((pdu) => pdu.pollIntervalMs);
  const fastest = Math.min(...intervals);
  const slowest = Math.max(...intervals);
  return fastest === slowest
    ? `Polling every ${formatDelay(fastest)}`
    : `Polling every ${formatDelay(fastest)} to ${formatDelay(slowest)}`;
}

/** A PDU that does not answer and is tried again. */
export type Retried = Pick<PduView, 'id' | 'name'> & {
  readonly connection: Extract<Connection, { kind: 'offline' }>;
};

/** Whose next try is worth a place in the status bar: that of the PDU on the screen, or of the only one that is lost. */
export function retriedPdu(
  pdus: readonly Pick<PduView, 'id' | 'name' | 'connection'>[],
  onScreen: PduId | null,
): Retried | null {
  const retried = pdus.flatMap(({ id, name, connection }) =>
    connection.kind === 'offline' ? [{ id, name, connection }] : [],
  );
  const current = retried.find(({ id }) => id === onScreen);
  return current ?? (retried.length === 1 ? (retried[0] ?? null) : null);
}

/** `A07-L: retry in 8 s` */
export function retryText({ name, connection }: Retried, nowMs: number): string {
  const leftMs = connection.nextRetryAtMs - nowMs;
  return leftMs < 1000 ? `${name}: trying now` : `${name}: retry in ${formatDuration(leftMs)}`;
}

/** Whether the PDU on the screen does not answer, or none does; one of many that is lost is marked in the rail. */
export function isSilentHere(all: readonly Freshness[], onScreen: Freshness | null | undefined): boolean {
  return (onScreen ?? 'live') !== 'live' || !all.includes('live');
}
