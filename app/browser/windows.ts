import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { MAX_CLIENT_MESSAGE_BYTES } from '../../shared/ipc/wire-schemas.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import { createMessageConnection, eventMessage } from '../ipc/message-connection.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';
import type { BrowserAccess } from './access.ts';

/** A window that is this far behind is cut off; it reconnects and takes a fresh snapshot. */
const MAX_UNSENT_BYTES = 16 * 1024 * 1024;
const MAX_WINDOWS = 32;

/** Each socket is a window of the app. */
export class BrowserWindows {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_CLIENT_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  readonly #engine: ServedEngine;
  readonly #dispatch: Dispatch;
  readonly #access: BrowserAccess;
  readonly #stopListening: () => void;

  constructor(options: {
    readonly engine: ServedEngine;
    readonly dispatch: Dispatch;
    readonly access: BrowserAccess;
  }) {
    this.#engine = options.engine;
    this.#dispatch = options.dispatch;
    this.#access = options.access;
    this.#stopListening = this.#engine.onEvent((channel, payload) => this.#broadcast(channel, payload));
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { headers } = request;
    const allowed =
      request.url === '/ipc' &&
      this.#access.isOurHost(headers) &&
      this.#access.isOurOrigin(headers) &&
      this.#access.hasSession(headers) &&
      this.#server.clients.size < MAX_WINDOWS;
    if (!allowed) {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket));
  }

  close(): void {
    this.#stopListening();
    for (const webSocket of this.#server.clients) webSocket.terminate();
    this.#server.close();
  }

  #open(webSocket: WebSocket): void {
    const windowId = randomUUID();
    const connection = createMessageConnection({
      dispatch: this.#dispatch,
      context: { windowId, door: 'app' },
      send: (text) => {
        if (webSocket.readyState === webSocket.OPEN) webSocket.send(text);
      },
    });
    webSocket.on('message', (data, isBinary) => {
      const text = isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8');
      if (text === null || !connection.receive(text)) webSocket.close(1008, 'Not a message of the contract.');
    });
    webSocket.on('close', () => this.#engine.windowClosed(windowId));
    // An oversized or broken frame; `ws` closes the socket with the fitting code by itself.
    webSocket.on('error', () => undefined);
  }

  #broadcast(channel: string, payload: unknown): void {
    const text = eventMessage(channel, payload);
    for (const webSocket of this.#server.clients) {
      if (webSocket.readyState !== webSocket.OPEN) continue;
      if (webSocket.bufferedAmount > MAX_UNSENT_BYTES) webSocket.terminate();
      else webSocket.send(text);
    }
  }
}
