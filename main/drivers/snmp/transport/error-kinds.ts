import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SnmpVersion } from '../../../../shared/model/snmp-access.ts';

/** `field` names the place that is not as it should be. */
export function protocolError(field: string | null, message: string): DeviceError {
  return { kind: 'protocol', field, message };
}

/** `code` is an error status, or 0 for a message that was refused as a whole. */
export function rejectedError(code: number, message: string): DeviceError {
  return { kind: 'rejectedByDevice', code, message };
}

/** Who did not do what was asked. */
export interface ErrorContext {
  /** `host:port`, for the sentence. */
  readonly hostPort: string;
  readonly version: SnmpVersion;
}
