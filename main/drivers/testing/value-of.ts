import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { DeviceResult } from '../driver.ts';

/** The value of a result that must be good. */
export function valueOf<Value>(result: DeviceResult<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** The error of a result that must be bad. */
export function errorOf(result: DeviceResult<unknown>): DeviceError {
  if (result.ok) throw new Error('it went well, which it should not');
  return result.error;
}
