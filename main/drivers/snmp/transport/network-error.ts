import type { DeviceError } from '../../../../shared/model/device-error.ts';

function unreachable(cause: 'dns' | 'refused' | 'noRoute' | 'other', message: string): DeviceError {
  return { kind: 'unreachable', cause, message };
}

/** What the resolver or a UDP socket reported. */
export function networkError(error: unknown, hostPort: string): DeviceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
    case 'EAI_NONAME':
      return unreachable('dns', `No address is known for ${hostPort}; check the host name.`);
    // Windows calls an ICMP "port unreachable" a reset.
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return unreachable(
        'refused',
        `Nothing listens for SNMP at ${hostPort}; check the port and that SNMP is on, or wait if the PDU is restarting.`,
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
    default:
      return unreachable(
        'other',
        `${hostPort} cannot be reached (${code || 'unknown network error'}); check the network.`,
      );
  }
}
