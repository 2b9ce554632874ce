import type { Session, Varbind } from 'net-snmp';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { securityLevel } from '../../../../shared/model/snmp-access.ts';
import type { Clock } from '../../../support/clock.ts';
import type { Outcome, SnmpRequest } from './exchange.ts';
import { outcomeOf } from './library-outcome.ts';
import { createLibrarySession, type LibrarySocket } from './library-session.ts';
import { toLibrary } from './library-values.ts';
import { readV3Header, type V3Header } from './v3-header.ts';

interface SessionOptions {
  readonly access: SnmpAccess;
  /** For v1 and v2c. */
  readonly community: string;
  /** v3: the only engine this session talks to, in hex; null takes the first that answers. */
  readonly engineId: string | null;
  readonly clock: Clock;
  readonly send: (datagram: Uint8Array) => void;
}

export interface TryOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Called just before the request leaves. */
  readonly onSent?: () => void;
  /** Most datagrams for this request; 1 for a SET and otherwise 3 when absent. */
  readonly datagrams?: number;
}

/** The request that is in flight. */
interface Flight {
  readonly isSet: boolean;
  readonly onSent: (() => void) | undefined;
  readonly settle: (outcome: Outcome) => void;
  /** What may still be sent for it: a read may need a discovery and a message to learn the agent's time before it. */
  datagramsLeft: number;
  unreadable: number;
  /** v3: the last message that was sent for it. */
  sent: V3Header | null;
}

const READ_DATAGRAMS = 3;

/**
 * One user's or community's way to an agent: one request at a time, each with one time limit. A SET is one datagram,
 * whatever the agent answers: the library, left alone, sends a v3 request again after a Report.
 */
export class SnmpSession {
  readonly #options: SessionOptions;
  readonly #session: Session;
  readonly #socket: LibrarySocket;
  #flight: Flight | null = null;
  #engineId: string | null;
  #isSynchronised = false;
  #learnedTime = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#engineId = options.engineId;
    const library = createLibrarySession(options.access, options.community, (datagram) => {
      this.#sendOn(datagram);
    });
    this.#session = library.session;
    this.#socket = library.socket;
    this.#session.on('error', () => {
      if (this.#flight !== null) this.#flight.unreadable += 1;
    });
  }

  /** True when a request needs nothing sent before it: always for v1 and v2c, after an answered one for v3. */
  get isSynchronised(): boolean {
    return this.#isSynchronised || this.#options.access.version !== 'v3';
  }

  /** v3: the agent's engine id in hex, once known. */
  get engineId(): string | null {
    return this.#engineId;
  }

  async exchange(request: SnmpRequest, options: TryOptions): Promise<Outcome> {
    if (options.signal.aborted) return { kind: 'cancelled' };
    const ended = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const flight: Flight = {
      isSet: request.kind === 'set',
      onSent: options.onSent,
      settle: resolve,
      datagramsLeft: options.datagrams ?? (request.kind === 'set' ? 1 : READ_DATAGRAMS),
      unreadable: 0,
      sent: null,
    };
    const onAbort = () => resolve({ kind: 'cancelled' });
    options.signal.addEventListener('abort', onAbort, { once: true });
    void this.#options.clock.sleep(options.timeoutMs, ended.signal).then(() => {
      resolve({ kind: 'silence', datagrams: flight.unreadable });
    });
    this.#flight = flight;
    try {
      this.#start(request, flight);
      const outcome = this.#asRefusal(await promise);
      if (outcome.kind === 'answer' || outcome.kind === 'status') this.#isSynchronised = true;
      return outcome;
    } finally {
      this.#flight = null;
      ended.abort();
      options.signal.removeEventListener('abort', onAbort);
      this.#session.cancelRequests(new Error('Settled.'));
    }
  }

  /**
   * An agent may protect its Report of a wrong password with the right one, which we then cannot read (snmpsim does).
   * Until something was read, a key that does not fit is that.
   */
  #asRefusal(outcome: Outcome): Outcome {
    if (outcome.kind !== 'unreadable' || this.#isSynchronised) return outcome;
    if (outcome.field === 'msgAuthenticationParameters') return { kind: 'report', report: 'wrongDigest' };
    if (outcome.field === 'msgPrivacyParameters') return { kind: 'report', report: 'decryptionError' };
    return outcome;
  }

  #start(request: SnmpRequest, flight: Flight): void {
    const onDone = (error: Error | null, varbinds: readonly (Varbind | Varbind[])[] = []) => {
      flight.settle(outcomeOf(error, varbinds));
    };
    switch (request.kind) {
      case 'get':
        this.#session.get([...request.oids], onDone);
        break;
      case 'getNext':
        this.#session.getNext([...request.oids], onDone);
        break;
      case 'getBulk':
        this.#session.getBulk([...request.oids], 0, request.repetitions, onDone);
        break;
      case 'set':
        this.#session.set(request.varbinds.map(toLibrary), onDone);
        break;
    }
  }

  #sendOn(datagram: Uint8Array): void {
    const flight = this.#flight;
    if (flight === null) return;
    if (flight.datagramsLeft === 0) {
      flight.settle({ kind: 'report', report: 'other' });
      return;
    }
    flight.datagramsLeft -= 1;
    if (this.#options.access.version === 'v3') flight.sent = readV3Header(datagram);
    flight.onSent?.();
    this.#options.send(datagram);
  }

  /** What the network said of the request in flight. */
  fail(error: unknown): void {
    this.#flight?.settle({ kind: 'network', error });
  }

  /** A datagram from the agent. */
  receive(datagram: Buffer): void {
    const flight = this.#flight;
    if (flight === null) return;
    const { access } = this.#options;
    if (access.version === 'v3' && !this.#admit(readV3Header(datagram), flight, securityLevel(access)))
      return;
    try {
      this.#socket.deliver(datagram);
    } catch {
      // Some messages that no agent should send make the library throw after it has forgotten the request.
      flight.settle({ kind: 'unreadable', field: 'message' });
    }
  }

  /** True for a message that the library may see. */
  #admit(header: V3Header | null, flight: Flight, level: V3Header['level']): boolean {
    if (header === null || header.engineId === '') {
      flight.unreadable += 1;
      return false;
    }
    // Late answers and second ones.
    if (header.msgId !== flight.sent?.msgId) return false;
    if (this.#options.engineId !== null && header.engineId !== this.#options.engineId) {
      flight.settle({ kind: 'otherEngine', expected: this.#options.engineId, found: header.engineId });
      return false;
    }
    if (header.report !== null) return this.#admitReport(header, header.report, flight);
    // An answer that is less protected than the question could be anyone's (RFC 3412, section 7.2.11).
    if (header.level !== level) flight.unreadable += 1;
    return header.level === level;
  }

  #admitReport(header: V3Header, report: NonNullable<V3Header['report']>, flight: Flight): boolean {
    if (flight.sent?.engineId === '') {
      this.#engineId = header.engineId;
      return true;
    }
    // The second half of discovery (RFC 3414, section 4): agents that keep their time from strangers tell it now.
    if (report === 'notInTimeWindow' && !this.isSynchronised && !this.#learnedTime && !flight.isSet) {
      this.#learnedTime = true;
      return true;
    }
    flight.settle({ kind: 'report', report });
    return false;
  }

  /** Ends what is in flight; nothing is sent afterwards. */
  close(): void {
    this.#flight?.settle({ kind: 'cancelled' });
    this.#session.close();
  }
}
