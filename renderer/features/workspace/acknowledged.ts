import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { ElementId, PduId } from '../../../shared/model/ids.ts';
import { trippedBreakers, type Alarm } from '../../state/alarms.ts';

interface Acknowledgements {
  readonly keys: ReadonlySet<string>;
  readonly change: (add: readonly string[], remove: readonly string[]) => void;
}

const useAcknowledgements = create<Acknowledgements>()((set) => ({
  keys: new Set(),
  change: (add, remove) =>
    set(({ keys }) => ({ keys: new Set([...keys, ...add].filter((key) => !remove.includes(key))) })),
}));

const keyOf = (pdu: PduId, element: ElementId) => `${pdu} ${element}`;

/** Trips whose banner was put away in this window. A breaker that is closed again is forgotten: its next trip is new. */
export function useAcknowledged(pdu: PduId, alarms: readonly Alarm[]) {
  const keys = useAcknowledgements((state) => state.keys);
  const change = useAcknowledgements((state) => state.change);
  useEffect(() => {
    const tripped = new Set(trippedBreakers(alarms).map((element) => keyOf(pdu, element)));
    const over = [...keys].filter((key) => key.startsWith(`${pdu} `) && !tripped.has(key));
    if (over.length > 0) change([], over);
  }, [pdu, alarms, keys, change]);
  return useMemo(
    () => ({
      has: (element: ElementId) => keys.has(keyOf(pdu, element)),
      add: (element: ElementId) => change([keyOf(pdu, element)], []),
    }),
    [keys, pdu, change],
  );
}
