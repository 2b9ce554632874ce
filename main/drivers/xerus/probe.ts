import type { CertificateInfo, DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { parseAddress, type DeviceAddress } from './address.ts';
import { describeCertificate } from './certificate.ts';
import { findHttpsAddress } from './https-upgrade.ts';
import { cancelledError } from '../cancelled.ts';
import { networkError } from './network-errors.ts';
import { openTls } from './pinned-connector.ts';

export interface CertificateProbe {
  readonly certificate: CertificateInfo;
  /** For example `TLSv1.3`. */
  readonly tlsVersion: string;
  readonly elapsedMs: number;
}

/**
 * Looks at the certificate a device presents: a TLS handshake, then it hangs up. No HTTP byte is sent, but to an address
 * written with `http://`, which is asked without credentials where HTTPS is.
 */
export async function probeCertificate(options: {
  readonly address: string;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}): Promise<Result<CertificateProbe, DeviceError>> {
  const typed = parseAddress(options.address);
  if (!typed.ok) return typed;
  const address = await findHttpsAddress(typed.value, options);
  return address.ok ? shakeHands(address.value, options) : address;
}

function shakeHands(
  address: DeviceAddress,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Result<CertificateProbe, DeviceError>> {
  const { signal, timeoutMs } = options;
  if (signal.aborted) return Promise.resolve(err(cancelledError()));
  const { host, port, hostPort } = address;
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
        const elapsedMs = Math.round(performance.now() - startedAtMs);
        resolve(ok({ certificate: describeCertificate(outcome.certificate), tlsVersion, elapsedMs }));
      },
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
