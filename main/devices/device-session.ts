import type { DeviceError } from '../../shared/model/device-error.ts';
import type { Connection } from '../../shared/model/connection.ts';
import { basePduId, elementLabel, type OutletId } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { DeviceResult, OutletCheck, PduDriver } from '../drivers/driver.ts';
import { backoffDelayMs } from '../polling/backoff.ts';
import type { Limiter } from '../polling/limiter.ts';
import { UNTIL_WOKEN_MS, Waker } from '../polling/waker.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { attentionReason, isAnswering } from './attention.ts';
import type { DriverTarget, OpenDriver } from './driver-target.ts';
import type { Failing } from './failing-reads.ts';
import { checkIdentity } from './identity-check.ts';
import { limitedCall } from './limited-call.ts';
import type { PduRecord } from './pdu-record.ts';
import type { PollPace } from './poll-pace.ts';
import { Poller } from './poller.ts';
import { progressTeller } from './progress-teller.ts';
import { ReadyGate, type Ready } from './ready-gate.ts';
import { Rediscovery } from './rediscovery.ts';

export interface DeviceSessionOptions {
  readonly record: PduRecord;
  /** Null while there is no password. */
  readonly target: DriverTarget | null;
  /** A driver that is connected already, from the first contact. */
  readonly driver?: PduDriver;
  /** Serial the device must show; empty when it is not known. */
  readonly serial: string;
  readonly openDriver: OpenDriver;
  readonly clock: Clock;
  readonly random: () => number;
  /** Over all PDUs; two of them, so that PDUs out of reach do not keep the others waiting. */
  readonly limiters: { readonly connect: Limiter; readonly poll: Limiter };
  readonly logger: Logger;
  readonly pace: PollPace;
  readonly startDelayMs: number;
  /** When the certificate of this address was trusted; to tell a person when it has changed. */
  readonly trustedAtMs?: ((address: string) => number | null) | undefined;
}

/** A connect and discovery that takes longer is given up; drivers limit each exchange by themselves. */
const CONNECT_LIMIT_MS = 120_000;

/**
 * One PDU's life: connects, discovers, polls, listens to its events, and comes back by itself after an outage. It stops
 * and asks where trying again could do harm. Holds the driver; commands borrow it through `withDriver`.
 */
export class DeviceSession implements AsyncDisposable {
  readonly record: PduRecord;
  readonly #options: DeviceSessionOptions;
  readonly #lifetime = new AbortController();
  readonly #waker = new Waker();
  readonly #gate = new ReadyGate();
  readonly #rediscovery: Rediscovery;
  #target: DriverTarget | null;
  #driver: PduDriver | null;
  /** Connect and poll of now; ended by suspend, new credentials and dispose. */
  #active = new AbortController();
  #attempt = 0;
  #lastReadAtMs: number | null = null;
  #sinceMs: number;
  #isSuspended = false;
  #poller: Poller | null = null;
  #attention: DeviceError | null = null;
  #finished: Promise<void> = Promise.resolve();

  constructor(options: DeviceSessionOptions) {
    this.#options = options;
    this.record = options.record;
    this.#target = options.target;
    this.#driver = options.driver ?? null;
    this.#sinceMs = options.clock.nowMs();
    this.#rediscovery = new Rediscovery(options.clock);
  }

