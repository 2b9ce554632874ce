import type { DeviceError } from '../../shared/model/device-error.ts';

/** The caller's signal, or the end of the driver, came first. */
export function cancelledError(): DeviceError {
  return { kind: 'cancelled', message: 'Cancelled before it was done.' };
}
