import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemClock, type Clock } from '../support/clock.ts';
import { createCertificate, fingerprintOf, type SimulatorCertificate } from './certificate.ts';
import { SimulatorFaults, type RebootOptions } from './faults.ts';
import { MODELS, SIMULATOR_MODELS, type SimulatorModelName } from './models/models.ts';
import type { ModelSpec } from './models/spec.ts';
import { OtherAdmin } from './other-admin.ts';
import { SensorStore } from './pdu/sensor-store.ts';
import { SimulatedPdu } from './pdu/simulated-pdu.ts';
import { setInletPowered } from './pdu/supply.ts';
import { RequestLog } from './request-log.ts';
import type { RunningAgent } from './snmp/agent/agent.ts';
import { Pdu2Agent, type SnmpAccounts, type TrapReceiver } from './snmp/pdu2/pdu2-agent.ts';
import { Accounts } from './wire/accounts.ts';
import { bootFirmware, type RunningFirmware } from './wire/firmware.ts';
import { redirectServer, tlsServer, type LoopbackServer } from './wire/http-server.ts';
import type { FirmwareVersion } from './wire/profile.ts';
import { handleRequest } from './wire/rpc-endpoint.ts';

export { SIMULATOR_MODELS, type SimulatorModelName };

/** A firmware whose wire format can be simulated. */
export type FirmwareProfile = FirmwareVersion;
export const FIRMWARE_PROFILES: readonly FirmwareProfile[] = ['3.6.0', '4.0.20'];

export interface SimulatorOptions {
  readonly model: SimulatorModelName;
  /** Played in place of that model's: a PDU of any size, with any labels. */
  readonly spec?: ModelSpec;
  /** 4.0.20 when absent. */
  readonly firmware?: FirmwareVersion;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The same seed and start give the same readings. */
  readonly seed?: number;
  /** Device time at the start, milliseconds since 1970; the clock's own when absent. */
  readonly startAtMs?: number;
  /** Shared with whoever else should live in the same time. */
  readonly clock?: Clock;
  readonly user?: string;
  readonly password?: string;
  /** Name in the PDU's settings; the model's own when absent. */
  readonly name?: string;
  /** To keep a certificate, or to show a changed one; made afresh when absent. */
  readonly certificate?: SimulatorCertificate;
  readonly serial?: string;
  /** Plain HTTP on this port (0: any) redirects to HTTPS. */
  readonly plainHttpPort?: number;
  readonly plainHttpStatus?: 302 | 307;
  /** Answers SNMP too, on this UDP port (0: any free one); delays are whole seconds then. Not when absent. */
  readonly snmpPort?: number;
  /** Sends the notifications of PDU2-MIB there, v2c with the read community. Needs `snmpPort`. */
  readonly snmpTrapTo?: TrapReceiver;
  /** Stops the simulator. */
  readonly signal?: AbortSignal;
}

/** The SNMP side of a simulated PDU. */
export interface SnmpSide extends SnmpAccounts {
  readonly port: number;
  /** To make it misbehave, and to see what it was asked. */
  readonly agent: RunningAgent;
}

export interface RunningSimulator extends AsyncDisposable {
  readonly model: SimulatorModelName;
  /** What runs now; a reboot may have changed it. */
  readonly firmware: FirmwareVersion;
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** Port that redirects to HTTPS; null when none was asked for. */
  readonly plainHttpPort: number | null;
  readonly user: string;
  readonly password: string;
  /** An account that may read and not write. */
  readonly readOnlyUser: string;
  /** SHA-256 of the certificate's DER, 64 upper-case hex digits. */
  readonly fingerprint: string;
  readonly certificate: SimulatorCertificate;
  readonly serial: string;
  readonly faults: SimulatorFaults;
  /** The electrical side, to read and to poke. */
  readonly pdu: SimulatedPdu;
  /** Changes made by somebody else. */
  readonly otherAdmin: OtherAdmin;
  readonly requestLog: RequestLog;
  /** Null when it does not answer SNMP. */
  readonly snmp: SnmpSide | null;
  /**
   * All its supplies fail and come back after `downMs`: the controller starts anew, and outlets do what their start-up states
   * say, unless relays are latching (Xerus reference 5.4). Resolves when it answers again.
   */
  powerCycleInput(options: { readonly downMs: number }): Promise<void>;
}

const DEFAULT_USER = 'admin';
const DEFAULT_PASSWORD = 'raritan';
const READ_ONLY_USER = 'viewer';
const DEFAULT_SEED = 1;

class Simulator implements RunningSimulator {
  readonly model: SimulatorModelName;
  readonly user: string;
  readonly password: string;
  readonly readOnlyUser = READ_ONLY_USER;
  readonly serial: string;
  readonly certificate: SimulatorCertificate;
  readonly fingerprint: string;
  readonly faults: SimulatorFaults;
  readonly pdu: SimulatedPdu;
  readonly otherAdmin: OtherAdmin;
  readonly requestLog = new RequestLog();
  readonly #clock: Clock;
  readonly #accounts: Accounts;
  readonly #sensors: SensorStore;
  readonly #server: LoopbackServer;
  readonly #plainServer: LoopbackServer | null;
  readonly #stopped = new AbortController();
  readonly #snmpOptions: { readonly port: number; readonly trapTo: TrapReceiver | null } | null;
  #pdu2: Pdu2Agent | null = null;
  #firmware: RunningFirmware;
  #rebooting: Promise<void> | null = null;

