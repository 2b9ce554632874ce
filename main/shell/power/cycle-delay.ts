import type { OutletId } from '../../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type PduModel } from '../../../shared/model/pdu.ts';

/** The PDU's own cycle waits this long at each of these outlets. */
export function isOwnCycleDelay(model: PduModel, outlets: readonly OutletId[], delayMs: number): boolean {
  if (!model.capabilities.includes('cycleOutlet')) return false;
  return outlets.every((id) => {
    const outlet = model.outlets.find((each) => each.id === id);
    return outlet !== undefined && effectiveCycleDelayMs(model, outlet) === delayMs;
  });
}
