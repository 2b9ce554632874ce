import type { Connection } from '../../shared/model/connection.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';

export type AttentionReason = (Connection & { kind: 'needsAttention' })['reason'];

/** Failures after which nothing is tried until a person decides: trying again could block the account or send secrets. */
export function attentionReason(error: DeviceError): AttentionReason | null {
  switch (error.kind) {
    case 'authRejected':
    case 'certificateChanged':
    case 'certificateUntrusted':
    case 'differentPdu':
      return error.kind;
    case 'unreachable':
    case 'timeout':
    case 'notPermitted':
    case 'notAPdu':
    case 'rejectedByDevice':
    case 'unsupported':
    case 'protocol':
    case 'busy':
    case 'outcomeUnknown':
    case 'notFound':
    case 'invalidArgument':
    case 'cancelled':
      return null;
  }
}
