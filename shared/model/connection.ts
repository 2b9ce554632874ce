import type { CertificateInfo, DeviceError } from './device-error.ts';
import type { ElementId } from './ids.ts';

/** Inlets, breakers, outlets and transfer switches of which everything is read, and how many there are. */
export interface ReadingProgress {
  readonly readElements: number;
  readonly totalElements: number;
}

/** How a PDU is reached now. `lastReadAtMs` is when it last answered; null when it never has. */
export type Connection =
  | {
      readonly kind: 'connecting';
      readonly sinceMs: number;
      readonly lastReadAtMs: number | null;
      /** How far a first read is; absent where the device does not let it be counted. */
      readonly progress?: ReadingProgress;
    }
  | {
      readonly kind: 'online';
      readonly sinceMs: number;
      readonly lastReadAtMs: number;
      /** State changes arrive by event channel; otherwise they are polled. */
      readonly events: boolean;
    }
  | {
      /** Some reads fail, others still answer. */
      readonly kind: 'degraded';
      readonly sinceMs: number;
      readonly lastReadAtMs: number;
      readonly error: DeviceError;
      /**
       * Elements of which the state or a reading cannot be read for some seconds, in the order of the model; what was read
       * before stays. Absent where something else fails, such as names and delays.
       */
      readonly elements?: readonly ElementId[];
    }
  | {
      readonly kind: 'offline';
      readonly sinceMs: number;
      readonly lastReadAtMs: number | null;
      readonly attempt: number;
      readonly nextRetryAtMs: number;
      readonly error: DeviceError;
      /** When the certificate of this address was trusted; absent where there is none. */
      readonly trustedAtMs?: number;
      /** The SNMP v3 engine that is trusted, in lower-case hex; absent where there is none. */
      readonly trustedEngineId?: string;
    }
  | {
      /** Nothing more is tried until a person decides. */
      readonly kind: 'needsAttention';
      readonly sinceMs: number;
      readonly lastReadAtMs: number | null;
      readonly reason:
        'authRejected' | 'certificateChanged' | 'certificateUntrusted' | 'differentPdu' | 'noCredentials';
      readonly error: DeviceError;
      readonly presented?: CertificateInfo;
      /** When the certificate that changed was trusted; absent where that is not known. */
      readonly trustedAtMs?: number;
    }
  | { readonly kind: 'stopped' };

/** Of this element a state or reading cannot be read, while the rest of its PDU is. */
export function isFailing({ connection }: { readonly connection: Connection }, element: ElementId): boolean {
  return connection.kind === 'degraded' && connection.elements?.includes(element) === true;
}
