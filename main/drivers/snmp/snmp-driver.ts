import type { Capability } from '../../../shared/model/capability.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { SnmpAccess } from '../../../shared/model/snmp-access.ts';
import { err, ok } from '../../../shared/result.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import type { Clock } from '../../support/clock.ts';
import type { Logger } from '../../support/logger.ts';
import { cancelledError } from '../cancelled.ts';
import type { CallOptions, DeviceResult, PduDriver } from '../driver.ts';
import { eitherSignal } from '../../support/either-signal.ts';
import { unsupported } from '../refusals.ts';
import { Turns } from '../turns.ts';
import { cancelSequence } from './control/cancel-sequence.ts';
import { checkOutlets } from './control/check-outlets.ts';
import { writesForAll, writesForOne, writesForSeveral, type SwitchWrites } from './control/outlet-writes.ts';
import { sendSwitch } from './control/switch-outlets.ts';
import { detectFamily, type Detected } from './detect/detect-family.ts';
import type { SnmpDeviceMap } from './device-map.ts';
import { discover } from './discover/discover.ts';
import { GrowthWatch } from './discover/growth-watch.ts';
import { readSettings } from './discover/read-settings.ts';
import { FAMILIES } from './families/families.ts';
import type { FamilyLimits } from './family/family.ts';
import { readIdentity } from './read/read-identity.ts';
import { readSample } from './read/read-sample.ts';
import { readSequence } from './sequence/read-sequence.ts';
import { writeSequence } from './sequence/write-sequence.ts';
import { writeStartupState } from './settings/startup-state.ts';
import { rename, writeCycleDelay, writePowerOnDelay } from './settings/write-settings.ts';
import { parseSnmpAddress, type SnmpAddress } from './transport/address.ts';
import { createSnmpClient } from './transport/create-snmp-client.ts';
import type { SnmpClient } from './transport/snmp-client.ts';
import type { TrapSource } from './traps/trap-source.ts';
import { watchTraps } from './traps/watch-traps.ts';

export interface SnmpDriverOptions {
  /** `snmp://host[:port]` or `host[:port]`; port 161 unless written otherwise. */
  readonly address: string;
  readonly access: SnmpAccess;
  /** Engine id in hex that is trusted (v3); another one is asked nothing. Null takes the one that answers. */
  readonly engineId: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Notifications, where the app listens for them. */
  readonly traps: TrapSource | null;
  /** For one try; 3000 ms unless given. */
  readonly requestTimeoutMs?: number;
  /** Of a read; 3 unless given. */
  readonly tries?: number;
  /** Where several drivers of one address take turns with one another; never more than one exchange is in flight. */
  readonly turns?: Turns;
}

const NOT_DISCOVERED: DeviceError = {
  kind: 'invalidArgument',
  message: 'The layout of this PDU has not been read yet; read it first.',
};

