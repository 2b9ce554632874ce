import { connect, type Socket } from 'node:net';

/** A connection on which a test writes what no HTTP client would. */
export interface RawSocket {
  readonly socket: Socket;
  write(this: void, text: string | Uint8Array): void;
  /** What has come until now. */
  readonly received: string;
  /** Resolves with all that came when the other side closes, by end or by reset. */
  readonly closed: Promise<string>;
  /** Resolves with what was received once that is as wanted; rejects when the connection closes before. */
  when(this: void, isWanted: (received: string) => boolean): Promise<string>;
}

export function rawSocket(port: number, host = '127.0.0.1'): RawSocket {
  const socket = connect({ port, host });
  let received = '';
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    notify();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve(received);
      notify();
    });
  });
  return {
    socket,
    write: (text) => void socket.write(text),
    get received() {
      return received;
    },
    closed,
    when: (isWanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (isWanted(received)) resolve(received);
          else if (socket.destroyed) reject(new Error(`The connection closed after: ${received}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
  };
}

/** One request as written, on a connection of its own; resolves with the whole answer. */
export async function rawExchange(port: number, request: string | Uint8Array): Promise<string> {
  const raw = rawSocket(port);
  raw.write(request);
  return raw.closed;
}

/** `POST /v1/PowerOn` with these headers and no other. */
export function head(line: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
