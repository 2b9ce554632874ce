import { isIPv6 } from 'node:net';
import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';

/** Where an agent listens. */
export interface SnmpAddress {
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
  /** `host:port`, port always given, IPv6 in brackets. */
  readonly hostPort: string;
}

const DEFAULT_PORT = 161;

/** What stands where a community could does not belong into a sentence. */
const shown = (text: string) => (/[@/?#]/u.test(text.replace(/^[a-z][a-z\d+.-]*:\/\//iu, '')) ? '…' : text);

function invalid(text: string, reason: string): { readonly ok: false; readonly error: DeviceError } {
  return err({ kind: 'invalidArgument', message: `"${shown(text)}" is not an address: ${reason}.` });
}

/**
 * Reads `snmp://host[:port]`, `host[:port]` or a bare IP address; port 161 unless another is given. A community in the
 * address (`snmp://public@host`) is refused, and anything behind the port as well: it would end up in files.
 */
export function parseSnmpAddress(text: string): Result<SnmpAddress, DeviceError> {
  const trimmed = text.trim();
  if (trimmed === '') return invalid(text, 'enter a host name or IP address');
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//iu.test(trimmed);
  const withScheme = hasScheme ? trimmed : `snmp://${isIPv6(trimmed) ? `[${trimmed}]` : trimmed}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (url !== null && url.protocol !== 'snmp:') return invalid(text, 'only snmp:// is supported');
  if (url !== null && (url.username !== '' || url.password !== ''))
    return invalid(text, 'leave community and password out of it');
  if (url === null || url.hostname === '' || /[%*]/u.test(url.hostname))
    return invalid(text, 'write it as host, host:port or snmp://host:port');
  if (!/^\/?$/u.test(url.pathname) || url.search !== '' || url.hash !== '')
    return invalid(text, 'leave out what follows host and port');
  if (url.port === '0') return invalid(text, 'the port must be between 1 and 65535');
  const hostname = url.hostname.toLowerCase();
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return ok({ host: hostname.replace(/^\[|\]$/gu, ''), port, hostPort: `${hostname}:${port}` });
}
