import type { TrapReceiverState } from '../../../../shared/model/trap-receiver.ts';
import type { Logger } from '../../../support/logger.ts';
import { createTrapDecoder, type DecodeTrap, type TrapSender } from './trap-decoder.ts';
import { openTrapSocket, type TrapSocket } from './trap-socket.ts';
import type { TrapSource, TrapSubscription } from './trap-source.ts';

const POLLING_GOES_ON = 'Changes are found by polling meanwhile.';

function failureSentence(port: number, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES':
      return `Port ${port} for SNMP notifications needs rights that Busbar does not have; choose one above 1023 and set it at the PDUs. ${POLLING_GOES_ON}`;
    case 'EADDRINUSE':
      return `Port ${port} for SNMP notifications is used by another program; choose another one and set it at the PDUs. ${POLLING_GOES_ON}`;
    default:
      return `Port ${port} for SNMP notifications cannot be opened (${error.code ?? error.message}); choose another one. ${POLLING_GOES_ON}`;
  }
}

interface Subscriber {
  readonly subscription: TrapSubscription;
  readonly decode: DecodeTrap;
}

/**
 * Receives SNMP notifications for all PDUs on one UDP port, when it is switched on. Only datagrams from an address that
 * somebody subscribed to are looked at; what cannot be decoded or is not from who is trusted is ignored.
 */
export class TrapReceiver implements TrapSource, AsyncDisposable {
  readonly #logger: Logger;
  readonly #onState: (state: TrapReceiverState) => void;
  readonly #subscribers = new Set<Subscriber>();
  #state: TrapReceiverState = { kind: 'off' };
  #socket: TrapSocket | null = null;
  /** Starting and stopping take turns. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(logger: Logger, onState: (state: TrapReceiverState) => void = () => undefined) {
    this.#logger = logger;
    this.#onState = onState;
  }

  get state(): TrapReceiverState {
    return this.#state;
  }

  /** Listens on a port, 0 for any free one, instead of the one before. `failed` says why it cannot. */
  start(port: number): Promise<TrapReceiverState> {
    return this.#inTurn(async () => {
      await this.#close();
      try {
        this.#socket = await openTrapSocket(port, (datagram, sender) => this.#receive(datagram, sender));
        this.#enter({ kind: 'listening', port: this.#socket.port });
      } catch (error) {
        this.#logger.warn({ err: error, port }, 'The port for SNMP notifications cannot be opened');
        this.#enter({ kind: 'failed', message: failureSentence(port, error as NodeJS.ErrnoException) });
      }
      return this.#state;
    });
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close();
      this.#enter({ kind: 'off' });
    });
  }

  subscribe(subscription: TrapSubscription): () => void {
    const decode = createTrapDecoder(subscription, (datagram, to) => this.#socket?.send(datagram, to));
    const subscriber: Subscriber = { subscription, decode };
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #receive(datagram: Buffer, sender: TrapSender): void {
    for (const { subscription, decode } of this.#subscribers) {
      if (subscription.address !== sender.address) continue;
      const trap = decode(datagram, sender);
      if (trap !== null) subscription.onTrap(trap);
    }
  }

  #enter(state: TrapReceiverState): void {
    this.#state = state;
    this.#onState(state);
  }

  async #close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    await socket?.close();
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
