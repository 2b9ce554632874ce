import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface Relay {
  readonly hostPort: string;
  /** Sends something to the client that the agent did not say. */
  inject(datagram: Uint8Array): void;
}

async function bound(host: '127.0.0.1' | '::1'): Promise<Socket> {
  const socket = createSocket(host === '::1' ? 'udp6' : 'udp4');
  socket.bind(0, host);
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return socket;
}

/**
 * Stands between a client and an agent on loopback, and may change what the agent answers;
 * null keeps an answer back.
 */
export async function startRelay(
  agentPort: number,
  change: (answer: Buffer) => Uint8Array | null = (answer) => answer,
  host: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<Relay> {
  const front = await bound(host);
  const back = await bound('127.0.0.1');
  let clientPort = 0;
  front.on('message', (datagram, { port }) => {
    clientPort = port;
    back.send(datagram, agentPort, '127.0.0.1');
  });
  back.on('message', (datagram) => {
    const answer = change(datagram);
    if (answer !== null) front.send(answer, clientPort, host);
  });
  return {
    hostPort: `${host === '::1' ? '[::1]' : host}:${front.address().port}`,
    inject: (datagram) => {
      front.send(datagram, clientPort, host);
    },
  };
}
