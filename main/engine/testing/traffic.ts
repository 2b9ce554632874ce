import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:dgram';
import { TLSSocket } from 'node:tls';

const REQUEST_ENDS = ['undici:request:trailers', 'undici:request:error'] as const;
/** Published by Node for every UDP socket and every TLS connection that is opened, and by undici for every request. */
const UDP_SOCKET = 'udp.socket';
const TLS_CLIENT = 'net.client.socket';
const REQUEST_BEGINS = 'undici:request:create';

function socketIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'socket' in message ? message.socket : null;
}

function requestIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'request' in message ? message.request : null;
}

/**
 * What this process sends to itself from now on and has not received yet: datagrams of its UDP sockets, TLS handshakes, and
 * HTTP requests of undici that have no answer.
 */
export class Traffic implements Disposable {
  /** Changes with everything that happens. */
  steps = 0;
  #datagrams = 0;
  readonly #handshakes = new Set<TLSSocket>();
  readonly #requests = new Set<unknown>();

  constructor() {
    subscribe(UDP_SOCKET, this.#onSocket);
    subscribe(TLS_CLIENT, this.#onConnection);
    subscribe(REQUEST_BEGINS, this.#onRequest);
    for (const name of REQUEST_ENDS) subscribe(name, this.#onRequestEnd);
  }

  get datagrams(): number {
    return this.#datagrams;
  }

  get handshakes(): number {
    return this.#handshakes.size;
  }

  get requests(): number {
    return this.#requests.size;
  }

  /** What is under way now never arrives, as when nobody listens. */
  giveUp(): void {
    this.#datagrams = 0;
    this.#handshakes.clear();
    this.#requests.clear();
  }

  [Symbol.dispose](): void {
    unsubscribe(UDP_SOCKET, this.#onSocket);
    unsubscribe(TLS_CLIENT, this.#onConnection);
    unsubscribe(REQUEST_BEGINS, this.#onRequest);
    for (const name of REQUEST_ENDS) unsubscribe(name, this.#onRequestEnd);
  }

  readonly #onSocket = (message: unknown) => {
    const socket = socketIn(message);
    if (!(socket instanceof Socket)) return;
    const count = (change: 1 | -1) => {
      this.steps += 1;
      this.#datagrams = Math.max(0, this.#datagrams + change);
    };
    socket.send = new Proxy(socket.send.bind(socket), {
      apply: (send, self, args) => {
        count(1);
        return Reflect.apply(send, self, args);
      },
    });
    socket.on('message', () => {
      count(-1);
    });
  };

  readonly #onConnection = (message: unknown) => {
    const socket = socketIn(message);
    if (!(socket instanceof TLSSocket)) return;
    this.#handshakes.add(socket);
    const onEnd = () => {
      this.steps += 1;
      this.#handshakes.delete(socket);
    };
    socket.once('secureConnect', onEnd);
    socket.once('close', onEnd);
  };

  readonly #onRequest = (message: unknown) => {
    this.steps += 1;
    this.#requests.add(requestIn(message));
  };

  readonly #onRequestEnd = (message: unknown) => {
    this.steps += 1;
    this.#requests.delete(requestIn(message));
  };
}
