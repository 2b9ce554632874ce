import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { PowerState } from '../../shared/model/power-state.ts';

/** The states of outlets that are known; a PDU that only measures its outlets tells none. */
export function knownStates(
  { outletStates }: Pick<PduView, 'outletStates'>,
  { outlets }: Pick<PduModel, 'outlets'>,
): readonly PowerState[] {
  return outlets
    .map((outlet) => outletStates[outlet.id]?.powerState ?? 'unknown')
    .filter((state) => state !== 'unknown');
}
