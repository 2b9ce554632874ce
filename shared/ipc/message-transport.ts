import type { Unsubscribe } from './builders.ts';
import { EngineFault, type ClientTransport } from './client.ts';
import type { ClientMessage } from './wire.ts';
import { parseEngineMessage } from './wire-schemas.ts';

/** One open connection that carries whole text messages in order. */
export interface MessagePort {
  send(text: string): void;
  /** Called once, before anything is sent. */
  onMessage(listener: (text: string) => void): void;
  /** Called once; the listener runs when nothing more will arrive. */
  onClose(listener: () => void): void;
}

/** The engine went away: whether a call that was under way took effect is not known. */
export class EngineLost extends Error {
  constructor() {
    super('The connection to the Busbar engine was lost.');
    this.name = 'EngineLost';
  }
}

/** The engine refused a call because it does not fit the contract: a mistake of the caller. */
export class CallRefused extends Error {
  constructor(channel: string, message: string) {
    super(`${channel}: ${message}`);
    this.name = 'CallRefused';
  }
}

interface PendingCall {
  readonly channel: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Listeners by channel; shared by every transport that receives events. */
export class ListenerTable {
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();

  add(channel: string, listener: (payload: unknown) => void): Unsubscribe {
    const ofChannel = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, ofChannel);
    // A fresh function, so that the same listener added twice is called twice and removed once.
    const entry = (payload: unknown) => listener(payload);
    ofChannel.add(entry);
    return () => void ofChannel.delete(entry);
  }

  emit(channel: string, payload: unknown): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
  }
}

/**
 * Speaks `wire.ts` over one connection. Calls that are under way when it closes, and calls after that, reject with
 * `EngineLost`; nothing is sent twice.
 */
export function createMessageTransport(port: MessagePort): ClientTransport {
  const pending = new Map<number, PendingCall>();
  const listeners = new ListenerTable();
  let nextId = 0;
  let open = true;

  port.onMessage((text) => {
    const message = parseEngineMessage(text);
    if (message === null) return;
    if (message.type === 'event') {
      listeners.emit(message.channel, message.payload);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'value') call?.resolve(message.value);
    else if (message.type === 'refused') call?.reject(new CallRefused(call.channel, message.message));
    else call?.reject(new EngineFault(message.reference));
  });

  port.onClose(() => {
    open = false;
    for (const call of pending.values()) call.reject(new EngineLost());
    pending.clear();
  });

  return {
    call: (channel, args) =>
      new Promise((resolve, reject) => {
        if (!open) {
          reject(new EngineLost());
          return;
        }
        const id = nextId++;
        const message: ClientMessage = { type: 'call', id, channel, args };
        pending.set(id, { channel, resolve, reject });
        port.send(JSON.stringify(message));
      }),
    listen: (channel, listener) => listeners.add(channel, listener),
  };
}
