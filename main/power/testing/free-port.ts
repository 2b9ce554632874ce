import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A UDP port that nobody had a moment ago: settings name a port, not any. */
export async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}
