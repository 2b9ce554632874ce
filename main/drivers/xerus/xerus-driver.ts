import type { Capability } from '../../../shared/model/capability.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Clock } from '../../support/clock.ts';
import type { Logger } from '../../support/logger.ts';
import type { CallOptions, DeviceResult, PduDriver } from '../driver.ts';
import { parseAddress } from './address.ts';
import { ask } from './answers.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import type { AuthKind } from './credentials.ts';
import { PDU_RID, type DeviceMap } from './device-map.ts';
import { asFirstContact, discover } from './discover.ts';
import { eitherSignal } from '../../support/either-signal.ts';
import { Link } from './link.ts';
import { cancelledError } from '../cancelled.ts';
import { parseName, parsePduIdentity, startupStateNumber } from './parse-pdu.ts';
import { readRecord } from './read-json.ts';
import { readSample } from './read-sample.ts';
import { readSettings } from './read-settings.ts';
import { Rpc } from './rpc.ts';
import { readSequence, readSequenceState, writeSequence } from './sequence.ts';
import { refuseStartupState } from '../startup-state.ts';
import { Turns } from '../turns.ts';
import { wholeSeconds, writeElementSettings } from './settings-writes.ts';
import {
  cancelSequence,
  checkOutlets,
  switchAllOutlets,
  switchOutlet,
  switchOutlets,
} from './switch-outlets.ts';
import { watch } from './watch.ts';

export interface XerusDriverOptions {
  /** `https://host[:port]` or `host[:port]`; HTTPS unless written otherwise. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of the certificate, any spelling; empty when nothing is trusted yet, and then nothing is sent. */
  readonly trustedFingerprint: string;
  /** `basic` unless said otherwise: pollers that run for long need no session bookkeeping (reference 1.4). */
  readonly auth?: AuthKind;
  /** Exchanges in flight at a time; 1 unless given. */
  readonly sessionsConcurrencyLimit?: number;
  /** Where several drivers of one address count against one limit; takes the place of `sessionsConcurrencyLimit`. */
  readonly turns?: Turns;
  /** `false` keeps the driver to a single connection. */
  readonly eventChannel?: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For one exchange; PDUs may take seconds over a bulk. */
  readonly requestTimeoutMs?: number;
  readonly maxBulkCalls?: number;
}

const DEFAULT_REQUEST_TIMEOUT_MS = 15_000;
/** The vendor's Go binding stops at 200 to spare the device (reference 2). */
const DEFAULT_MAX_BULK_CALLS = 200;

const NOT_DISCOVERED: DeviceError = {
  kind: 'invalidArgument',
  message: 'The layout of this PDU has not been read yet; read it first.',
};

/** A Raritan, Server Technology or Legrand PDU with Xerus firmware, over JSON-RPC. */
class XerusDriver implements PduDriver {
  readonly protocol = 'xerus';
  readonly #link: Link;
  readonly #rpc: Rpc;
  readonly #clock: Clock;
  readonly #eventChannel: boolean;
  readonly #lifetime = new AbortController();
  readonly #watches = new Set<Promise<unknown>>();
  /** Settings are read, changed and written whole: two changes at a time would undo each other. */
  readonly #settingsTurns = new Turns(1);
  #map: DeviceMap | null = null;
  #discoveries = 0;

  constructor(link: Link, options: XerusDriverOptions) {
    this.#link = link;
    this.#rpc = new Rpc(link, options.maxBulkCalls ?? DEFAULT_MAX_BULK_CALLS);
    this.#clock = options.clock;
    this.#eventChannel = options.eventChannel ?? true;
  }

