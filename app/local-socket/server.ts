import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MAX_CLIENT_MESSAGE_BYTES } from '../../shared/ipc/wire-schemas.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import { createMessageConnection, eventMessage, type MessageConnection } from '../ipc/message-connection.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';
import { sameSecret } from '../same-secret.ts';
import { newEndpointToken, removeEndpoint, writeEndpoint } from './endpoint-file.ts';
import { READY_LINE, readLines } from './lines.ts';

/** Room for a Unix socket's path on macOS, the smaller of the two (104 bytes with its end). */
const MAX_SOCKET_PATH_BYTES = 103;
const MAX_UNSENT_BYTES = 64 * 1024 * 1024;

export interface LocalServerOptions {
  readonly engine: ServedEngine;
  readonly dispatch: Dispatch;
  readonly dataDirectory: string;
  /** How long calls under way may take to end when the server is disposed. */
  readonly drainMs: number;
}

/**
 * Serves the contract to this user's other programs: a Unix socket in the data directory, on Windows a named pipe. The
 * caller holds the data directory's lock, so what is found there was left behind and is replaced.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<AsyncDisposable> {
  const { dataDirectory, engine } = options;
  const token = newEndpointToken();
  const path = await socketPath(dataDirectory);
  const clients = new Map<Socket, MessageConnection>();
  const server = createServer((socket) => welcome(socket, token, options, clients));
  await listen(server, path);
  await writeEndpoint(dataDirectory, { processId: process.pid, path, token });
  const stopListening = engine.onEvent((channel, payload) => {
    if (clients.size === 0) return;
    const text = eventMessage(channel, payload);
    for (const socket of clients.keys()) {
      if (socket.writableLength > MAX_UNSENT_BYTES) socket.destroy();
      else socket.write(`${text}\n`);
    }
  });

  return {
    [Symbol.asyncDispose]: async () => {
      await removeEndpoint(dataDirectory);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await drain([...clients.values()], options.drainMs);
      stopListening();
      for (const socket of clients.keys()) socket.destroySoon();
      await closed;
      if (process.platform !== 'win32' && dirname(path) !== dataDirectory)
        await rm(dirname(path), { recursive: true, force: true });
    },
  };
}

/** Until the right token has come nothing is answered and nothing is sent. */
function welcome(
  socket: Socket,
  token: string,
  options: LocalServerOptions,
  clients: Map<Socket, MessageConnection>,
): void {
  const windowId = randomUUID();
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    if (clients.delete(socket)) options.engine.windowClosed(windowId);
  });
  readLines(socket, MAX_CLIENT_MESSAGE_BYTES, (line) => {
    const connection = clients.get(socket);
    if (connection !== undefined) {
      if (!connection.receive(line)) socket.destroy();
    } else if (sameSecret(line, token)) {
      clients.set(
        socket,
        createMessageConnection({
          dispatch: options.dispatch,
          context: { windowId, door: 'commandLine' },
          send: (text) => {
            if (socket.writable) socket.write(`${text}\n`);
          },
        }),
      );
      socket.write(`${READY_LINE}\n`);
    } else {
      socket.destroy();
    }
  });
}

async function socketPath(dataDirectory: string): Promise<string> {
  if (process.platform === 'win32') return `\\\\.\\pipe\\busbar-${randomBytes(16).toString('hex')}`;
  const path = join(dataDirectory, 'engine.sock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) {
    await rm(path, { force: true });
    return path;
  }
  return join(await mkdtemp(join(tmpdir(), 'busbar-')), 'engine.sock');
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
  if (process.platform !== 'win32') await chmod(path, 0o600);
}

async function drain(connections: readonly MessageConnection[], drainMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, drainMs);
  });
  await Promise.race([Promise.all(connections.map((connection) => connection.idle())), late]);
  clearTimeout(timer);
}
