import { useCallback } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import { isInFlight } from '../../power/outlet-facts.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';
import type { BulkOutlet } from './bulk-plan.ts';

/** Outlets with what an action on several needs to know, their readings as they are now. */
export function bulkOutlets(
  store: Pick<SampleStore, 'reading'>,
  pdu: PduId,
  model: PduModel,
  ids: readonly OutletId[],
  facts: FactsById,
): readonly BulkOutlet[] {
  const wanted = new Set(ids);
  return model.outlets
    .filter((outlet) => wanted.has(outlet.id))
    .flatMap((outlet) => {
      const known = facts.get(outlet.id);
      if (known === undefined) return [];
      const value = (quantity: 'current' | 'activePower') =>
        store.reading(pdu, sensorIndex(model, outlet.id, quantity))?.value ?? null;
      return [
        {
          outlet,
          powerState: known.powerState,
          isProtected: known.isProtected,
          isSwitchable: known.blockedReason === null && !isInFlight(known),
          amperes: value('current'),
          watts: value('activePower'),
        },
      ];
    });
}

/** A text about several outlets that follows their readings. */
export function useBulkText(
  pdu: PduId,
  model: PduModel,
  ids: readonly OutletId[],
  facts: FactsById,
  toText: (outlets: readonly BulkOutlet[]) => string,
): string {
  const select = useCallback(
    (store: SampleStore) => toText(bulkOutlets(store, pdu, model, ids, facts)),
    [pdu, model, ids, facts, toText],
  );
  return useSamples(select);
}
