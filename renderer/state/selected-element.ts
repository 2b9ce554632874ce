import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import type { Place } from './ui-slice.ts';

/** What the workspace shows until something is picked: the transfer switch, else the first inlet. */
function defaultElement(model: PduModel): ElementId {
  return model.transferSwitches[0]?.id ?? model.inlets[0]?.id ?? 'pdu';
}

/** The element the tree marks and the centre and the inspector show. One that is gone gives way to the default. */
export function selectedElement(place: Place, model: PduModel): ElementId {
  const picked = place.screen === 'pdu' ? place.element : null;
  if (picked === null) return defaultElement(model);
  return picked === 'pdu' || findEDevice(model, picked) !== undefined ? picked : defaultElement(model);
}