  async identify({ signal }: CallOptions): ReturnType<PduDriver['identify']> {
    const questions = [{ rid: PDU_RID, methods: ['getMetaData', 'getSettings'] }];
    const answers = await ask(this.#rpc, questions, { signal, priority: 'read' });
    if (!answers.ok) return answers;
    const metaData = answers.value.result(PDU_RID, 'getMetaData');
    if (!metaData.ok) return err(asFirstContact(metaData.error, this.#link.hostPort));
    const identity = parsePduIdentity(metaData.value['_ret_']);
    if (!identity.ok) return identity;
    return ok({
      identity: identity.value,
      name: parseName(readRecord(answers.value.value(PDU_RID, 'getSettings'))),
    });
  }

  async discover({
    signal,
    onProgress,
  }: Parameters<PduDriver['discover']>[0]): Promise<DeviceResult<PduModel>> {
    const discovery = this.#discoveries + 1;
    const found = await discover(this.#rpc, {
      signal,
      priority: 'read',
      discovery,
      eventChannel: this.#eventChannel,
      onProgress,
    });
    if (!found.ok) return found;
    this.#discoveries = Math.max(this.#discoveries, discovery);
    this.#map = found.value;
    return ok(found.value.model);
  }

  readSettings({ signal }: CallOptions): Promise<DeviceResult<PduModel>> {
    return this.#withMap(async (map) => {
      const model = await readSettings(this.#rpc, map, { signal, priority: 'read' });
      if (model.ok && this.#map === map) this.#map = { ...map, model: model.value };
      return model;
    });
  }

  read(options: Parameters<PduDriver['read']>[0]): ReturnType<PduDriver['read']> {
    return this.#withMap((map) =>
      readSample(this.#rpc, map, { ...options, priority: 'read', clock: this.#clock }),
    );
  }

  checkOutlets(options: Parameters<PduDriver['checkOutlets']>[0]): ReturnType<PduDriver['checkOutlets']> {
    return this.#withMap((map) => checkOutlets(this.#rpc, map, { ...options, clock: this.#clock }));
  }

  switchOutlet(options: Parameters<PduDriver['switchOutlet']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability(options.action === 'cycle' ? 'cycleOutlet' : 'switchOutlet', (map) =>
      switchOutlet(this.#rpc, map, options),
    );
  }

  switchOutlets(options: Parameters<PduDriver['switchOutlets']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('switchSeveral', (map) => switchOutlets(this.#rpc, map, options));
  }

  switchAllOutlets(options: Parameters<PduDriver['switchAllOutlets']>[0]): Promise<DeviceResult<null>> {
    return this.#withCapability('switchAll', () => switchAllOutlets(this.#rpc, options));
  }

  readSequence({ signal }: CallOptions): ReturnType<PduDriver['readSequence']> {
    return this.#withCapability('sequenceOrder', (map) => readSequence(this.#rpc, map, signal));
  }

  writeSequence(options: Parameters<PduDriver['writeSequence']>[0]): ReturnType<PduDriver['writeSequence']> {
    return this.#writing('sequenceOrder', options, (map) => writeSequence(this.#rpc, map, options));
  }

  readSequenceState({ signal }: CallOptions): ReturnType<PduDriver['readSequenceState']> {
    return this.#withCapability('sequenceState', (map) => readSequenceState(this.#rpc, map, signal));
  }

  cancelSequence({ signal }: CallOptions): Promise<DeviceResult<null>> {
    return this.#withCapability('cancelSequence', () => cancelSequence(this.#rpc, signal));
  }

  rename({ signal, element, name }: Parameters<PduDriver['rename']>[0]): Promise<DeviceResult<null>> {
    return this.#writing('rename', { signal }, (map) =>
      writeElementSettings(this.#rpc, map, { signal, element, fields: { name } }),
    );
  }

  writeCycleDelay(options: Parameters<PduDriver['writeCycleDelay']>[0]): Promise<DeviceResult<null>> {
    const { signal, outlet, usePduCycleDelay } = options;
    const cycleDelay = wholeSeconds(options.cycleDelayMs, 'A cycle delay');
    if (!cycleDelay.ok) return Promise.resolve(cycleDelay);
    const ofPdu = { cycleDelay: cycleDelay.value };
    const fields = outlet === null ? ofPdu : { ...ofPdu, usePduCycleDelay };
    return this.#writing('cycleDelay', { signal }, (map) =>
      writeElementSettings(this.#rpc, map, { signal, element: outlet ?? 'pdu', fields }),
    );
  }

  writeStartupState(options: Parameters<PduDriver['writeStartupState']>[0]): Promise<DeviceResult<null>> {
    const { signal, outlet, startupState } = options;
    const fields = { startupState: startupStateNumber(startupState) };
    return this.#writing('startupState', { signal }, async (map) => {
      const refused = refuseStartupState(map.model, { outlet, startupState });
      return refused ?? writeElementSettings(this.#rpc, map, { signal, element: outlet ?? 'pdu', fields });
    });
  }

  writePowerOnDelay(options: Parameters<PduDriver['writePowerOnDelay']>[0]): Promise<DeviceResult<null>> {
    const { signal } = options;
    const powerOnDelay = wholeSeconds(options.powerOnDelayMs, 'A power-on delay');
    if (!powerOnDelay.ok) return Promise.resolve(powerOnDelay);
    const fields = { powerOnDelay: powerOnDelay.value };
    return this.#writing('powerOnDelay', { signal }, (map) =>
      writeElementSettings(this.#rpc, map, { signal, element: 'pdu', fields }),
    );
  }

  async watch({ signal, onEvent, onAlive }: Parameters<PduDriver['watch']>[0]): Promise<DeviceError> {
    if (!this.#eventChannel) {
      return { kind: 'unsupported', message: LACKING.events };
    }
    const initial = this.#map;
    if (initial === null) return NOT_DISCOVERED;
    if (signal.aborted || this.#lifetime.signal.aborted) return cancelledError();
    const either = eitherSignal(signal, this.#lifetime.signal);
    const watching = watch(this.#rpc, {
      signal: either.signal,
      onEvent,
      onAlive,
      map: () => this.#map ?? initial,
      clock: this.#clock,
    });
    this.#watches.add(watching);
    try {
      return await watching;
    } finally {
      this.#watches.delete(watching);
      either[Symbol.dispose]();
    }
  }

  limitSessions(sessionsConcurrencyLimit: number): void {
    this.#link.limitSessions(sessionsConcurrencyLimit);
  }

  #withMap<Value>(task: (map: DeviceMap) => Promise<DeviceResult<Value>>): Promise<DeviceResult<Value>> {
    return this.#map === null ? Promise.resolve(err(NOT_DISCOVERED)) : task(this.#map);
  }

  #withCapability<Value>(
    capability: Capability,
    task: (map: DeviceMap) => Promise<DeviceResult<Value>>,
  ): Promise<DeviceResult<Value>> {
    return this.#withMap((map) =>
      map.model.capabilities.includes(capability)
        ? task(map)
        : Promise.resolve(err({ kind: 'unsupported', message: LACKING[capability] })),
    );
  }

  /** A change of settings, when those before it are done. */
  #writing<Value>(
    capability: Capability,
    { signal }: CallOptions,
    task: (map: DeviceMap) => Promise<DeviceResult<Value>>,
  ): Promise<DeviceResult<Value>> {
    return this.#withCapability(capability, async (map) => {
      const outcome = await this.#settingsTurns.run('command', signal, () => task(map));
      return outcome ?? err(cancelledError());
    });
  }

  /** Ends what is under way, watches with their channels, then the session, then the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#lifetime.abort();
    this.#link.stop();
    await Promise.allSettled(this.#watches);
    await this.#link[Symbol.asyncDispose]();
  }
}

/** A driver for one PDU. Does no I/O until it is asked something; an address that cannot be read fails each call. */
export function createXerusDriver(options: XerusDriverOptions): PduDriver {
  const address = parseAddress(options.address);
  const link = new Link({
    address,
    user: options.user,
    password: options.password,
    trustedFingerprint: options.trustedFingerprint,
    auth: options.auth ?? 'basic',
    turns: options.turns ?? new Turns(options.sessionsConcurrencyLimit ?? 1),
    requestTimeoutMs: options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
    clock: options.clock,
    logger: options.logger,
  });
  return new XerusDriver(link, options);
}
