import type { DeviceError } from '../../../shared/model/device-error.ts';
import { outletId, type ElementId, type OutletId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import type { OutletObservation, PowerAction, PowerState } from '../../../shared/model/power-state.ts';
import type { SensorDescriptor } from '../../../shared/model/sensor.ts';
import type { OutletSequenceState } from '../../../shared/model/sequence.ts';
import { err, ok } from '../../../shared/result.ts';
import type {
  DeviceResult,
  DriverEvent,
  PduDriver,
  RawSequence,
  Sample,
  SequenceWrite,
} from '../../drivers/driver.ts';
import { unknownOutlet } from '../../drivers/not-found.ts';
import type { Clock } from '../../support/clock.ts';

export const TIMEOUT: DeviceError = { kind: 'timeout', message: 'No answer.' };
const NO_ANSWER: DeviceError = {
  kind: 'protocol',
  field: null,
  message: 'The PDU reports an internal error.',
};
export const OUTCOME_UNKNOWN: DeviceError = { kind: 'outcomeUnknown', message: 'No answer came.' };

const CANCELLED: DeviceError = { kind: 'cancelled', message: 'Cancelled before it was done.' };

export interface SentCommand {
  readonly call: 'one' | 'several' | 'all';
  readonly action: PowerAction;
  readonly outlets: readonly OutletId[];
  readonly respectSequence: boolean | null;
}

const IDLE: OutletSequenceState = {
  running: false,
  nextOutlet: null,
  timeUntilNextSwitchMs: 0,
  outletsRemaining: 0,
  cancelableOutletsRemaining: 0,
};

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function outlet(label: string): Outlet {
  return {
    kind: 'outlet',
    id: outletId(label),
    label,
    name: `device-${label}`,
    ratingAmperes: 10,
    poles: [],
    receptacle: 'IEC C13',
    switchable: true,
    metered: true,
    inlet: null,
    ocp: null,
    lines: ['L1', 'N'],
    sequenceDelayMs: 0,
    cycleDelayMs: 2000,
    usePduCycleDelay: true,
    startupState: null,
  };
}

function current(label: string): SensorDescriptor {
  const element = outletId(label);
  const base = { pole: null, unit: 'A', decimalDigits: 2, range: null, thresholds: null } as const;
  return { ...base, element, quantity: 'current', kind: 'numeric' };
}

/**
 * A PDU in memory that obeys the injected clock, for the timing of commands and sessions that no wire could repeat. What
 * it answers with can be replaced by a failure; what it was asked is kept.
 */
export class MemoryPdu {
  readonly clock: Clock;
  readonly sent: SentCommand[] = [];
  readonly writes: SequenceWrite[] = [];
  readonly openDrivers = new Set<PduDriver>();
  reads = 0;
  discoveries = 0;
  identifications = 0;
  /** Answer of everything but commands; null answers well. */
  failure: DeviceError | null = null;
  /** Answer of reading names and delays again; null answers well. */
  settingsFailure: DeviceError | null = null;
  /** Answers of the next reads, one each; then they go well again. */
  readonly readFailures: DeviceError[] = [];
  /** Outlets that answer neither for their state nor for their current, while the others do. */
  readonly silentOutlets = new Set<OutletId>();
  /** Reads see the device as it is when they are asked, and answer when this is over. */
  readGate: Promise<void> = Promise.resolve();
  /** Discoveries wait for this once they have told how much there is. */
  discoverGate: Promise<void> = Promise.resolve();
  /** Checks of single outlets wait for this. */
  checkGate: Promise<void> = Promise.resolve();
  /** Answer of the next commands; null accepts. */
  commandFailure: DeviceError | null = null;
  /** What an accepted command does; replaced where a test wants a device that does not obey. */
  obey: (command: SentCommand) => void = (command) => this.apply(command);
  /** Commands wait for this before they leave. */
  turnGate: Promise<void> | null = null;
  /** Commands wait for this before they are answered. */
  commandGate: Promise<void> = Promise.resolve();
  hasEvents = false;
  tellsLastChange = true;
  model: PduModel;
  sequence: RawSequence;
  readonly #states = new Map<OutletId, OutletObservation>();
  readonly #listeners = new Set<(event: DriverEvent) => void>();

  constructor(clock: Clock, labels: readonly string[] = ['1', '2', '3']) {
    this.clock = clock;
    const outlets = labels.map(outlet);
    this.model = {
      discovery: 1,
      identity: { vendor: 'Test', model: 'MEM', serial: 'MEM001', firmware: '1.0', mac: '' },
      settings: {
        name: 'mem',
        location: null,
        cycleDelayMs: 2000,
        inRushGuardDelayMs: 0,
        powerOnDelayMs: 0,
        startupState: null,
        outletPowerStateSequence: [],
      },
      inlets: [],
      ocps: [],
      outlets,
      transferSwitches: [],
      edges: [],
      sensors: labels.map(current),
      capabilities: [
        'switchOutlet',
        'cycleOutlet',
        'switchSeveral',
        'switchAll',
        'switchInSequence',
        'sequenceOrder',
        'sequenceWrite',
        'cancelSequence',
      ],
      sequenceDelayStepMs: 1,
    };
    this.sequence = {
      order: [],
      delaysMs: Object.fromEntries(outlets.map(({ id }) => [id, 0])),
      inRushGuardDelayMs: 0,
    };
    for (const { id } of outlets) this.set(id, 'on');
  }

  set(id: OutletId, powerState: PowerState): void {
    const nowMs = this.clock.nowMs();
    const observation = {
      powerState,
      lastPowerStateChangeMs: this.tellsLastChange ? nowMs : null,
      readAtMs: nowMs,
    };
    this.#states.set(id, observation);
    this.tell({ kind: 'outletState', outlet: id, observation });
  }

  tell(event: DriverEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** What a command does to the outlets; a cycle comes on again after the cycle delay. */
  apply({ action, outlets }: SentCommand): void {
    for (const id of outlets) this.set(id, action === 'on' ? 'on' : action === 'off' ? 'off' : 'cycling');
    if (action !== 'cycle') return;
    void this.clock.sleep(2000, new AbortController().signal).then(() => {
      for (const id of outlets) this.set(id, 'on');
    });
  }

  #observation(id: OutletId): OutletObservation {
    const nowMs = this.clock.nowMs();
    const kept = this.#states.get(id) ?? {
      powerState: 'unknown',
      lastPowerStateChangeMs: null,
      readAtMs: nowMs,
    };
    return { ...kept, readAtMs: nowMs };
  }

  #modelNow(): PduModel {
    const { capabilities } = this.model;
    return { ...this.model, capabilities: this.hasEvents ? [...capabilities, 'events'] : capabilities };
  }

  #ids(): readonly OutletId[] {
    return this.model.outlets.map((each) => each.id);
  }

  async #command(
    command: SentCommand,
    { signal, onSent }: { readonly signal: AbortSignal; readonly onSent?: () => void },
  ): Promise<DeviceResult<null>> {
    if (this.turnGate !== null) await Promise.race([this.turnGate, aborted(signal)]);
    if (signal.aborted) return err(CANCELLED);
    onSent?.();
    this.sent.push(command);
    await this.commandGate;
    if (this.commandFailure !== null) return err(this.commandFailure);
    this.obey(command);
    return ok(null);
  }

  async #answer<Value>(value: () => Value): Promise<DeviceResult<Value>> {
    return this.failure === null ? ok(value()) : err(this.failure);
  }

  async #read(sensors: 'all' | readonly number[]): Promise<DeviceResult<Sample>> {
    this.reads += 1;
    const failure = this.readFailures.shift() ?? this.failure;
    const asked = sensors === 'all' ? this.model.sensors.map((_, index) => index) : sensors;
    const isSilent = (id: ElementId | undefined) => this.silentOutlets.has(id as OutletId);
    const silent = asked.filter((index) => isSilent(this.model.sensors[index]?.element));
    const sensorIndexes = asked.filter((index) => !silent.includes(index));
    const outlets = this.#ids().filter((id) => !isSilent(id));
    const failed = { sensorIndexes: silent, outlets: this.#ids().filter(isSilent), error: NO_ANSWER };
    const sample = {
      sensorIndexes,
      values: sensorIndexes.map(() => 2.31),
      statusCodes: sensorIndexes.map(() => 0),
      readAtMs: this.clock.nowMs(),
      outletStates: Object.fromEntries(outlets.map((id) => [id, this.#observation(id)])),
      sequenceState: IDLE,
      ...(failed.outlets.length === 0 ? {} : { failed }),
    };
    await this.readGate;
    return failure === null ? ok(sample) : err(failure);
  }

  /** A driver on this PDU, as a session opens it. */
  driver(): PduDriver {
    const driver: PduDriver = {
      protocol: 'xerus',
      identify: () =>
        this.#answer(() => {
          this.identifications += 1;
          return { identity: this.model.identity, name: this.model.settings.name };
        }),
      discover: async ({ onProgress }) => {
        onProgress?.({ readElements: 0, totalElements: this.model.outlets.length });
        await this.discoverGate;
        return this.#answer(() => {
          this.discoveries += 1;
          return this.#modelNow();
        });
      },
      readSettings: async () =>
        this.settingsFailure === null ? this.#answer(() => this.#modelNow()) : err(this.settingsFailure),
      read: ({ sensors }) => this.#read(sensors),
      checkOutlets: async ({ outlets }) => {
        const missing = outlets.find((each) => !this.#ids().includes(each));
        if (missing !== undefined) return unknownOutlet(missing);
        await this.checkGate;
        return this.#answer(() => ({
          serial: this.model.identity.serial,
          mac: this.model.identity.mac,
          outlets: this.model.outlets
            .filter(({ id }) => outlets.includes(id))
            .map(({ id, label, name }) => ({ outlet: id, label, name, observation: this.#observation(id) })),
        }));
      },
      switchOutlet: ({ outlet: id, action, ...rest }) =>
        this.#command({ call: 'one', action, outlets: [id], respectSequence: null }, rest),
      switchOutlets: ({ outlets, action, respectSequence, ...rest }) =>
        this.#command({ call: 'several', action, outlets, respectSequence }, rest),
      switchAllOutlets: ({ action, ...rest }) =>
        this.#command({ call: 'all', action, outlets: this.#ids(), respectSequence: null }, rest),
      readSequence: () => this.#answer(() => this.sequence),
      writeSequence: ({ changes }) =>
        this.#answer(() => {
          this.writes.push(changes);
          const { delaysMs, ...rest } = changes;
          this.sequence = { ...this.sequence, ...rest, delaysMs: { ...this.sequence.delaysMs, ...delaysMs } };
          return { written: ['order'], notWritten: [], error: null };
        }),
      readSequenceState: () => this.#answer(() => IDLE),
      cancelSequence: () => this.#answer(() => null),
      rename: () => this.#answer(() => null),
      writeCycleDelay: () => this.#answer(() => null),
      writeStartupState: () => this.#answer(() => null),
      writePowerOnDelay: () => this.#answer(() => null),
      watch: ({ signal, onEvent, onAlive }) =>
        new Promise((resolve) => {
          this.#listeners.add(onEvent);
          onAlive();
          const stop = () => {
            this.#listeners.delete(onEvent);
            resolve({ kind: 'cancelled', message: 'Stopped.' });
          };
          if (signal.aborted) stop();
          else signal.addEventListener('abort', stop, { once: true });
        }),
      [Symbol.asyncDispose]: async () => {
        this.openDrivers.delete(driver);
      },
    };
    this.openDrivers.add(driver);
    return driver;
  }
}