  start(): void {
    this.#finished = this.#run().catch((error: unknown) => {
      this.#options.logger.error({ pdu: this.record.id, err: error }, 'A session ended by a bug');
    });
  }

  get connection(): Connection {
    return this.record.view.connection;
  }

  /** True while state changes arrive as events, so that what is shown is current however old the last poll is. */
  get eventsAlive(): boolean {
    return this.#poller?.eventsAlive ?? false;
  }

  /** Resolves when the PDU is online, or with the reason why it is not after a fresh try. */
  async ready(signal: AbortSignal): Promise<Ready> {
    const { connection } = this;
    if (isAnswering(connection)) return ok(null);
    if (connection.kind === 'needsAttention') return err(connection.error);
    if (connection.kind === 'offline') this.retryNow();
    return this.#gate.wait(signal);
  }

  /** Runs a call on the driver of now; `unreachable` when there is none. */
  async withDriver<Value>(
    call: (driver: PduDriver) => Promise<DeviceResult<Value>>,
  ): Promise<DeviceResult<Value>> {
    const driver = this.#driver;
    if (driver === null || this.record.model === null) {
      const message = `${this.record.name} is not connected. Nothing was sent.`;
      return err({ kind: 'unreachable', cause: 'other', message });
    }
    return call(driver);
  }

  /**
   * Reads outlets ahead of polls and shows what was read; where another one stands in the place of an outlet, or another
   * PDU answers, nothing is shown of it, and the PDU is discovered again.
   */
  async checkOutlets(outlets: readonly OutletId[], signal: AbortSignal): Promise<DeviceResult<OutletCheck>> {
    const startedAtMs = this.#options.clock.nowMs();
    const check = await this.withDriver((driver) => driver.checkOutlets({ outlets, signal }));
    if (check.ok) {
      const isKnown = this.#isKnown(check.value);
      const inPlace = check.value.outlets.filter(
        ({ outlet, label }) => isKnown && label === elementLabel(outlet),
      );
      if (inPlace.length < check.value.outlets.length) this.discoverAgain();
      this.record.applyObserved(
        inPlace.map(({ outlet, observation }) => ({ outlet, observation, startedAtMs, source: 'check' })),
      );
    }
    return check;
  }

  /** The PDU that answers is the one that was discovered. */
  #isKnown({ serial, mac }: OutletCheck): boolean {
    const identity = this.record.model?.identity;
    return identity === undefined || (identity.serial === serial && identity.mac === mac);
  }

  /** Reads every sensor and state now. */
  async readAll(signal: AbortSignal): Promise<Ready> {
    const startedAtMs = this.#options.clock.nowMs();
    const sample = await this.withDriver((driver) => driver.read({ sensors: 'all', signal }));
    if (!sample.ok) return sample;
    this.record.applySample(sample.value, startedAtMs);
    return ok(null);
  }

  /** Tries again at once, also after a stop that waited for a person. */
  retryNow(): void {
    this.#attempt = 0;
    this.#attention = null;
    if (this.connection.kind === 'offline' || this.connection.kind === 'needsAttention')
      this.#showConnecting();
    this.#waker.wake();
  }

  /** Reads names, delays and order again, after something wrote them; left to the next tick when that fails, and false. */
  async rereadSettings(signal: AbortSignal): Promise<boolean> {
    const settings = await this.withDriver((driver) => driver.readSettings({ signal }));
    if (settings.ok) this.record.setSettings(settings.value);
    else this.#poller?.settingsDue();
    return settings.ok;
  }

  /** Starts over with other credentials or another pin. */
  async connectWith(target: DriverTarget): Promise<void> {
    this.#target = target;
    this.#active.abort();
    await this.#closeDriver();
    this.retryNow();
  }

  /** How many exchanges may be in flight, from now on and after every reconnect; nothing under way is cut off. */
  limitSessions(sessionsConcurrencyLimit: number): void {
    if (this.#target !== null) this.#target = { ...this.#target, sessionsConcurrencyLimit };
    this.#driver?.limitSessions?.(sessionsConcurrencyLimit);
  }

  /** What can be had of the PDU is found out again; what is known is read on until then. */
  discoverAgain(): void {
    this.#poller?.discoverAgain();
  }

  /** The setting changed: the wait of now is over. */
  pollIntervalChanged(): void {
    this.#showPace();
    if (isAnswering(this.connection)) this.#waker.wake();
  }

  suspend(): void {
    this.#isSuspended = true;
    this.#active.abort();
    this.#waker.wake();
  }

  resume(): void {
    this.#isSuspended = false;
    this.#attempt = 0;
    this.#waker.wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#lifetime.abort();
    this.#active.abort();
    this.#gate.close();
    await this.#finished;
    await this.#closeDriver();
  }

  async #run(): Promise<void> {
    const { clock, startDelayMs } = this.#options;
    const { signal } = this.#lifetime;
    if (startDelayMs > 0) await this.#waker.sleep(clock, startDelayMs, signal);
    while (!signal.aborted) {
      if (this.#isSuspended || this.#attention !== null) {
        if (this.#isSuspended) this.#setConnection({ kind: 'stopped' });
        await this.#waker.sleep(clock, UNTIL_WOKEN_MS, signal);
        continue;
      }
      this.#active = new AbortController();
      const failure = await this.#connectAndPoll(this.#active.signal).catch((error: unknown) =>
        this.#bug(error),
      );
      if (failure !== null && !this.#active.signal.aborted) await this.#afterFailure(failure);
    }
  }

  /** A mistake of ours must not end the watch over a PDU: it is logged, shown, and tried again later. */
  #bug(error: unknown): DeviceError {
    this.#options.logger.error({ pdu: this.record.id, err: error }, 'Reading a PDU failed by a bug');
    const message = 'Busbar made a mistake while reading this PDU. The log has the details.';
    return { kind: 'protocol', field: null, message };
  }

  /** Null when it was ended from outside or the device has to be discovered again. */
  async #connectAndPoll(signal: AbortSignal): Promise<DeviceError | null> {
    if (this.connection.kind === 'stopped') this.#showConnecting();
    const { clock, limiters } = this.#options;
    const call = { clock, limiter: limiters.connect, name: this.record.name, ms: CONNECT_LIMIT_MS, signal };
    const connected = await limitedCall(call, (within) => this.#connect(within));
    if (!connected.ok) return connected.error;
    const poller = this.#createPoller(connected.value);
    this.#poller = poller;
    const failure = await poller.run(signal);
    this.#attempt = Math.max(this.#attempt, poller.failures - 1);
    if (failure?.kind !== 'notFound' || poller.ticks === 0) return failure;
    await this.#waker.sleep(clock, this.#rediscovery.waitMs, signal);
    this.#rediscovery.begins();
    return null;
  }

  #createPoller(driver: PduDriver): Poller {
    const { clock, random, logger, limiters, pace } = this.#options;
    return new Poller({
      driver,
      record: this.record,
      clock,
      random,
      logger,
      limiter: limiters.poll,
      waker: this.#waker,
      pollIntervalMs: () => pace.intervalMs,
      rediscoveryWaitMs: () => this.#rediscovery.waitMs,
      identify: (signal) => this.#identify(driver, signal),
      onAnswered: ({ readAtMs, tookMs, partialError, failing }) => {
        pace.took(tookMs);
        this.#showPace();
        this.#onAnswered(readAtMs, partialError, failing);
      },
    });
  }

  async #connect(signal: AbortSignal): Promise<DeviceResult<PduDriver>> {
    const target = this.#target;
    if (target === null) {
      const message =
        this.record.view.protocol === 'snmp'
          ? `No SNMP community or password is kept for ${this.record.name}. Enter it to connect.`
          : `No password is kept for ${this.record.name}. Enter it to connect.`;
      return err({ kind: 'authRejected', message });
    }
    const opened = this.#driver === null ? await this.#options.openDriver(target) : ok(this.#driver);
    if (!opened.ok) return opened;
    const driver = opened.value;
    if (signal.aborted) {
      if (driver !== this.#driver) await driver[Symbol.asyncDispose]();
      return err({ kind: 'cancelled', message: 'Stopped.' });
    }
    this.#driver = driver;
    const known = await this.#identify(driver, signal);
    if (!known.ok) return known;
    const model = await driver.discover({
      signal,
      onProgress: progressTeller(this.record, this.#options.clock),
    });
    if (!model.ok) return model;
    this.record.setDiscovered(model.value);
    return ok(driver);
  }

  /** Makes sure that it is still the PDU it was. */
  #identify(driver: PduDriver, signal: AbortSignal): Promise<DeviceResult<null>> {
    const { address } = this.record.view;
    return checkIdentity(
      driver,
      { serial: this.#options.serial, id: basePduId(this.record.id), address },
      signal,
    );
  }

  /** Online, or degraded while a part of the PDU cannot be read. */
  #onAnswered(readAtMs: number, partialError: DeviceError | null, failing: Failing | null): void {
    this.#attempt = 0;
    this.#lastReadAtMs = readAtMs;
    const since = { sinceMs: this.#sinceMs, lastReadAtMs: readAtMs };
    const error = failing?.error ?? partialError;
    const elements = failing === null ? {} : { elements: failing.elements };
    if (error !== null) this.#setConnection({ kind: 'degraded', ...since, error, ...elements });
    else this.#setConnection({ kind: 'online', ...since, events: this.eventsAlive });
  }

  async #afterFailure(error: DeviceError): Promise<void> {
    const { clock, random } = this.#options;
    const lastReadAtMs = this.#lastReadAtMs;
    const sinceMs = clock.nowMs();
    const reason = this.#target === null ? 'noCredentials' : attentionReason(error);
    this.record.lost({ error, reason, lastReadAtMs });
    if (reason !== null) {
      this.#attention = error;
      const presented = 'presented' in error ? { presented: error.presented } : {};
      const trusted = reason === 'certificateChanged' ? this.#earlierTrust() : {};
      const facts = { sinceMs, lastReadAtMs, reason, error, ...presented, ...trusted };
      this.#setConnection({ kind: 'needsAttention', ...facts });
      await this.#closeDriver();
      return;
    }
    this.#attempt += 1;
    const delayMs = backoffDelayMs(this.#attempt, random);
    const attempt = this.#attempt;
    this.#setConnection({
      kind: 'offline',
      sinceMs,
      lastReadAtMs,
      attempt,
      nextRetryAtMs: sinceMs + delayMs,
      error,
      ...this.#trusted(),
    });
    await this.#waker.sleep(clock, delayMs, this.#lifetime.signal);
  }

  /** What counts as late follows from it, so every window knows it. */
  #showPace(): void {
    const { intervalMs: pollIntervalMs } = this.#options.pace;
    if (pollIntervalMs !== this.record.view.pollIntervalMs) this.record.changeView({ pollIntervalMs });
  }

  /** What is trusted of the address that is tried. */
  #trusted(): { readonly trustedAtMs?: number; readonly trustedEngineId?: string } {
    const target = this.#target;
    if (target?.protocol !== 'snmp') return this.#earlierTrust();
    return target.engineId === null ? {} : { trustedEngineId: target.engineId };
  }

  #earlierTrust(): { readonly trustedAtMs?: number } {
    const address = this.#target?.address;
    const trustedAtMs = address === undefined ? null : (this.#options.trustedAtMs?.(address) ?? null);
    return trustedAtMs === null ? {} : { trustedAtMs };
  }

  /** Shown on the first try and when a person asks; a retry by itself keeps showing why the PDU is out of reach. */
  #showConnecting(): void {
    this.#setConnection({
      kind: 'connecting',
      sinceMs: this.#options.clock.nowMs(),
      lastReadAtMs: this.#lastReadAtMs,
    });
  }

  #setConnection(connection: Connection): void {
    const isNew = connection.kind !== this.connection.kind;
    if (isNew)
      this.#options.logger.info({ pdu: this.record.id, connection: connection.kind }, 'Connection changed');
    if (isNew && isAnswering(connection)) {
      this.#sinceMs = this.#options.clock.nowMs();
      connection = { ...connection, sinceMs: this.#sinceMs };
    }
    this.record.setConnection(connection);
    if (isAnswering(connection)) this.#gate.settle(ok(null));
    if (connection.kind === 'offline' || connection.kind === 'needsAttention')
      this.#gate.settle(err(connection.error));
  }

  async #closeDriver(): Promise<void> {
    const driver = this.#driver;
    this.#driver = null;
    await driver?.[Symbol.asyncDispose]();
  }
}
