import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { freshnessOf, lastReadAtMs, newestOf, type Freshness } from './freshness.ts';
import { sampleStore } from './samples.ts';
import { useAppStore } from './store.ts';

const lastBatchAtMs = new Map<PduId, number>();
sampleStore.onBatch((batch) => {
  if (batch.readAtMs > (lastBatchAtMs.get(batch.pdu) ?? 0)) lastBatchAtMs.set(batch.pdu, batch.readAtMs);
});

type Reached = Pick<PduView, 'id' | 'connection' | 'pollIntervalMs'>;

/** When a PDU last answered: its newest reading or what its connection says; null when it never has. */
export function lastAnswerMs(pdu: Pick<Reached, 'id' | 'connection'>): number | null {
  return newestOf(lastBatchAtMs.get(pdu.id) ?? null, lastReadAtMs(pdu.connection));
}

/** Freshness at this moment. Without the engine nothing is live, however young it is. */
function currentFreshness(pdu: Reached): Freshness {
  const lastMs = lastBatchAtMs.get(pdu.id) ?? null;
  const freshness = freshnessOf(pdu.connection, lastMs, pdu.pollIntervalMs, Date.now());
  return freshness === 'live' && !useAppStore.getState().engineConnected ? 'late' : freshness;
}

const CHECK_EVERY_MS = 500;

function subscribe(notify: () => void): () => void {
  const timer = setInterval(notify, CHECK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Whether the readings of a PDU can be trusted now; re-renders only when that changes. */
export function useFreshness(pdu: Reached): Freshness {
  const { id, connection, pollIntervalMs } = pdu;
  const read = useCallback(
    () => currentFreshness({ id, connection, pollIntervalMs }),
    [id, connection, pollIntervalMs],
  );
  return useSyncExternalStore(subscribe, read);
}

/** The same for several PDUs; the result keeps its identity until one of them changes. */
export function useFreshnessOfAll(pdus: readonly Reached[]): Readonly<Record<PduId, Freshness>> {
  // One string for all, so that it compares by value.
  const read = useCallback(() => pdus.map(currentFreshness).join(), [pdus]);
  const joined = useSyncExternalStore(subscribe, read);
  return useMemo(() => {
    const list = joined.split(',') as Freshness[];
    return Object.fromEntries(pdus.map((pdu, index) => [pdu.id, list[index] ?? 'first']));
  }, [joined, pdus]);
}
