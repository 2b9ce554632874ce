import { createContext, use, useCallback } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ReadingStatus } from '../../../shared/model/sensor.ts';
import type { Freshness } from '../../state/freshness.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';

/** How far the readings of this view can be trusted: last values of a silent PDU stay, greyed, with their age. */
export const ShownFreshness = createContext<Freshness>('live');

/** The PDU does not answer: all of it is the last known. */
export function useIsNoData(): boolean {
  return use(ShownFreshness) === 'noData';
}

/** Some sensors are read every few polls only; older than this one is out of date even while its PDU answers. */
const SENSOR_LATE_AFTER_MS = 30_000;

interface Latest {
  readonly value: number | null;
  readonly status: ReadingStatus | undefined;
  readonly isLate: boolean;
}

/** The newest reading of a sensor by its index; -1 is no sensor. */
export function useLatest(pdu: PduId, sensorIndex: number): Latest {
  const isSilent = use(ShownFreshness) !== 'live';
  const selectReading = useCallback(
    (store: SampleStore) => store.reading(pdu, sensorIndex),
    [pdu, sensorIndex],
  );
  const selectOld = useCallback(
    (store: SampleStore) => store.isFailing(pdu, sensorIndex) || isOld(store.readAtMs(pdu, sensorIndex)),
    [pdu, sensorIndex],
  );
  const reading = useSamples(selectReading);
  const old = useSamples(selectOld);
  return { value: reading?.value ?? null, status: reading?.status, isLate: isSilent || old };
}

/** When the oldest of some readings was read, milliseconds since 1970; null when none was. */
export function useReadAt(
  pdu: PduId,
  sensorIndexes: readonly number[],
): { readonly readAtMs: number | null; readonly isLate: boolean } {
  const isSilent = use(ShownFreshness) !== 'live';
  const select = useCallback(
    (store: SampleStore) => {
      const times = sensorIndexes.flatMap((index) => store.readAtMs(pdu, index) ?? []);
      return times.length === 0 ? null : Math.min(...times);
    },
    [pdu, sensorIndexes],
  );
  const selectFailing = useCallback(
    (store: SampleStore) => sensorIndexes.some((index) => store.isFailing(pdu, index)),
    [pdu, sensorIndexes],
  );
  const readAtMs = useSamples(select);
  const isFailing = useSamples(selectFailing);
  return { readAtMs, isLate: isSilent || isFailing || isOld(readAtMs) };
}

function isOld(readAtMs: number | null): boolean {
  return readAtMs !== null && Date.now() - readAtMs > SENSOR_LATE_AFTER_MS;
}
