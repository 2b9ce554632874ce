import type { DeviceError } from '../../../../shared/model/device-error.ts';

/** It answers, but has nothing of what it had: other firmware, another layout, or less that may be seen. Asks for a new discovery. */
export function goneError(hostPort: string): DeviceError {
  return {
    kind: 'notFound',
    message: `The PDU at ${hostPort} no longer has what it had, its firmware or layout may have changed; read the layout again.`,
  };
}

/** It answers, and leaves out some of what it had. */
export function partlyGoneError(hostPort: string): DeviceError {
  return {
    kind: 'protocol',
    field: null,
    message: `The PDU at ${hostPort} answers without some of the values it had; check it if that stays.`,
  };
}

/** It restarted, or has other units or outlets than before. Asks for a new discovery. */
export function otherLayoutError(hostPort: string, reason: 'restarted' | 'changed'): DeviceError {
  const what = reason === 'restarted' ? 'restarted' : 'has other units or outlets than before';
  return {
    kind: 'notFound',
    message: `The PDU at ${hostPort} ${what}, so its layout is read again; try again in a moment.`,
  };
}
