/** A server certificate as it was presented in a TLS handshake in which no request was sent. */
export interface CertificateInfo {
  /** SHA-256 of the DER certificate, 64 upper-case hex digits without separators. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly selfSigned: boolean;
  readonly validFromMs: number;
  readonly validToMs: number;
  /** For example `RSA 2048` or `EC P-256`. */
  readonly key: string;
}

/**
 * What a device or the way to it may do. `message` is one sentence in plain words that says what happened and what
 * to do; it holds no secret and may be shown as it is.
 */
export type DeviceError = { readonly message: string } & (
  | {
      readonly kind: 'unreachable';
      readonly cause: 'dns' | 'refused' | 'noRoute' | 'reset' | 'tls' | 'other';
    }
  | { readonly kind: 'timeout' }
  /** `part` is set where the device says what of an SNMP v3 access it refuses. */
  | { readonly kind: 'authRejected'; readonly part?: 'user' | 'auth' | 'priv' | 'level' | 'context' }
  | { readonly kind: 'notPermitted' }
  | { readonly kind: 'certificateUntrusted'; readonly presented: CertificateInfo }
  | { readonly kind: 'certificateChanged'; readonly trusted: string; readonly presented: CertificateInfo }
  | { readonly kind: 'notAPdu' }
  | {
      readonly kind: 'differentPdu';
      readonly expectedSerial: string;
      readonly foundSerial: string;
      /** Set when an SNMP v3 engine other than the trusted one answers, in lower-case hex; serials are then not known. */
      readonly foundEngineId?: string;
    }
  /** The device answered with an application code other than 0. */
  | { readonly kind: 'rejectedByDevice'; readonly code: number }
  /** This firmware or model does not have the method. */
  | { readonly kind: 'unsupported' }
  /** The answer was not what the protocol says; `field` names the place. */
  | { readonly kind: 'protocol'; readonly field: string | null }
  | { readonly kind: 'busy' }
  /** A command left this machine and no answer came: it may or may not have been carried out. */
  | { readonly kind: 'outcomeUnknown' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalidArgument' }
  | { readonly kind: 'cancelled' }
);

/** What went wrong, to act upon; `message` is for people. */
export type DeviceErrorKind = DeviceError['kind'];
