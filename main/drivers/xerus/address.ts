import { isIPv6 } from 'node:net';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Where a PDU listens. */
export interface DeviceAddress {
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
  /** For example `https://192.0.2.17` or `https://[2001:db8::1]:8443`. */
  readonly origin: string;
  /** `host:port`, port always given, IPv6 in brackets: trust is kept under it. */
  readonly hostPort: string;
}

function invalid(text: string, reason: string): { readonly ok: false; readonly error: DeviceError } {
  return err({ kind: 'invalidArgument', message: `"${text}" is not an address: ${reason}.` });
}

/** Host, port and origin of a parsed URL. */
export function addressOfUrl(url: URL): DeviceAddress {
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port,
    origin: url.origin,
    hostPort: `${url.hostname}:${port}`,
  };
}

/**
 * Reads `https://host[:port]`, `host[:port]` or a bare IP address; HTTPS unless `http://` is written out. What follows
 * the host in a URL pasted from a browser is ignored. Credentials in the address are refused: they would end up in files.
 */
export function parseAddress(text: string): Result<DeviceAddress, DeviceError> {
  const trimmed = text.trim();
  if (trimmed === '') return invalid(text, 'enter a host name or IP address');
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//iu.test(trimmed);
  const withScheme = hasScheme ? trimmed : `https://${isIPv6(trimmed) ? `[${trimmed}]` : trimmed}`;
  if (!URL.canParse(withScheme))
    return invalid(text.includes('@') ? '…' : text, 'write it as host, host:port or https://host:port');
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '')
    return invalid('…', 'leave user name and password out of it');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return invalid(text, 'only https:// is supported');
  if (url.port === '0') return invalid(text, 'the port must be between 1 and 65535');
  return ok(addressOfUrl(url));
}
