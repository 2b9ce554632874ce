import { connect, type Socket } from 'node:net';
import { createClient } from '../../shared/ipc/client.ts';
import { contract, type EngineClient } from '../../shared/ipc/contract.ts';
import { createMessageTransport } from '../../shared/ipc/message-transport.ts';
import { readEndpoint, type Endpoint } from './endpoint-file.ts';
import { READY_LINE, readLines } from './lines.ts';

/** A client of an engine in another process. */
export type RunningEngine = EngineClient &
  AsyncDisposable & {
    /** Resolves when the connection is gone. */
    readonly lost: Promise<void>;
  };

/** Longest message taken from the engine; its largest are snapshots of a whole fleet. */
const MAX_ENGINE_MESSAGE_LENGTH = 256 * 1024 * 1024;
/** An engine on this machine answers at once; one that hangs is not waited for longer. */
const ANSWER_TIMEOUT_MS = 5000;

/**
 * A client of the engine that runs on this data directory, or null when none does. Its calls reject with `EngineLost`
 * when that engine ends.
 */
export async function connectToRunningEngine(dataDirectory: string): Promise<RunningEngine | null> {
  const endpoint = await readEndpoint(dataDirectory);
  return endpoint === null ? null : connectTo(endpoint);
}

function connectTo(endpoint: Endpoint): Promise<RunningEngine | null> {
  return new Promise((resolve) => {
    const socket = connect(endpoint.path);
    let onMessage: ((text: string) => void) | null = null;
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    // Once a client was handed out this does nothing.
    socket.on('close', () => resolve(null));
    socket.on('connect', () => socket.write(`${endpoint.token}\n`));
    readLines(socket, MAX_ENGINE_MESSAGE_LENGTH, (line) => {
      if (onMessage !== null) {
        onMessage(line);
      } else if (line === READY_LINE) {
        socket.setTimeout(0);
        const transport = createMessageTransport({
          send: (text) => void socket.write(`${text}\n`),
          onMessage: (listener) => {
            onMessage = listener;
          },
          onClose: (listener) => socket.on('close', listener),
        });
        const lost = new Promise<void>((gone) => socket.on('close', () => gone()));
        resolve({ ...createClient(contract, transport), lost, [Symbol.asyncDispose]: () => hangUp(socket) });
      } else {
        socket.destroy();
      }
    });
  });
}

function hangUp(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) {
      resolve();
      return;
    }
    socket.once('close', () => resolve());
    socket.end();
    socket.resume();
  });
}
