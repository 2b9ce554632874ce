import { systemClock, type Clock } from '../../../support/clock.ts';
import { messageVersion, readCommunityMessage, writeCommunityMessage } from './community-message.ts';
import type { MibView } from './mib-view.ts';
import type { AnswerPdu, RequestPdu } from './pdu.ts';
import { SnmpRequestLog } from './request-log.ts';
import { isRequest, respond } from './respond.ts';
import { UdpSocket, type Peer } from './udp-socket.ts';

export interface AgentOptions {
  readonly mib: MibView;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  readonly readCommunity: string;
  /** May also read. Empty: nobody writes by v1 and v2c. */
  readonly writeCommunity: string;
  readonly clock?: Clock;
  /** Answers are no larger: GETBULK is cut, others become tooBig. 1472 when absent, what fits an Ethernet frame. */
  readonly maxMessageBytes?: number;
  /** What v1 says of a SET by the read community: agents differ. `noSuchName` when absent. */
  readonly readOnlyStatusV1?: 'noSuchName' | 'readOnly';
  /** Stops the agent. */
  readonly signal?: AbortSignal;
}

export interface RunningAgent extends AsyncDisposable {
  readonly port: number;
  readonly log: SnmpRequestLog;
}

const ETHERNET_UDP_BYTES = 1472;
/** Longer length fields than those of an answer without varbinds. */
const LENGTH_FIELDS_BYTES = 12;

class Agent implements RunningAgent {
  readonly log = new SnmpRequestLog();
  readonly #options: AgentOptions;
  readonly #clock: Clock;
  #socket: UdpSocket | null = null;

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get port(): number {
    return this.#socket?.port ?? 0;
  }

  async listen(): Promise<void> {
    const { host = '127.0.0.1', port = 0 } = this.#options;
    this.#socket = await UdpSocket.bind({ host, port }, (datagram, peer) => {
      this.#receive(datagram, peer);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#socket?.[Symbol.asyncDispose]();
  }

  #receive(datagram: Uint8Array, peer: Peer): void {
    const version = messageVersion(datagram);
    if (version === 'v1' || version === 'v2c') this.#receiveCommunity(datagram, version, peer);
    else this.log.unreadableCount += 1;
  }

  #receiveCommunity(datagram: Uint8Array, version: 'v1' | 'v2c', peer: Peer): void {
    const message = readCommunityMessage(datagram, version);
    if (message === null || !isRequest(message.pdu, version)) {
      this.log.unreadableCount += 1;
      return;
    }
    const { community, pdu } = message;
    const { readCommunity, writeCommunity } = this.#options;
    const mayWrite = writeCommunity !== '' && community === writeCommunity;
    const isAccepted = mayWrite || community === readCommunity;
    this.#record(pdu, { version, principal: community, isAccepted });
    if (!isAccepted) return;
    const answer = this.#respond(pdu, { version, mayWrite, user: '', peer }, (answer) =>
      writeCommunityMessage(version, community, answer),
    );
    void this.#socket?.send(answer, peer);
  }

  #respond(
    pdu: RequestPdu,
    by: { version: 'v1' | 'v2c'; mayWrite: boolean; user: string; peer: Peer },
    seal: (answer: AnswerPdu) => Uint8Array,
  ): Uint8Array {
    const { mib, maxMessageBytes = ETHERNET_UDP_BYTES, readOnlyStatusV1 = 'noSuchName' } = this.#options;
    const bare = seal({
      type: 'response',
      requestId: pdu.requestId,
      status: 'noError',
      index: 0,
      varbinds: [],
    });
    const varBindBytes = maxMessageBytes - bare.length - LENGTH_FIELDS_BYTES;
    const actor = { user: by.user, address: by.peer.address };
    return seal(
      respond(pdu, {
        mib,
        version: by.version,
        mayWrite: by.mayWrite,
        actor,
        readOnlyStatusV1,
        varBindBytes,
      }),
    );
  }

  #record(pdu: RequestPdu, about: { version: 'v1' | 'v2c'; principal: string; isAccepted: boolean }): void {
    const { type } = pdu;
    if (type !== 'get' && type !== 'getNext' && type !== 'getBulk' && type !== 'set') return;
    this.log.add({
      atMs: this.#clock.nowMs(),
      type,
      level: 'noAuthNoPriv',
      oids: pdu.varbinds.map(({ oid }) => oid),
      varbinds: pdu.varbinds,
      maxRepetitions: type === 'getBulk' ? pdu.second : 0,
      ...about,
    });
  }
}

/** Starts an SNMP agent; it listens when the promise resolves. Rejects when the port is taken. */
export async function startAgent(options: AgentOptions): Promise<RunningAgent> {
  const agent = new Agent(options);
  await agent.listen();
  const stop = () => {
    void agent[Symbol.asyncDispose]();
  };
  if (options.signal?.aborted === true) stop();
  else options.signal?.addEventListener('abort', stop, { once: true });
  return agent;
}
