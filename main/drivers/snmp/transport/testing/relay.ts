import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** What passed through, as it was sent. */
export interface Relay {
  readonly hostPort: string;
  readonly toAgent: readonly Buffer[];
  /** Sends something to the client that the agent did not say. */
  inject(datagram: Uint8Array): void;
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return socket;
}

/**
 * Stands between a client and an agent on loopback, keeps what the client sends, and may change what the agent answers;
 * null keeps an answer back.
 */
export async function startRelay(
  agentPort: number,
  change: (answer: Buffer) => Uint8Array | null = (answer) => answer,
): Promise<Relay> {
  const front = await bound();
  const back = await bound();
  const toAgent: Buffer[] = [];
  let clientPort = 0;
  front.on('message', (datagram, { port }) => {
    clientPort = port;
    toAgent.push(datagram);
    back.send(datagram, agentPort, '127.0.0.1');
  });
  back.on('message', (datagram) => {
    const answer = change(datagram);
    if (answer !== null) front.send(answer, clientPort, '127.0.0.1');
  });
  return {
    hostPort: `127.0.0.1:${front.address().port}`,
    toAgent,
    inject: (datagram) => {
      front.send(datagram, clientPort, '127.0.0.1');
    },
  };
}
