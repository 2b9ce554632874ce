import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { TrapSender } from './trap-decoder.ts';

/** A UDP port that is listened on. */
export interface TrapSocket {
  readonly port: number;
  send(datagram: Uint8Array, to: TrapSender): void;
  close(): Promise<void>;
}

/** `::ffff:192.0.2.7`, and as URLs spell it `::ffff:c000:207`. */
const MAPPED = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/iu;

/** `::ffff:192.0.2.7` -> `192.0.2.7`: how a socket for both versions of IP names an IPv4 sender. */
export function plainAddress(address: string): string {
  const [, dotted, high, low] = MAPPED.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return address.toLowerCase();
  return [high, low]
    .map((digits) => Number.parseInt(digits, 16))
    .flatMap((half) => [half >> 8, half & 0xff])
    .join('.');
}

function bind(socket: Socket, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

async function bound(type: 'udp4' | 'udp6', port: number): Promise<Socket> {
  const socket = createSocket({ type });
  try {
    await bind(socket, port);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** Codes of a machine without IPv6. */
const NO_IPV6: ReadonlySet<unknown> = new Set(['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL']);

/**
 * Listens on all addresses, of IPv6 and IPv4 where the machine has both. Rejects with the system's error when the port
 * cannot be had.
 */
export async function openTrapSocket(
  port: number,
  onDatagram: (datagram: Buffer, sender: TrapSender) => void,
): Promise<TrapSocket> {
  const socket = await bound('udp6', port).catch((error: NodeJS.ErrnoException) => {
    if (!NO_IPV6.has(error.code)) throw error;
    return bound('udp4', port);
  });
  const isDual = isIPv6(socket.address().address);
  // Errors of single datagrams; a trap that is lost is found by the next poll.
  socket.on('error', () => undefined);
  socket.on('message', (datagram, { address, port: from }) =>
    onDatagram(datagram, { address: plainAddress(address), port: from }),
  );
  return {
    port: socket.address().port,
    send: (datagram, { address, port: to }) => {
      const host = isDual && !isIPv6(address) ? `::ffff:${address}` : address;
      socket.send(datagram, to, host, () => undefined);
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
