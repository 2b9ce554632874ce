import type { DeviceError } from '../../shared/model/device-error.ts';

/** For calls that name a PDU that is not open. */
export function unknownPdu(): DeviceError {
  return { kind: 'notFound', message: 'This PDU is not in Busbar any more.' };
}
