import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:dgram';

const REQUEST_ENDS = ['undici:request:trailers', 'undici:request:error'] as const;
/** Published by Node for every UDP socket, and by undici for every request. */
const UDP_SOCKET = 'udp.socket';
const REQUEST_BEGINS = 'undici:request:create';

function requestIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'request' in message ? message.request : message;
}

/**
 * What this process sends to itself from now on and has not received yet: datagrams of its UDP sockets, and HTTP requests
 * of undici that have no answer.
 */
export class Traffic implements Disposable {
  /** Changes with everything that happens. */
  steps = 0;
  #datagrams = 0;
  readonly #requests = new Set<unknown>();

  constructor() {
    subscribe(UDP_SOCKET, this.#onSocket);
    subscribe(REQUEST_BEGINS, this.#onRequest);
    for (const name of REQUEST_ENDS) subscribe(name, this.#onRequestEnd);
  }

  get datagrams(): number {
    return this.#datagrams;
  }

  get requests(): number {
    return this.#requests.size;
  }

  /** What is under way now never arrives, as when nobody listens. */
  giveUp(): void {
    this.#datagrams = 0;
    this.#requests.clear();
  }

  [Symbol.dispose](): void {
    unsubscribe(UDP_SOCKET, this.#onSocket);
    unsubscribe(REQUEST_BEGINS, this.#onRequest);
    for (const name of REQUEST_ENDS) unsubscribe(name, this.#onRequestEnd);
  }

  readonly #onSocket = (message: unknown) => {
    const socket =
      typeof message === 'object' && message !== null && 'socket' in message ? message.socket : null;
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

  readonly #onRequest = (message: unknown) => {
    this.steps += 1;
    this.#requests.add(requestIn(message));
  };

  readonly #onRequestEnd = (message: unknown) => {
    this.steps += 1;
    this.#requests.delete(requestIn(message));
  };
}