  constructor(options: SimulatorOptions, certificate: SimulatorCertificate, serial: string) {
    const seed = options.seed ?? DEFAULT_SEED;
    this.model = options.model;
    this.user = options.user ?? DEFAULT_USER;
    this.password = options.password ?? DEFAULT_PASSWORD;
    this.serial = serial;
    this.certificate = certificate;
    this.fingerprint = fingerprintOf(certificate.certificatePem);
    this.#clock = options.clock ?? systemClock;
    const { startAtMs, name, snmpPort, snmpTrapTo = null } = options;
    this.#snmpOptions = snmpPort === undefined ? null : { port: snmpPort, trapTo: snmpTrapTo };
    this.pdu = new SimulatedPdu({
      model: options.spec ?? MODELS[options.model],
      clock: this.#clock,
      seed,
      startAtMs,
      name,
      answersSnmp: this.#snmpOptions !== null,
    });
    this.otherAdmin = new OtherAdmin(this.pdu);
    this.faults = new SimulatorFaults(this.pdu.quirks, (reboot) => this.#rebootOnce(reboot));
    this.#sensors = new SensorStore(this.pdu, (place) => this.faults.sensorFailure(place));
    this.#accounts = new Accounts([
      { user: this.user, password: this.password, isReadOnly: false },
      { user: READ_ONLY_USER, password: this.password, isReadOnly: true },
    ]);
    this.#firmware = this.#boot(options.firmware ?? '4.0.20');
    this.#server = tlsServer(certificate, options.port ?? 0, (request, response) => {
      this.#handle(request, response);
    });
    this.#plainServer =
      options.plainHttpPort === undefined
        ? null
        : redirectServer(options.plainHttpStatus ?? 302, () => this.port, options.plainHttpPort);
  }

  get firmware(): FirmwareVersion {
    return this.#firmware.endpoint.profile.firmware;
  }

  get port(): number {
    return this.#server.port;
  }

  get plainHttpPort(): number | null {
    return this.#plainServer?.port ?? null;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get snmp(): SnmpSide | null {
    if (this.#pdu2 === null) return null;
    const { accounts, agent } = this.#pdu2;
    return { ...accounts, port: agent.port, agent };
  }

  async listen(): Promise<void> {
    await this.#server.listen();
    await this.#plainServer?.listen();
    if (this.#snmpOptions === null) return;
    this.#pdu2 = await Pdu2Agent.start(
      { ...this.#snmpOptions, pdu: this.pdu, sensors: this.#sensors, clock: this.#clock },
      this.#firmware,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    this.#firmware[Symbol.dispose]();
    this.pdu[Symbol.dispose]();
    await this.#pdu2?.[Symbol.asyncDispose]();
    await this.#server.close();
    await this.#plainServer?.close();
  }

  async powerCycleInput({ downMs }: { readonly downMs: number }): Promise<void> {
    const failed = this.pdu.inlets.filter(({ powered }) => powered);
    for (const { index } of failed) setInletPowered(this.pdu, index, false);
    await this.#rebootOnce({ downMs });
    for (const { index } of failed) setInletPowered(this.pdu, index, true);
  }

  #boot(version: FirmwareVersion): RunningFirmware {
    return bootFirmware({
      version,
      pdu: this.pdu,
      sensors: this.#sensors,
      serial: this.serial,
      accounts: this.#accounts,
      faults: this.faults,
      log: this.requestLog,
      clock: this.#clock,
    });
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    handleRequest(this.#firmware.endpoint, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(error instanceof Error ? error.stack : undefined);
    });
  }

  /** A PDU that is restarting already does not start to restart. */
  #rebootOnce(options: RebootOptions): Promise<void> {
    this.#rebooting ??= this.#reboot(options).finally(() => {
      this.#rebooting = null;
    });
    return this.#rebooting;
  }

  /** Sessions, channels and connections go; the relays stay as they are (Xerus reference 5.4). */
  async #reboot({ downMs, firmware }: RebootOptions): Promise<void> {
    this.#firmware[Symbol.dispose]();
    const agentIsBack = this.#pdu2?.agent.reboot({ downMs });
    await this.#server.close();
    await this.#clock.sleep(downMs, this.#stopped.signal);
    if (this.#stopped.signal.aborted) return;
    this.#firmware = this.#boot(firmware ?? this.firmware);
    this.#pdu2?.serve(this.#firmware);
    await this.#server.listen();
    await agentIsBack;
  }
}

/** A serial that belongs to a model and seed, so that a simulated PDU is known again. */
function serialFor(model: SimulatorModelName, seed: number): string {
  const place = SIMULATOR_MODELS.findIndex((each) => each.name === model) + 1;
  return `SIM${place}${String(seed).padStart(6, '0').slice(-6)}`;
}

/** Starts a simulated PDU on the loopback address; it listens when the promise resolves. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const serial = options.serial ?? serialFor(options.model, options.seed ?? DEFAULT_SEED);
  const certificate = options.certificate ?? (await createCertificate(serial));
  const simulator = new Simulator(options, certificate, serial);
  try {
    await simulator.listen();
  } catch (error) {
    await simulator[Symbol.asyncDispose]();
    throw error;
  }
  const stop = () => {
    void simulator[Symbol.asyncDispose]();
  };
  if (options.signal?.aborted === true) stop();
  else options.signal?.addEventListener('abort', stop, { once: true });
  return simulator;
}
