import type { CertificateInfo, DeviceError } from './device-error.ts';

/** How a PDU is reached now. `lastReadAtMs` is when it last answered; null when it never has. */
export type Connection =
  | { readonly kind: 'connecting'; readonly sinceMs: number; readonly lastReadAtMs: number | null }
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
