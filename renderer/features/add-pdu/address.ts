import { defaultPort, type Way } from './way.ts';

/** Where a PDU is and how it is asked there. */
interface Place {
  readonly host: string;
  readonly port: string;
  readonly way: Way;
}

/**
 * Takes a typed or pasted address apart: `https://pdu-1:8443/` is `pdu-1` and `8443` by JSON-RPC, `snmp://pdu-1` is `pdu-1`
 * and `161` by SNMP. What was not typed stays as it was.
 */
export function splitAddress(typed: string, before: Omit<Place, 'host'>): Place {
  const scheme = /^([a-z]+):\/\//iu.exec(typed.trim())?.[1]?.toLowerCase();
  const way = wayOfScheme(scheme, before.way);
  const port = portFor(way, before);
  const bare = typed
    .trim()
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/[/?#].*$/u, '');
  const match = /^(\[[0-9a-f:.%]+\]|[^:]+):(\d{1,5})$/iu.exec(bare);
  return { host: match?.[1] ?? bare, port: match?.[2] ?? port, way };
}

/** SNMP is asked in the version that was chosen, or in the one that is safe. */
function wayOfScheme(scheme: string | undefined, before: Way): Way {
  if (scheme === 'snmp') return before === 'xerus' ? 'v3' : before;
  return scheme === 'https' || scheme === 'http' ? 'xerus' : before;
}

/** The port when another way is chosen: a port that is no default was meant, and stays. */
export function portFor(way: Way, before: Omit<Place, 'host'>): string {
  return before.port === '' || before.port === defaultPort(before.way) ? defaultPort(way) : before.port;
}

/** The form the engine takes: `pdu-1:443`, `[2001:db8::1]:161`. */
export function joinAddress({ host, port, way }: Place): string {
  const isBareIpv6 = host.includes(':') && !host.startsWith('[');
  return `${isBareIpv6 ? `[${host}]` : host}:${port === '' ? defaultPort(way) : port}`;
}

/** One sentence, or null for a port that can exist. */
export function portProblem(port: string): string | null {
  if (port === '') return null;
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : 0;
  return number >= 1 && number <= 65_535 ? null : '1 to 65535';
}
