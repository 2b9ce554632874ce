import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { sampleStore, type SampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { keptTrips, keepTrips, type TripKey } from './kept-trips.ts';

interface Acknowledgements {
  readonly trips: readonly TripKey[];
}

/** Trips of all PDUs that were acknowledged in this window. */
export const useAcknowledgements = create<Acknowledgements>()(() => ({ trips: keptTrips() }));

function setTrips(trips: readonly TripKey[]): void {
  useAcknowledgements.setState({ trips });
  keepTrips(trips);
}

const isSame = (one: TripKey, other: TripKey) => one.pdu === other.pdu && one.breaker === other.breaker;

/** Trips whose banner was put away in this window; a reload does not bring it back. */
export function useAcknowledged(pdu: PduId) {
  const trips = useAcknowledgements((state) => state.trips);
  return useMemo(
    () => ({
      has: (breaker: ElementId) => trips.some((trip) => isSame(trip, { pdu, breaker })),
      add: (breaker: ElementId) => setTrips([...trips, { pdu, breaker }]),
    }),
    [pdu, trips],
  );
}

/** Trips of one PDU whose breaker has been read as closed again. One that was not read yet is not over. */
export function endedTrips(
  trips: readonly TripKey[],
  pdu: PduId,
  model: PduModel,
  samples: Pick<SampleStore, 'reading'>,
): readonly TripKey[] {
  return trips.filter((trip) => {
    if (trip.pdu !== pdu) return false;
    const value = samples.reading(pdu, sensorIndex(model, trip.breaker, 'trip'))?.value ?? null;
    return value !== null && value !== TRIPPED;
  });
}

const TRIPPED = 0;

/** A breaker that is closed again is forgotten on whatever screen: its next trip is new. For the whole app, once. */
export function useForgottenTrips(): void {
  useEffect(
    () =>
      sampleStore.onBatch(({ pdu, discovery }) => {
        const { trips } = useAcknowledgements.getState();
        if (trips.length === 0) return;
        const model = useAppStore.getState().fleet.pdus.find((each) => each.id === pdu)?.model ?? null;
        if (model === null || model.discovery !== discovery) return;
        const ended = endedTrips(trips, pdu, model, sampleStore);
        if (ended.length > 0) setTrips(trips.filter((trip) => !ended.includes(trip)));
      }),
    [],
  );
}
