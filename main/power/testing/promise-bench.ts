import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished, vi } from 'vitest';
import type { RefusedCommand } from '../../../shared/ipc/power.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { PowerCommand } from '../../../shared/model/command.ts';
import type { PduEvent } from '../../../shared/model/fleet.ts';
import { outletId, type PduId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { Result } from '../../../shared/result.ts';
import { snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { BriskClock } from '../../engine/testing/brisk-clock.ts';
import { startEngine, type EngineBench } from '../../engine/testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  context,
  simulator,
  targetOf,
} from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { temporaryDirectory } from '../../support/testing/temporary-directory.ts';

const OTHER_ADMIN = 'other-admin';
const WAIT = { timeout: 18_000, interval: 5 };
const cli = { windowId: 'cli', door: 'commandLine' } as const;

export interface CycleRequest {
  readonly labels?: readonly string[];
  readonly delayS?: number;
  readonly respectSequence?: boolean;
  readonly includeProtected?: boolean;
}

/** A stored PDU and an engine on it that can be ended, killed and started again. */
export class PromiseBench {
  readonly clock: BriskClock;
  readonly protocol: Protocol;
  device: RunningSimulator;
  pdu: PduId = '' as PduId;
  dataDirectory: string;
  /** What the PDU was told in our name, `4 off`, oldest first. */
  readonly told: string[] = [];
  /** Called when it was. */
  onTold: () => void = () => undefined;
  readonly #secrets = createSessionSecretStore();
  #bench: EngineBench | null = null;

  constructor(protocol: Protocol, clock: BriskClock, device: RunningSimulator) {
    this.protocol = protocol;
    this.clock = clock;
    this.device = device;
    this.dataDirectory = temporaryDirectory();
    this.listen();
  }

  /** The user that the PDU knows us by; over SNMP with communities it knows none. */
  get ourUser(): string {
    return this.protocol === 'snmp' ? '' : this.device.user;
  }

  get bench(): EngineBench {
    if (this.#bench === null) throw new Error('No engine is running.');
    return this.#bench;
  }

  get handlers(): EngineBench['engine']['handlers'] {
    return this.bench.engine.handlers;
  }

  /** Starts an engine on what is on disk. */
  async start(): Promise<void> {
    const { clock, dataDirectory } = this;
    const bench = await startEngine({ clock, dataDirectory, secrets: this.#secrets });
    this.#bench = bench;
    onTestFinished(() => bench[Symbol.asyncDispose]());
  }

  target(): PduTarget {
    return targetOf(this.device, this.protocol);
  }

  /** Starts an engine on a fresh directory that knows the PDU. */
  async startFresh(): Promise<void> {
    this.dataDirectory = temporaryDirectory();
    await this.start();
    this.pdu = (await addTarget(this.bench, this.target())).pdu;
    await this.online();
  }

  online(): Promise<void> {
    return connected(this.bench, this.pdu, 'online');
  }

  offline(): Promise<void> {
    return connected(this.bench, this.pdu, 'offline');
  }

  /** Ends the engine as a person does. */
  async stop(): Promise<void> {
    await this.bench.engine[Symbol.asyncDispose]();
    this.#bench = null;
  }

  /** What is on disk now is all that the next start finds, as after kill -9. */
  async crash(): Promise<void> {
    const copy = temporaryDirectory();
    cpSync(this.dataDirectory, copy, { recursive: true });
    this.dataDirectory = copy;
    const hear = this.#deafen();
    await this.stop();
    // Datagrams that left before have arrived when time goes on.
    await this.sleepS(1);
    hear();
  }

  /** Nothing reaches the PDU until it hears again. */
  #deafen(): () => void {
    if (this.protocol === 'xerus') return this.device.faults.inject({ kind: 'dropBefore' });
    return snmpSide(this.device).agent.faults.inject({ kind: 'silent' });
  }

  async sleepS(seconds: number): Promise<void> {
    await this.clock.sleep(seconds * 1000, new AbortController().signal);
  }

  /** A cycle that Busbar drives; resolves with its outcome. */
  cycle(request: CycleRequest = {}): Promise<Result<PowerCommand, RefusedCommand>> {
    return this.run('cycle', request, (request.delayS ?? 30) * 1000);
  }

  run(
    action: PowerAction,
    request: CycleRequest = {},
    cycleDelayMs: number | null = null,
  ): Promise<Result<PowerCommand, RefusedCommand>> {
    const { labels = ['4'], respectSequence = false, includeProtected = false } = request;
    const scope = labels.length > 1 ? 'several' : 'one';
    const outlets = labels.map(outletId);
    const { pdu } = this;
    return this.handlers.power.run(
      { pdu, action, scope, outlets, respectSequence, includeProtected, cycleDelayMs },
      cli,
    );
  }

  /** Waits until the PDU was told this often what is said. */
  async toldOf(what: string, times = 1): Promise<void> {
    await vi.waitFor(() => {
      const count = this.told.filter((each) => each === what).length;
      if (count < times) throw new Error(`Told: ${this.told.join(', ')}`);
    }, WAIT);
  }

  /** Waits until the first outlet's relay is open and Busbar waits for the second half. */
  async inTheWait(): Promise<void> {
    await vi.waitFor(() => {
      if (!this.promised.some((each) => each['on_due_at_ms'] !== null)) throw new Error('Not in the wait.');
    }, WAIT);
  }

  /** What is promised on disk. */
  get promised(): readonly Readonly<Record<string, unknown>>[] {
    const database = this.database({ readOnly: true });
    try {
      return database.prepare('SELECT * FROM promised_on ORDER BY rowid').all();
    } finally {
      database.close();
    }
  }

  database(options: { readonly readOnly: boolean }): DatabaseSync {
    return new DatabaseSync(join(this.dataDirectory, 'busbar.db'), { ...options, timeout: 5000 });
  }

  /** Waits until nothing is promised any more. */
  async nothingPromised(): Promise<void> {
    await vi.waitFor(() => {
      const left = this.promised;
      if (left.length > 0) throw new Error(`Promised: ${JSON.stringify(left)}`);
    }, WAIT);
  }

  /** Makes a write of promises fail, as a full disk would. */
  refusePromises(when: string): void {
    const database = this.database({ readOnly: false });
    database.exec(
      `CREATE TRIGGER refuse BEFORE ${when} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    );
    database.close();
  }

  isOn(label = '4'): boolean {
    return this.device.pdu.outlets[Number(label) - 1]?.status.powerOn === true;
  }

  /** What was reported about an outlet in this run of the engine. */
  async reported(label = '4'): Promise<readonly string[]> {
    const { events } = await this.handlers.fleet.snapshot({}, context);
    const own = (event: PduEvent) => event.element === outletId(label) && !event.text.includes('Seen, not');
    return events.filter(own).map((event) => `${event.severity}: ${event.text}`);
  }

  /** The audit of the PDU, oldest first. */
  async audited(): Promise<readonly AuditEntry[]> {
    return (await this.handlers.app.audit({ limit: 1000, pdu: this.pdu }, context)).toReversed();
  }

  /** Another device takes the place of the PDU, with its certificate, at its address. */
  async replaceDevice(options: Partial<SimulatorOptions>): Promise<void> {
    const { port, snmp, certificate, user, password } = this.device;
    await this.device[Symbol.asyncDispose]();
    this.device = await simulator({
      clock: this.clock,
      port,
      certificate,
      user,
      password,
      ...(snmp === null ? {} : { snmpPort: snmp.port }),
      ...options,
    });
    this.listen();
  }

  listen(): void {
    this.device.pdu.onEvent((event) => {
      if (event.kind !== 'powerControl' || event.actor.user === OTHER_ADMIN) return;
      this.told.push(`${event.outlet + 1} ${event.cycle ? 'cycle' : event.on ? 'on' : 'off'}`);
      this.onTold();
    });
  }
}

/** A simulated PDU that is stored in an engine, over one protocol. */
export async function promiseBench(
  protocol: Protocol,
  options: Partial<SimulatorOptions> = {},
): Promise<PromiseBench> {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0, ...options });
  const bench = new PromiseBench(protocol, clock, device);
  await bench.startFresh();
  return bench;
}
