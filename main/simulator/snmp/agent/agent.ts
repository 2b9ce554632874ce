import { systemClock, type Clock } from '../../../support/clock.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { answerRequest, distorted } from './answer.ts';
import { messageVersion } from './community-message.ts';
import { AgentFaults, faultOf, type AgentFault } from './faults.ts';
import { openCommunityMessage, openV3Message, type AcceptedRequest, type Incoming } from './incoming.ts';
import type { MibView } from './mib-view.ts';
import {
  communityNotification,
  notificationId,
  notificationPdu,
  sendOnce,
  type Notification,
} from './notification.ts';
import { SnmpRequestLog } from './request-log.ts';
import { failed } from './respond.ts';
import { UdpSocket, type Peer } from './udp-socket.ts';
import { textEngineId } from './usm/engine-id.ts';
import type { AgentUser } from './usm/users.ts';
import { UsmEngine } from './usm/usm-engine.ts';

export interface AgentOptions {
  readonly mib: MibView;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  readonly readCommunity: string;
  /** May also read. Empty: nobody writes by v1 and v2c. */
  readonly writeCommunity: string;
  /** Versions it answers; all when absent. */
  readonly versions?: readonly ('v1' | 'v2c' | 'v3')[];
  /** Who may ask by v3; nobody when absent. */
  readonly users?: readonly AgentUser[];
  /** Hex, see `textEngineId` and `macEngineId`; made of `serial` when absent. */
  readonly engineId?: string;
  readonly serial?: string;
  /** How often the agent has started; 1 when absent. */
  readonly engineBoots?: number;
  /**
   * False for an agent that tells boots and time only to who asks with the right key (RFC 3414, section 4, second step);
   * true when absent.
   */
  readonly tellsTimeAtDiscovery?: boolean;
  readonly clock?: Clock;
  /** Answers are no larger: GETBULK is cut, others become tooBig. 1472 when absent, what fits an Ethernet frame. */
  readonly maxMessageBytes?: number;
  /** What v1 says of a SET by the read community: agents differ. `noSuchName` when absent. */
  readonly readOnlyStatusV1?: 'noSuchName' | 'readOnly';
  /** Stops the agent. */
  readonly signal?: AbortSignal;
}

/** Where a notification goes; `as` is a community, or for v3 one of the agent's users. */
export interface TrapOptions {
  readonly to: { readonly host: string; readonly port: number };
  readonly version: 'v1' | 'v2c' | 'v3';
  readonly as: string;
  readonly trapOid: Oid;
  readonly varbinds: Notification['varbinds'];
}

export interface RunningAgent extends AsyncDisposable {
  readonly port: number;
  /** Hex. */
  readonly engineId: string;
  readonly faults: AgentFaults;
  readonly log: SnmpRequestLog;
  /** Silent for a while, then there again with its engine started once more. */
  reboot(options: { readonly downMs: number }): Promise<void>;
  /** Sends a notification; resolves when it has left. Nobody answers one. */
  sendTrap(options: TrapOptions): Promise<void>;
}

const ETHERNET_UDP_BYTES = 1472;
const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0';

class Agent implements RunningAgent {
  readonly log = new SnmpRequestLog();
  readonly faults = new AgentFaults();
  readonly engineId: string;
  readonly #options: AgentOptions;
  readonly #clock: Clock;
  readonly #engine: UsmEngine;
  readonly #stopped = new AbortController();
  #socket: UdpSocket | null = null;
  #isDown = false;

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.engineId = options.engineId ?? textEngineId(options.serial ?? 'simulated');
    this.#engine = new UsmEngine({
      engineId: this.engineId,
      engineBoots: options.engineBoots ?? 1,
      users: options.users ?? [],
      tellsTimeAtDiscovery: options.tellsTimeAtDiscovery ?? true,
      clock: this.#clock,
      maxMessageBytes: this.#maxMessageBytes,
    });
  }

  get port(): number {
    return this.#socket?.port ?? 0;
  }

  get #maxMessageBytes(): number {
    return this.#options.maxMessageBytes ?? ETHERNET_UDP_BYTES;
  }

  async listen(): Promise<void> {
    const { host = '127.0.0.1', port = 0 } = this.#options;
    this.#socket = await UdpSocket.bind({ host, port }, (datagram, peer) => {
      void this.#receive(datagram, peer);
    });
  }

  async reboot({ downMs }: { readonly downMs: number }): Promise<void> {
    this.#isDown = true;
    await this.#clock.sleep(downMs, this.#stopped.signal);
    this.#engine.restart();
    this.#isDown = false;
  }

  async sendTrap({ to, version, as, trapOid, varbinds }: TrapOptions): Promise<void> {
    const upTime = this.#options.mib.get(SYS_UP_TIME);
    const upTimeTicks = upTime?.type === 'timeTicks' ? upTime.value : this.#engine.engineTime * 100;
    const notification = { trapOid, varbinds, upTimeTicks };
    const datagram =
      version === 'v3'
        ? this.#engine.sealNotification(as, notificationId(), notificationPdu(notification))
        : communityNotification(version, as, notification);
    await sendOnce(datagram, to);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await this.#socket?.[Symbol.asyncDispose]();
  }

  #open(datagram: Uint8Array): Incoming | null {
    const version = messageVersion(datagram);
    if (version === null || this.#options.versions?.includes(version) === false) return null;
    return version === 'v3'
      ? openV3Message(datagram, this.#engine)
      : openCommunityMessage(datagram, version, this.#options);
  }

  async #receive(datagram: Uint8Array, peer: Peer): Promise<void> {
    if (this.#isDown) {
      this.log.unheardCount += 1;
      return;
    }
    const incoming = this.#open(datagram);
    if (incoming === null) {
      this.log.unreadableCount += 1;
      return;
    }
    this.log.add({ ...incoming.record, atMs: this.#clock.nowMs() });
    if (incoming.task === null) return;
    const faults = this.faults.take(incoming.record);
    if (faultOf(faults, 'silent') !== null) return;
    const answer = this.#answer(incoming.task, faults, peer);
    if (faultOf(faults, 'loseAnswer') !== null) return;
    await this.#send(distorted(answer, faults), faults, peer);
  }

  #answer(task: AcceptedRequest | Uint8Array, faults: readonly AgentFault[], { address }: Peer): Uint8Array {
    if (task instanceof Uint8Array) return task;
    const { mib, readOnlyStatusV1 = 'noSuchName' } = this.#options;
    const context = { mib, maxMessageBytes: this.#maxMessageBytes, readOnlyStatusV1, address };
    try {
      return answerRequest(task, faults, context);
    } catch (bug) {
      // No datagram may end the program: the MIB's bug is kept for whoever looks.
      this.log.bugs.push(bug);
      return task.seal(failed(task.pdu, 'genErr', 0));
    }
  }

  async #send(answer: Uint8Array, faults: readonly AgentFault[], peer: Peer): Promise<void> {
    const late = faultOf(faults, 'late');
    if (late !== null) await this.#clock.sleep(late.ms, this.#stopped.signal);
    if (this.#stopped.signal.aborted) return;
    if (faultOf(faults, 'otherPort') === null) await this.#socket?.send(answer, peer);
    else await sendOnce(answer, { host: peer.address, port: peer.port });
    if (faultOf(faults, 'twice') !== null) await this.#socket?.send(answer, peer);
    this.log.onAnswered?.();
  }
}

/**
 * Starts an SNMP agent that serves a MIB by v1, v2c and v3; it listens when the promise resolves. Rejects when the port is
 * taken.
 */
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
