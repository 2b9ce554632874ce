import { useCallback, useSyncExternalStore } from 'react';
import { alarmStore } from '../state/alarm-store.ts';
import { trippedBreakers } from '../state/alarms.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { useAcknowledgements } from './acknowledged.ts';

/** How many breakers of all PDUs have tripped and were not acknowledged in this window. */
export function useOpenTripCount(): number {
  const acknowledged = useAcknowledgements((state) => state.trips);
  const count = useCallback(
    () =>
      useAppStore
        .getState()
        .fleet.pdus.flatMap(({ id }) =>
          trippedBreakers(alarmStore.list(id)).map((breaker) => ({ pdu: id, breaker })),
        )
        .filter(
          ({ pdu, breaker }) => !acknowledged.some((trip) => trip.pdu === pdu && trip.breaker === breaker),
        ).length,
    [acknowledged],
  );
  return useSyncExternalStore(sampleStore.subscribe, count);
}
