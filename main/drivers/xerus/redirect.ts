import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { DeviceAddress } from './address.ts';

/**
 * Origin to send the request to again. Only the same host, and only HTTPS: credentials go nowhere else (reference 1.3).
 */
export function redirectTarget(location: string | null, address: DeviceAddress): Result<string, DeviceError> {
  if (location === null || !URL.canParse(location, address.origin)) {
    return err({
      kind: 'protocol',
      field: 'Location',
      message: `${address.hostPort} redirects without saying where; check its HTTPS settings.`,
    });
  }
  const url = new URL(location, address.origin);
  const sameHost = url.hostname.replace(/^\[|\]$/gu, '').toLowerCase() === address.host.toLowerCase();
  if (!sameHost || url.protocol !== 'https:') {
    return err({
      kind: 'notAPdu',
      message: `${address.hostPort} redirects to ${url.origin}, and credentials are not sent there; use the PDU's own HTTPS address.`,
    });
  }
  return ok(url.origin);
}