/** Stands in where there is no address to send to. */
function failingClient(address: string, error: DeviceError): SnmpClient {
  const fail = async () => err(error);
  return {
    hostPort: address,
    get: fail,
    walk: fail,
    read: fail,
    set: fail,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** A PDU of any maker whose MIB is described in `families/`. */
class SnmpDriver implements PduDriver {
  readonly protocol = 'snmp';
  readonly #options: SnmpDriverOptions;
  readonly #address: DeviceResult<SnmpAddress>;
  readonly #lifetime = new AbortController();
  readonly #watches = new Set<Promise<unknown>>();
  /** Commands through a device's queue, one after the other. */
  readonly #queueTurns = new Turns(1);
  readonly #growth: GrowthWatch;
  #client: SnmpClient;
  /** What the client was made for. */
  #limits: FamilyLimits | undefined;
  #detected: Detected | null = null;
  #map: SnmpDeviceMap | null = null;
  #discoveries = 0;

  constructor(address: DeviceResult<SnmpAddress>, options: SnmpDriverOptions) {
    this.#options = options;
    this.#address = address;
    this.#growth = new GrowthWatch(options.clock);
    this.#client = this.#createClient();
  }

  async identify({ signal }: CallOptions): ReturnType<PduDriver['identify']> {
    const detected = await this.#detect(signal);
    if (!detected.ok) return detected;
    const known = this.#map?.family === detected.value.family ? { known: this.#map } : {};
    return readIdentity(this.#client, detected.value, { signal, priority: 'read', ...known });
  }

  async discover({ signal }: CallOptions): Promise<DeviceResult<PduModel>> {
    this.#detected = null;
    const detected = await this.#detect(signal);
    if (!detected.ok) return detected;
    const { family, system } = detected.value;
    const discovery = this.#discoveries + 1;
    const traps = this.#options.traps?.state.kind === 'listening';
    const options = { signal, priority: 'read', discovery, traps } as const;
    const found = await discover(this.#client, family, system, options);
    if (!found.ok) return found;
    this.#discoveries = Math.max(this.#discoveries, discovery);
    this.#map = found.value;
    this.#growth.begin(found.value.watched, family.absentTexts);
    return ok(found.value.model);
  }

  readSettings({ signal }: CallOptions): Promise<DeviceResult<PduModel>> {
    return this.#withMap(async (map) => {
      const growth = this.#growth;
      const model = await readSettings(this.#client, map, { signal, priority: 'read', growth });
      if (model.ok && this.#map === map) this.#map = { ...map, model: model.value };
      return model;
    });
  }

  read(options: Parameters<PduDriver['read']>[0]): ReturnType<PduDriver['read']> {
    const { clock } = this.#options;
    return this.#withMap((map) => readSample(this.#client, map, { ...options, priority: 'read', clock }));
  }

  checkOutlets(options: Parameters<PduDriver['checkOutlets']>[0]): ReturnType<PduDriver['checkOutlets']> {
    const { clock } = this.#options;
    return this.#withMap((map) => checkOutlets(this.#client, map, { ...options, clock }));
  }

  switchOutlet(options: Parameters<PduDriver['switchOutlet']>[0]): Promise<DeviceResult<null>> {
    const { action, outlet } = options;
    return this.#switch(action === 'cycle' ? 'cycleOutlet' : 'switchOutlet', options, (map) =>
      writesForOne(map, outlet, action),
    );
  }

  switchOutlets(options: Parameters<PduDriver['switchOutlets']>[0]): Promise<DeviceResult<null>> {
    return this.#switch('switchSeveral', options, (map) => writesForSeveral(map, options.outlets, options));
  }

  switchAllOutlets(options: Parameters<PduDriver['switchAllOutlets']>[0]): Promise<DeviceResult<null>> {
    return this.#switch('switchAll', options, (map) => writesForAll(map, options.action));
  }

  readSequence({ signal }: CallOptions): ReturnType<PduDriver['readSequence']> {
    return this.#withMap((map) => readSequence(this.#client, map, signal));
  }

  writeSequence(options: Parameters<PduDriver['writeSequence']>[0]): ReturnType<PduDriver['writeSequence']> {
    return this.#withMap((map) => writeSequence(this.#client, map, options));
  }

  /** No MIB that Busbar knows tells how far a sequence is. */
  readSequenceState(): ReturnType<PduDriver['readSequenceState']> {
    return this.#withCapability('sequenceState', () => err(NOT_DISCOVERED));
  }

  cancelSequence({ signal }: CallOptions): Promise<DeviceResult<null>> {
    const { clock } = this.#options;
    return this.#withCapability('cancelSequence', (map) =>
      cancelSequence(this.#client, map, { signal, clock }),
    );
  }

  rename(options: Parameters<PduDriver['rename']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('rename', (map) => rename(this.#client, map, options));
  }

  writeCycleDelay(options: Parameters<PduDriver['writeCycleDelay']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('cycleDelay', (map) => writeCycleDelay(this.#client, map, options));
  }

  writeStartupState(options: Parameters<PduDriver['writeStartupState']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('startupState', (map) => writeStartupState(this.#client, map, options));
  }

  writePowerOnDelay(options: Parameters<PduDriver['writePowerOnDelay']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('powerOnDelay', (map) => writePowerOnDelay(this.#client, map, options));
  }

  /** `onAlive` is never called: notifications may get lost, so they do not keep the state current by themselves. */
  async watch({ signal, onEvent }: Parameters<PduDriver['watch']>[0]): Promise<DeviceError> {
    const initial = this.#map;
    if (initial === null || !this.#address.ok) return NOT_DISCOVERED;
    if (signal.aborted || this.#lifetime.signal.aborted) return cancelledError();
    const either = eitherSignal(signal, this.#lifetime.signal);
    const { traps, access, engineId, clock } = this.#options;
    const watching = watchTraps({
      source: traps,
      address: this.#address.value,
      access,
      engineId,
      clock,
      signal: either.signal,
      map: () => this.#map ?? initial,
      read: (sensors) => this.read({ sensors, signal: either.signal }),
      onEvent,
    });
    this.#watches.add(watching);
    try {
      return await watching;
    } finally {
      this.#watches.delete(watching);
      either[Symbol.dispose]();
    }
  }

  /** Ends what is under way, watches with their subscriptions, then the session. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#lifetime.abort();
    await Promise.allSettled(this.#watches);
    await this.#client[Symbol.asyncDispose]();
  }

  #createClient(): SnmpClient {
    const { access, engineId, clock, logger, requestTimeoutMs, tries, turns } = this.#options;
    const limits = this.#limits;
    if (!this.#address.ok) return failingClient(this.#options.address, this.#address.error);
    return createSnmpClient({
      address: this.#address.value,
      access,
      engineId,
      clock,
      logger,
      ...(requestTimeoutMs === undefined ? {} : { timeoutMs: requestTimeoutMs }),
      ...(tries === undefined ? {} : { tries }),
      ...(turns === undefined ? {} : { turns }),
      ...(limits === undefined ? {} : { limits }),
    });
  }

  /** Its family, found once for each discovery. What its agents can take holds for everything that follows. */
  async #detect(signal: AbortSignal): Promise<DeviceResult<Detected>> {
    if (this.#detected !== null) return ok(this.#detected);
    const detected = await detectFamily(this.#client, FAMILIES, { signal, priority: 'read' });
    if (!detected.ok) return detected;
    const { limits } = detected.value.family;
    if (limits !== this.#limits) {
      const former = this.#client;
      this.#limits = limits;
      this.#client = this.#createClient();
      await former[Symbol.asyncDispose]();
    }
    this.#detected = detected.value;
    return detected;
  }

  #switch(
    capability: Capability,
    options: Parameters<PduDriver['switchAllOutlets']>[0],
    writes: (map: SnmpDeviceMap) => DeviceResult<SwitchWrites>,
  ): Promise<DeviceResult<null>> {
    const queueTurns = this.#queueTurns;
    return this.#withCapability(capability, (map) =>
      sendSwitch(this.#client, writes(map), { ...options, queueTurns }),
    );
  }

  #withMap<Value>(
    task: (map: SnmpDeviceMap) => DeviceResult<Value> | Promise<DeviceResult<Value>>,
  ): Promise<DeviceResult<Value>> {
    if (this.#lifetime.signal.aborted) return Promise.resolve(err(cancelledError()));
    return Promise.resolve(this.#map === null ? err(NOT_DISCOVERED) : task(this.#map));
  }

  #withCapability<Value>(
    capability: Capability,
    task: (map: SnmpDeviceMap) => DeviceResult<Value> | Promise<DeviceResult<Value>>,
  ): Promise<DeviceResult<Value>> {
    return this.#withMap((map) =>
      map.model.capabilities.includes(capability) ? task(map) : unsupported(LACKING[capability]),
    );
  }
}

/** A driver for one PDU. Does no I/O until it is asked something; an address that cannot be read fails each call. */
export function createSnmpDriver(options: SnmpDriverOptions): PduDriver {
  return new SnmpDriver(parseSnmpAddress(options.address), options);
}
