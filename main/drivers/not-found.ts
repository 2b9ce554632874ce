import { elementLabel, type ElementId, type OutletId } from '../../shared/model/ids.ts';
import { err } from '../../shared/result.ts';
import type { DeviceResult } from './driver.ts';

/** For an outlet that is not in the model; nothing was sent. */
export function unknownOutlet(outlet: OutletId): DeviceResult<never> {
  return err({
    kind: 'notFound',
    message: `This PDU has no outlet ${elementLabel(outlet)}; check the number, or read its layout again.`,
  });
}

/** For an element that is not in the model; nothing was sent. */
export function unknownElement(element: ElementId): DeviceResult<never> {
  return err({
    kind: 'notFound',
    message: `This PDU has no ${element}; check the name, or read its layout again.`,
  });
}
