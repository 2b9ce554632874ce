import { useEffect, useState } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { sampleStore } from '../../state/samples.ts';

const RENEW_MS = 5000;
/** Below this nothing is connected or the outlet is off: no load to estimate from. */
const LEAST_AMPERES = 0.02;

type Currents = ReadonlyMap<OutletId, number>;

/**
 * Last measured current of each outlet under load, in steps of 0.1 A and renewed every 5 s: estimates need no more, and
 * the rows stay still. An outlet that is switched off keeps what it drew before. Null when outlets are not metered.
 */
export function useMeasuredCurrents(pdu: PduId, model: PduModel): Currents | null {
  const [currents, setCurrents] = useState<Currents>(() => measure(pdu, model, new Map()));
  useEffect(() => {
    const renew = () => setCurrents((before) => measure(pdu, model, before));
    renew();
    const timer = setInterval(renew, RENEW_MS);
    return () => clearInterval(timer);
  }, [pdu, model]);
  const isMetered = model.outlets.some((outlet) => sensorIndex(model, outlet.id, 'current') >= 0);
  return isMetered ? currents : null;
}

/** The map itself when nothing changed. */
function measure(pdu: PduId, model: PduModel, before: Currents): Currents {
  const now = new Map(
    model.outlets.flatMap(({ id }) => {
      const value = sampleStore.reading(pdu, sensorIndex(model, id, 'current'))?.value ?? null;
      const known = value !== null && value >= LEAST_AMPERES ? Math.round(value * 10) / 10 : before.get(id);
      return known === undefined ? [] : [[id, known] as const];
    }),
  );
  const isSame = now.size === before.size && [...now].every(([id, amperes]) => before.get(id) === amperes);
  return isSame ? before : now;
}
