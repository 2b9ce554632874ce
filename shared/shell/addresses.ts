import type { PduView } from '../model/fleet.ts';

type Reached = Pick<PduView, 'address' | 'protocol'>;

interface HostAndPort {
  /** Without brackets for IPv6. */
  readonly host: string;
  /** Null where none is written. */
  readonly port: string | null;
}

const SCHEME = /^([a-z][a-z\d+.-]*):\/\//iu;
const BRACKETED = /^\[([^\]]*)\](?::(\d+))?$/u;
const WITH_PORT = /^([^:]*):(\d+)$/u;

function schemeOf(address: string): string | null {
  return SCHEME.exec(address.trim())?.[1]?.toLowerCase() ?? null;
}

function hostAndPort(address: string): HostAndPort {
  const bare = address
    .trim()
    .replace(SCHEME, '')
    .replace(/[/?#].*$/su, '');
  const found = BRACKETED.exec(bare) ?? WITH_PORT.exec(bare);
  return { host: found?.[1] ?? bare, port: found?.[2] ?? null };
}

function defaultPort({ address, protocol }: Reached): string {
  const scheme = schemeOf(address);
  if (scheme === 'http') return '80';
  return protocol === 'snmp' || scheme === 'snmp' ? '161' : '443';
}

/**
 * Address of the PDU as a resource of CloudShell, where people enter a host or IP address: without scheme, path and the
 * protocol's own port. Another port stays, since two PDUs behind one host are told apart by nothing else. IPv6 stands in
 * brackets only before a port. The built-in simulator has its word for an address.
 *
 * `https://192.0.2.17:443/` -> `192.0.2.17`; `snmp://[2001:db8::1]:1161` -> `[2001:db8::1]:1161`.
 */
export function resourceAddress(pdu: Reached): string {
  const { host, port } = hostAndPort(pdu.address);
  if (port === null || Number(port) === Number(defaultPort(pdu))) return host;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * A lab controller means this PDU by `given`: the same host in any case of letters and, where `given` has a port, the
 * same port. A scheme, and what follows the host, do not count.
 */
export function isAddressOf(given: string, pdu: Reached): boolean {
  const asked = hostAndPort(given);
  const own = hostAndPort(pdu.address);
  if (asked.host === '' || asked.host.toLowerCase() !== own.host.toLowerCase()) return false;
  return asked.port === null || Number(asked.port) === Number(own.port ?? defaultPort(pdu));
}

/** Full address of a socket, as it stands in `ports`: `192.0.2.17/PS4`. */
export function portAddress(pduAddress: string, relativeAddress: string): string {
  return `${pduAddress}/${relativeAddress}`;
}
