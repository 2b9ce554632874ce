import type { CertificateInfo, DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { parseAddress } from './address.ts';
import { describeCertificate } from './certificate.ts';
import { cancelledError, networkError } from './network-errors.ts';
import { openTls } from './pinned-connector.ts';

export interface CertificateProbe {
  readonly certificate: CertificateInfo;
  /** For example `TLSv1.3`. */
  readonly tlsVersion: string;
  readonly elapsedMs: number;
}

/** Looks at the certificate a device presents: a TLS handshake, then it hangs up. No HTTP byte is sent. */
export function probeCertificate(options: {
  readonly address: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}): Promise<Result<CertificateProbe, DeviceError>> {
  const address = parseAddress(options.address);
  if (!address.ok) return Promise.resolve(address);
  const { signal, timeoutMs } = options;
  if (signal.aborted) return Promise.resolve(err(cancelledError()));
  const { host, port, hostPort } = address.value;
  const startedAtMs = performance.now();
  return new Promise((resolve) => {
    const onAbort = () => {
      resolve(err(cancelledError()));
      socket.destroy();
    };
    const socket = openTls({
      host,
      port,
      timeoutMs,
      done: (outcome) => {
        signal.removeEventListener('abort', onAbort);
        if (outcome instanceof Error) {
          resolve(err(networkError(outcome, { hostPort, trustedFingerprint: '' })));
          return;
        }
        const tlsVersion = outcome.socket.getProtocol() ?? 'unknown';
        outcome.socket.destroy();
        const elapsedMs = performance.now() - startedAtMs;
        resolve(ok({ certificate: describeCertificate(outcome.certificate), tlsVersion, elapsedMs }));
      },
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
