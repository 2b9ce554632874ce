import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowserHost, type BrowserHost } from '../../../app/browser/host.ts';
import { readVersion } from '../../../app/compose.ts';
import { createEngine, type Engine } from '../../../main/engine.ts';
import type { EngineOptions } from '../../../main/engine/engine-options.ts';
import { startSimulator, type RunningSimulator } from '../../../main/simulator/simulator.ts';
import { createKeyFileSecretStore } from '../../../main/storage/secret-store.ts';
import { silentLogger } from '../../../main/support/logger.ts';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { AddressPlan } from './address-plan.ts';
import { fixedCertificate } from './certificate.ts';
import { PLACES, startDevice, type PlaceName } from './rack-devices.ts';
import { StudioClock } from './studio-clock.ts';

/** While nobody looks: a quarter of an hour of nine PDUs is soon over then. */
const LONG_POLL_MS = 5000;

/** When the certificates were trusted. */
const TRUSTED_AT_MS = Date.UTC(2026, 2, 4, 9);

/**
 * The app as it is: engine, browser host and simulated PDUs in one process that share a clock which moves only when it is
 * told to, with names and addresses that are the same everywhere.
 */
export class Studio implements AsyncDisposable {
  readonly clock = new StudioClock(TRUSTED_AT_MS);
  readonly plan = new AddressPlan();
  /** A window that nobody sees. */
  readonly context: CallContext = { windowId: 'studio', door: 'app' };
  readonly #devices = new Map<PlaceName, RunningSimulator>();
  readonly #builtIn: RunningSimulator[] = [];
  readonly #dataDirectory: string;
  readonly #rendererDirectory: string;
  #engine: Engine | null = null;
  #host: BrowserHost | null = null;

  private constructor(dataDirectory: string, rendererDirectory: string) {
    this.#dataDirectory = dataDirectory;
    this.#rendererDirectory = rendererDirectory;
  }

  /** Without PDUs, on a data directory of its own. */
  static async open(rendererDirectory: string): Promise<Studio> {
    const studio = new Studio(await mkdtemp(join(tmpdir(), 'busbar-studio-')), rendererDirectory);
    await studio.#startEngine();
    return studio;
  }

  get engine(): Engine {
    if (this.#engine === null) throw new Error('The engine is not running.');
    return this.#engine;
  }

  /** Opens the app once, in one browser. */
  newUrl(): string {
    if (this.#host === null) throw new Error('The browser host is not running.');
    return this.#host.newUrlWithToken();
  }

  device(name: PlaceName): RunningSimulator {
    const device = this.#devices.get(name);
    if (device === undefined) throw new Error(`${name} is not running.`);
    return device;
  }

  /** Starts a PDU and adds it as a person would, with its certificate trusted. */
  async add(name: PlaceName): Promise<void> {
    const device = await startDevice(name, this);
    this.#devices.set(name, device);
    const request = { ...targetOf(name, device), name, keepPassword: true };
    const added = await this.during(this.engine.handlers.pdus.add(request, this.context));
    if (!added.ok) throw new Error(`${name}: ${added.error.message}`);
  }

  /** Adds the built-in simulated PDU. */
  async addSimulated(name: string): Promise<void> {
    const { pdus } = this.engine.handlers;
    const added = await this.during(pdus.addSimulated({ model: 'px3-3ph-36' }, this.context));
    if (!added.ok) throw new Error(added.error.message);
    await this.during(pdus.renameInBusbar({ pdu: added.value, name }, this.context));
  }

  async poll(everyMs: number): Promise<void> {
    await this.during(this.engine.handlers.app.changeSettings({ pollIntervalMs: everyMs }, this.context));
  }

  /** A PDU that answers no more. */
  async unplug(name: PlaceName): Promise<void> {
    const device = this.device(name);
    this.#devices.delete(name);
    await device[Symbol.asyncDispose]();
    this.clock.forgets(device.requestLog);
  }

  /** The PDU at this address is another one from now on. */
  replace(name: PlaceName, device: RunningSimulator): void {
    this.#devices.set(name, device);
  }

  async view(name: string): Promise<PduView> {
    const { pdus } = await this.engine.handlers.fleet.snapshot({}, this.context);
    const found = pdus.find((pdu) => pdu.name === name);
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  }

  /** Lets time go on while something needs it. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    const state = { isDone: false };
    const settled = work.finally(() => {
      state.isDone = true;
    });
    while (!state.isDone) await this.clock.runTo(this.clock.nowMs() + 10);
    return settled;
  }

  /** Ends the program and starts it again at a later time, on the same data. */
  async restartAt(atMs: number): Promise<void> {
    await this.#endEngine();
    this.clock.jumpTo(atMs);
    await this.#startEngine();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#endEngine();
    for (const device of [...this.#devices.values(), ...this.#builtIn]) await device[Symbol.asyncDispose]();
    this.clock[Symbol.dispose]();
    this.plan[Symbol.dispose]();
    await rm(this.#dataDirectory, { recursive: true, force: true });
  }

  async #startEngine(): Promise<void> {
    const options: EngineOptions = {
      dataDirectory: this.#dataDirectory,
      host: 'browser',
      version: await readVersion(),
      secrets: await createKeyFileSecretStore(this.#dataDirectory),
      clock: this.clock,
      pollIntervalMs: LONG_POLL_MS,
      random: () => 0.5,
      logger: silentLogger,
      operator: 'm.okafor',
      workstation: 'ws-lab-12',
      startSimulator: async ({ seed }) => {
        const certificate = fixedCertificate('simulator.lab.example');
        const device = await startSimulator({ model: 'px3-3ph-36', seed, clock: this.clock, certificate });
        this.clock.holds(device.requestLog);
        this.#builtIn.push(device);
        return device;
      },
    };
    this.#engine = await createEngine(options);
    const engine = this.#engine;
    this.#host = await startBrowserHost({
      engine,
      rendererDirectory: this.#rendererDirectory,
      port: 0,
      logger: silentLogger,
    });
  }

  async #endEngine(): Promise<void> {
    await this.#host?.[Symbol.asyncDispose]();
    await this.#engine?.[Symbol.asyncDispose]();
    this.#host = null;
    this.#engine = null;
  }
}

function targetOf(name: PlaceName, { user, password, fingerprint, snmp }: RunningSimulator): PduTarget {
  const { host, way } = PLACES[name];
  if (way === 'xerus' || snmp === null)
    return { protocol: 'xerus', address: host, user, password, fingerprint };
  const { authProtocol, authPassword, privProtocol, privPassword, ...v3 } = snmp.v3;
  return {
    protocol: 'snmp',
    address: host,
    engineId: null,
    access: {
      version: 'v3',
      user: v3.user,
      auth: { protocol: authProtocol, password: authPassword },
      priv: { protocol: privProtocol, password: privPassword },
      context: '',
    },
  };
}
