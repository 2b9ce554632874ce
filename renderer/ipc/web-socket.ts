import { channelsOf } from '../../shared/ipc/builders.ts';
import { createClient, type ClientTransport } from '../../shared/ipc/client.ts';
import { contract, type EngineClient } from '../../shared/ipc/contract.ts';
import {
  createMessageTransport,
  EngineLost,
  ListenerTable,
  type MessagePort,
} from '../../shared/ipc/message-transport.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;

interface WebSocketEngineOptions {
  /**
   * False when the engine was lost: calls reject with `EngineLost` until it is back. True when it is back: take a new
   * snapshot, since events were missed. Not called for the first connection.
   */
  readonly onConnectionChange?: (connected: boolean) => void;
  /** Ends the connection for good. */
  readonly signal?: AbortSignal;
}

function engineAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ipc`;
}

function portOf(socket: WebSocket): MessagePort {
  return {
    send: (text) => socket.send(text),
    onMessage: (listener) =>
      socket.addEventListener('message', (message: MessageEvent<unknown>) => {
        if (typeof message.data === 'string') listener(message.data);
      }),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
  };
}

/**
 * The engine over the browser host's WebSocket. Resolves when it was reached for the first time and reconnects by itself
 * from then on; what was listened to stays listened to.
 */
export function openEngineByWebSocket(options: WebSocketEngineOptions = {}): Promise<EngineClient> {
  const listeners = new ListenerTable();
  let current: ClientTransport | null = null;
  let retryMs = FIRST_RETRY_MS;
  let everConnected = false;

  const transport: ClientTransport = {
    call: (channel, args) => current?.call(channel, args) ?? Promise.reject(new EngineLost()),
    listen: (channel, listener) => listeners.add(channel, listener),
  };
  const client = createClient(contract, transport);

  return new Promise((resolve) => {
    const connect = () => {
      if (options.signal?.aborted === true) return;
      const socket = new WebSocket(engineAddress());
      const connection = createMessageTransport(portOf(socket));
      for (const { channel, spec } of channelsOf(contract)) {
        if (spec.kind === 'event') connection.listen(channel, (payload) => listeners.emit(channel, payload));
      }
      const hangUp = () => socket.close();
      options.signal?.addEventListener('abort', hangUp, { once: true });
      socket.addEventListener('open', () => {
        current = connection;
        retryMs = FIRST_RETRY_MS;
        if (everConnected) options.onConnectionChange?.(true);
        everConnected = true;
        resolve(client);
      });
      socket.addEventListener('close', () => {
        options.signal?.removeEventListener('abort', hangUp);
        if (current === connection) {
          current = null;
          options.onConnectionChange?.(false);
        }
        setTimeout(connect, retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      });
    };
    connect();
  });
}
