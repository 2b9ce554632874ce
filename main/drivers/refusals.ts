import { err } from '../../shared/result.ts';
import type { DeviceResult } from './driver.ts';

/** For what the device or its protocol has no way to do; nothing was sent. */
export function unsupported(message: string): DeviceResult<never> {
  return err({ kind: 'unsupported', message });
}

/** For what was asked with a value that cannot be meant; nothing was sent. */
export function invalidArgument(message: string): DeviceResult<never> {
  return err({ kind: 'invalidArgument', message });
}
