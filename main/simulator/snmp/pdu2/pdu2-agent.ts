import type { SnmpAuthProtocol, SnmpPrivProtocol } from '../../../../shared/model/snmp-access.ts';
import type { Clock } from '../../../support/clock.ts';
import type { SensorStore } from '../../pdu/sensor-store.ts';
import type { SimulatedPdu } from '../../pdu/simulated-pdu.ts';
import type { RunningFirmware } from '../../wire/firmware.ts';
import { startAgent, type RunningAgent } from '../agent/agent.ts';
import type { MibView } from '../agent/mib-view.ts';
import { firmwareMib, type KeptOverBoots } from './firmware-mib.ts';
import { LastOperations } from './last-operations.ts';
import type { Pdu2Mib } from './mib.ts';
import { notificationOf, type Pdu2Notification } from './notifications.ts';

/** Who may ask the simulated PDU over SNMP; nothing secret about a simulation on loopback. */
export interface SnmpAccounts {
  readonly readCommunity: string;
  readonly writeCommunity: string;
  /** May write too. */
  readonly v3: {
    readonly user: string;
    readonly authProtocol: SnmpAuthProtocol;
    readonly authPassword: string;
    readonly privProtocol: SnmpPrivProtocol;
    readonly privPassword: string;
  };
}

const SNMP_ACCOUNTS: SnmpAccounts = {
  readCommunity: 'public',
  writeCommunity: 'private',
  v3: {
    user: 'admin',
    authProtocol: 'sha256',
    authPassword: 'raritan-auth',
    privProtocol: 'aes',
    privPassword: 'raritan-priv',
  },
};

/** Where notifications go. */
export interface TrapReceiver {
  readonly host: string;
  readonly port: number;
}

export interface Pdu2AgentOptions {
  readonly pdu: SimulatedPdu;
  readonly sensors: SensorStore;
  readonly clock: Clock;
  readonly port: number;
  readonly trapTo: TrapReceiver | null;
}

/** The SNMP side of a simulated PDU: an agent that stays, over a MIB that is made anew at each boot of the firmware. */
export class Pdu2Agent implements AsyncDisposable {
  readonly accounts = SNMP_ACCOUNTS;
  readonly agent: RunningAgent;
  readonly #options: Pdu2AgentOptions;
  readonly #kept: KeptOverBoots;
  readonly #served: { mib: Pdu2Mib };
  readonly #unsubscribe: () => void;
  /** Settled when the last notification so far has left: they leave one after another. */
  #sent: Promise<void> = Promise.resolve();

  private constructor(
    options: Pdu2AgentOptions,
    parts: { agent: RunningAgent; kept: KeptOverBoots; served: { mib: Pdu2Mib } },
  ) {
    this.#options = options;
    this.agent = parts.agent;
    this.#kept = parts.kept;
    this.#served = parts.served;
    const { pdu, trapTo } = options;
    this.#unsubscribe = pdu.onEvent((event) => {
      if (trapTo === null) return;
      const source = { mib: this.#served.mib, port: this.agent.port };
      const notification = notificationOf(pdu, event, source);
      if (notification !== null) this.#notify(trapTo, notification);
    });
  }

  /** Rejects when the port is taken. */
  static async start(options: Pdu2AgentOptions, firmware: RunningFirmware): Promise<Pdu2Agent> {
    const kept = { texts: { contact: '', location: '' }, lastOperations: new LastOperations(options.pdu) };
    const served = { mib: firmwareMib(options, firmware, kept) };
    const mib: MibView = {
      get: (oid) => served.mib.get(oid),
      next: (oid) => served.mib.next(oid),
      set: (varbinds, actor) => served.mib.set(varbinds, actor),
    };
    const { readCommunity, writeCommunity, v3 } = SNMP_ACCOUNTS;
    const agent = await startAgent({
      mib,
      port: options.port,
      readCommunity,
      writeCommunity,
      users: [
        {
          name: v3.user,
          auth: { protocol: v3.authProtocol, password: v3.authPassword },
          priv: { protocol: v3.privProtocol, password: v3.privPassword },
          mayWrite: true,
        },
      ],
      serial: firmware.device.identity.serial,
      clock: options.clock,
    });
    return new Pdu2Agent(options, { agent, kept, served });
  }

  /** Serves a firmware that has just booted. */
  serve(firmware: RunningFirmware): void {
    this.#served.mib = firmwareMib(this.#options, firmware, this.#kept);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unsubscribe();
    this.#kept.lastOperations[Symbol.dispose]();
    await this.#sent;
    await this.agent[Symbol.asyncDispose]();
  }

  #notify(to: TrapReceiver, { trapOid, varbinds }: Pdu2Notification): void {
    const as = this.accounts.readCommunity;
    this.#sent = this.#sent
      .then(() => this.agent.sendTrap({ to, version: 'v2c', as, trapOid, varbinds }))
      // A trap that cannot leave is lost, as it is on a real unit.
      .catch(() => undefined);
  }
}
