import { useRef } from 'react';
import { shallow } from 'zustand/shallow';
import { alarmStore } from '../../state/alarm-store.ts';
import type { Alarm } from '../../state/alarms.ts';
import { useFreshnessOfAll } from '../../state/last-answers.ts';
import { useSamples } from '../../state/samples.ts';
import { useAppStore } from '../../state/store.ts';

/** A derived value that keeps its identity as long as it is shallowly the same. */
export function useSteadySamples<Selected>(select: Parameters<typeof useSamples<Selected>>[0]): Selected {
  const last = useRef<{ readonly value: Selected } | null>(null);
  return useSamples((store) => {
    const next = select(store);
    if (last.current === null || !shallow(last.current.value, next)) last.current = { value: next };
    return last.current.value;
  });
}

/** Alarms of all PDUs that answer; those of the others are only the last known and are not counted. */
export function useFleetAlarms(): readonly Alarm[] {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const freshness = useFreshnessOfAll(pdus);
  return useSteadySamples(() =>
    pdus.filter((pdu) => freshness[pdu.id] !== 'noData').flatMap((pdu) => alarmStore.list(pdu.id)),
  );
}
