import type { DeviceError } from '../../../shared/model/device-error.ts';
import { normalizeFingerprint } from './certificate.ts';
import { CertificateMismatchError } from './pinned-connector.ts';

interface Context {
  /** `host:port`, for the sentence. */
  readonly hostPort: string;
  readonly trustedFingerprint: string;
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function unreachable(
  cause: 'dns' | 'refused' | 'noRoute' | 'reset' | 'tls' | 'other',
  message: string,
): DeviceError {
  return { kind: 'unreachable', cause, message };
}

export function timeoutError(hostPort: string): DeviceError {
  return {
    kind: 'timeout',
    message: `The PDU at ${hostPort} did not answer in time; check that it is powered and reachable, it may also be busy or restarting.`,
  };
}

function certificateError(error: CertificateMismatchError, context: Context): DeviceError {
  const { presented } = error;
  const trusted = normalizeFingerprint(context.trustedFingerprint);
  if (trusted === '') {
    return {
      kind: 'certificateUntrusted',
      presented,
      message: `The certificate of ${context.hostPort} is not trusted yet; compare its fingerprint and trust it, nothing was sent.`,
    };
  }
  return {
    kind: 'certificateChanged',
    trusted,
    presented,
    message: `The certificate of ${context.hostPort} has changed: it was replaced, or someone intercepts the connection; compare fingerprints before you trust it, nothing was sent.`,
  };
}

/** TLS talk to a port that speaks something else ends in one of these. */
const NOT_TLS = /wrong version number|packet length too long|http request|unexpected message|record layer/iu;

function handshakeError(error: unknown, hostPort: string): DeviceError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? cause.message : '';
  if (codeOf(cause) === 'ECONNRESET' || codeOf(cause) === 'EPIPE') {
    return unreachable(
      'reset',
      `${hostPort} closed the connection during the TLS handshake; it may be restarting, or the port is not its HTTPS port.`,
    );
  }
  if (NOT_TLS.test(text.replaceAll('_', ' ')) || NOT_TLS.test(codeOf(cause).replaceAll('_', ' '))) {
    return unreachable('tls', `${hostPort} answers, but not with HTTPS; check the port, 443 is usual.`);
  }
  return unreachable(
    'tls',
    `No secure connection to ${hostPort}: the TLS handshake failed; check the port, and that its firmware offers TLS 1.2 or later.`,
  );
}

/** What went wrong on the way to a device, in one sentence. `error` is what a socket, TLS or undici reported. */
export function networkError(error: unknown, context: Context): DeviceError {
  const { hostPort } = context;
  if (error instanceof CertificateMismatchError) return certificateError(error, context);
  switch (codeOf(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return unreachable('dns', `No address is known for ${hostPort}; check the host name.`);
    case 'ECONNREFUSED':
      return unreachable(
        'refused',
        `${hostPort} refuses connections on this port; check the port, or wait if the PDU is restarting.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return unreachable(
        'noRoute',
        `There is no way through the network to ${hostPort}; check cable, VLAN and route.`,
      );
    case 'ETIMEDOUT':
    case 'HANDSHAKE_TIMEOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return timeoutError(hostPort);
    case 'HANDSHAKE_FAILED':
      return handshakeError(error, hostPort);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return unreachable(
        'reset',
        `${hostPort} closed the connection before it answered; it may be restarting, try again in a minute.`,
      );
    default:
      return unreachable(
        'other',
        `${hostPort} cannot be reached (${codeOf(error) || 'unknown network error'}); check the network.`,
      );
  }
}
