import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { describeCertificate, normalizeFingerprint } from './certificate.ts';

/** The server's certificate is not the trusted one. Its code must not be one that undici takes for recoverable. */
export class CertificateMismatchError extends Error {
  override readonly name = 'CertificateMismatchError';
  readonly code = 'CERTIFICATE_MISMATCH';
  readonly presented: CertificateInfo;

  constructor(presented: CertificateInfo) {
    super('The certificate is not the trusted one');
    this.presented = presented;
  }
}

export class HandshakeTimeoutError extends Error {
  override readonly name = 'HandshakeTimeoutError';
  readonly code = 'HANDSHAKE_TIMEOUT';
}

/** The other side spoke TCP but not TLS up to a certificate. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError';
  readonly code = 'HANDSHAKE_FAILED';
}

export interface Handshake {
  readonly socket: TLSSocket;
  readonly certificate: X509Certificate;
}

/**
 * Opens TLS to a device without judging its certificate, which is nearly always self-signed; the caller compares
 * fingerprints before it writes a byte. Always a full handshake: a resumed one would show no certificate.
 */
export function openTls(options: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly done: (outcome: Handshake | Error) => void;
}): TLSSocket {
  const { host, port, timeoutMs } = options;
  let connected = false;
  let settled = false;
  const socket = connectTls({
    host,
    port,
    servername: isIP(host) === 0 ? host : '',
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  const settle = (outcome: Handshake | Error) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    if (outcome instanceof Error) socket.destroy();
    options.done(outcome);
  };
  const timer = setTimeout(() => settle(new HandshakeTimeoutError('no handshake in time')), timeoutMs);
  socket.setNoDelay(true);
  socket.once('connect', () => {
    connected = true;
  });
  socket.once('secureConnect', () => {
    const certificate = socket.getPeerX509Certificate();
    settle(certificate === undefined ? new HandshakeError('no certificate') : { socket, certificate });
  });
  socket.on('error', (error) =>
    settle(connected ? new HandshakeError(error.message, { cause: error }) : error),
  );
  socket.once('close', () => settle(new HandshakeError('closed during the handshake')));
  return socket;
}

/**
 * A connect function for undici that hands over the socket only when the certificate is the trusted one. undici writes
 * nothing before it has the socket, so a server with another certificate receives no HTTP byte. `checkServerIdentity`
 * cannot do this: Node does not call it for a self-signed chain with `rejectUnauthorized: false`.
 */
export function createPinnedConnector(options: {
  readonly trustedFingerprint: string;
  readonly timeoutMs: number;
}): buildConnector.connector {
  const trusted = normalizeFingerprint(options.trustedFingerprint);
  return ({ hostname, port, protocol }, callback) => {
    if (protocol !== 'https:') {
      callback(new HandshakeError('only HTTPS can be pinned'), null);
      return;
    }
    openTls({
      host: hostname,
      port: port === '' ? 443 : Number(port),
      timeoutMs: options.timeoutMs,
      done: (outcome) => {
        if (outcome instanceof Error) {
          callback(outcome, null);
          return;
        }
        const presented = describeCertificate(outcome.certificate);
        if (presented.fingerprint !== trusted) {
          outcome.socket.destroy();
          callback(new CertificateMismatchError(presented), null);
          return;
        }
        callback(null, outcome.socket);
      },
    });
  };
}
