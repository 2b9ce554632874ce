import type { DeviceError } from '../../../../shared/model/device-error.ts';

/** It answers, but has nothing of what it had: other firmware, another layout, or less that may be seen. Asks for a new discovery. */
export function goneError(hostPort: string): DeviceError {
  return {
    kind: 'notFound',
    message: `The PDU at ${hostPort} no longer has what it had, its firmware or layout may have changed; read the layout again.`,
  };
}
