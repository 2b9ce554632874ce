/** Host and port of what was typed; Xerus JSON-RPC is reached over HTTPS. */
interface HostAndPort {
  readonly host: string;
  readonly port: string;
}

export const HTTPS_PORT = '443';

/** `https://pdu-1:8443/` -> `pdu-1` and `8443`; the port stays as it was when none was typed. */
export function splitAddress(typed: string, port: string): HostAndPort {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//iu, '')
    .replace(/[/?#].*$/u, '');
  const match = /^(\[[0-9a-f:.%]+\]|[^:]+):(\d{1,5})$/iu.exec(bare);
  return { host: match?.[1] ?? bare, port: match?.[2] ?? port };
}

/** The form the engine takes: `pdu-1:443`, `[2001:db8::1]:443`. */
export function joinAddress({ host, port }: HostAndPort): string {
  const isBareIpv6 = host.includes(':') && !host.startsWith('[');
  return `${isBareIpv6 ? `[${host}]` : host}:${port === '' ? HTTPS_PORT : port}`;
}

/** One sentence, or null for a port that can exist. */
export function portProblem(port: string): string | null {
  if (port === '') return null;
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : 0;
  return number >= 1 && number <= 65_535 ? null : '1 to 65535';
}
