import { createSession, createV3Session, Version1, Version2c, type Session } from 'net-snmp';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { userOf } from './library-user.ts';

/** The part of a UDP socket that the library uses, with the network left out. */
export interface LibrarySocket {
  /** Hands a datagram that came in to the library. */
  deliver(datagram: Buffer): void;
}

/** The library's own timers never run out: tries and time limits are ours, on our clock. */
const NEVER_MS = 0x7f_ff_ff_ff;

type Listener = (...args: unknown[]) => void;

/**
 * Stands in for `node:dgram` under the library: what it sends goes to `send`, and it gets only the datagrams that are
 * handed to it. So its ways to send a message again on its own stay under our control.
 */
class SocketModule implements LibrarySocket {
  readonly #send: (datagram: Uint8Array) => void;
  #listeners: { readonly event: string; readonly listener: Listener }[] = [];

  constructor(send: (datagram: Uint8Array) => void) {
    this.#send = send;
  }

  createSocket(): this {
    return this;
  }

  on(event: string, listener: Listener): this {
    this.#listeners.push({ event, listener });
    return this;
  }

  /** The library notes a request only in the callback, so that comes before the datagram leaves. */
  send(datagram: Buffer, _at: number, _bytes: number, _port: number, _host: string, sent: Listener): void {
    sent(null, datagram.length);
    this.#send(datagram);
  }

  deliver(datagram: Buffer): void {
    this.#emit('message', datagram);
  }

  close(): void {
    this.#emit('close');
    this.#listeners = [];
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  #emit(event: string, ...args: unknown[]): void {
    for (const each of this.#listeners) if (each.event === event) each.listener(...args);
  }
}

/** A session of the library that sends and receives through us, once for each request. */
export function createLibrarySession(
  access: SnmpAccess,
  community: string,
  send: (datagram: Uint8Array) => void,
): { readonly session: Session; readonly socket: LibrarySocket } {
  const socket = new SocketModule(send);
  const shared = { retries: 0, timeout: NEVER_MS, dgramModule: socket };
  const session =
    access.version === 'v3'
      ? createV3Session('', userOf(access), { ...shared, context: access.context })
      : createSession('', community, {
          ...shared,
          version: access.version === 'v1' ? Version1 : Version2c,
        });
  return { session, socket };
}
