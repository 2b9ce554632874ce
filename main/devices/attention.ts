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

/** Failures of the way to the PDU, or of the PDU as a whole; others concern only what was asked. */
export function isWholeFailure(error: DeviceError): boolean {
  const kinds: readonly DeviceError['kind'][] = ['unreachable', 'timeout', 'notFound', 'cancelled'];
  return kinds.includes(error.kind) || attentionReason(error) !== null;
}

/** The PDU answers reads now. */
export function isAnswering(
  connection: Connection,
): connection is Connection & { readonly kind: 'online' | 'degraded' } {
  return connection.kind === 'online' || connection.kind === 'degraded';
}
