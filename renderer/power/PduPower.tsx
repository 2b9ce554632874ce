import { useCallback } from 'react';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { formatPower } from '../../shared/words/numbers.ts';
import { useSamples, type SampleStore } from '../state/samples.ts';
import { usePowerUnit } from '../state/units.ts';

/** Sensors that together are the power of the PDU: its own total where it has one, else its inlets'. */
function powerSensors(model: PduModel): readonly number[] {
  const total = sensorIndex(model, 'pdu', 'activePower');
  if (total >= 0) return [total];
  return model.inlets
    .map((inlet) => sensorIndex(model, inlet.id, 'activePower'))
    .filter((index) => index >= 0);
}

/** Whether the PDU measures its power, as a whole or at its inlets. */
export function hasPower(model: PduModel): boolean {
  return powerSensors(model).length > 0;
}

/** Active power of a PDU, watts; null when a part of it is not known. */
export function pduWatts(store: SampleStore, pdu: PduId, model: PduModel): number | null {
  const indexes = powerSensors(model);
  let watts = 0;
  for (const index of indexes) {
    const value = store.reading(pdu, index)?.value ?? null;
    if (value === null) return null;
    watts += value;
  }
  return indexes.length === 0 ? null : watts;
}

/** Active power of a PDU in the unit that was chosen (`usePowerUnit`), which stands beside it. */
export function PduPower({ pdu, model }: { readonly pdu: PduId; readonly model: PduModel }) {
  const unit = usePowerUnit();
  const select = useCallback(
    (store: SampleStore) => formatPower(pduWatts(store, pdu, model), unit),
    [pdu, model, unit],
  );
  return <>{useSamples(select)}</>;
}
