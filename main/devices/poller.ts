import type { DeviceError } from '../../shared/model/device-error.ts';
import { err, ok } from '../../shared/result.ts';
import type { DeviceResult, DriverEvent, PduDriver } from '../drivers/driver.ts';
import type { Limiter } from '../polling/limiter.ts';
import { runPollLoop } from '../polling/poll-loop.ts';
import type { Waker } from '../polling/waker.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { attentionReason, isWholeFailure } from './attention.ts';
import { dueSensors } from './due-sensors.ts';
import { watchEvents } from './event-watch.ts';
import type { Failing } from './failing-reads.ts';
import { limitedCall } from './limited-call.ts';
import type { PduRecord } from './pdu-record.ts';

export interface PollerOptions {
  readonly driver: PduDriver;
  readonly record: PduRecord;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly limiter: Limiter;
  readonly waker: Waker;
  readonly pollIntervalMs: () => number;
  /** How long a new discovery has to wait; 0 when it may begin. */
  readonly rediscoveryWaitMs: () => number;
  /** Makes sure that it is still the PDU it was. */
  readonly identify: (signal: AbortSignal) => Promise<DeviceResult<null>>;
  /** After each poll that was answered; `partialError` is why names and delays could not be read, `failing` what else. */
  readonly onAnswered: (poll: {
    readonly readAtMs: number;
    readonly tookMs: number;
    readonly partialError: DeviceError | null;
    readonly failing: Failing | null;
  }) => void;
}

/** A poll that takes longer is given up; drivers limit each exchange by themselves. */
const POLL_LIMIT_MS = 45_000;
const SETTINGS_EVERY_MS = 30_000;
/** Failed polls in a row after which the PDU counts as out of reach (design, section 8). */
const FAILURES_UNTIL_OFFLINE = 3;

/** Keeps what is known of a connected PDU current, by polls and by its events, until something ends it. */
export class Poller {
  readonly #options: PollerOptions;
  #ticks = 0;
  #failures = 0;
  /** Of the run that is under way or was the last one. */
  #scope = new AbortController();
  #eventsAlive = false;
  #mustRediscover = false;
  /** The way to the PDU was interrupted: something else may answer there now. */
  #mustIdentify = false;
  #settingsDueAtMs: number;
  #partialError: DeviceError | null = null;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#settingsDueAtMs = options.clock.nowMs() + SETTINGS_EVERY_MS;
  }

  /** Polls that were answered. */
  get ticks(): number {
    return this.#ticks;
  }

  /** Polls in a row that failed. */
  get failures(): number {
    return this.#failures;
  }

  get eventsAlive(): boolean {
    return this.#eventsAlive;
  }

  /** Names, delays and order are read with the next poll. */
  settingsDue(): void {
    this.#settingsDueAtMs = 0;
  }

  /** What the PDU offers may be another now: `run` ends soon, asking for a new discovery. */
  discoverAgain(): void {
    this.#rediscoverSoon(this.#scope.signal);
  }

  /** Null when the signal ended it, else why. `notFound` asks for a new discovery. */
  async run(signal: AbortSignal): Promise<DeviceError | null> {
    const { clock, random, waker, pollIntervalMs, limiter, record } = this.#options;
    const scope = new AbortController();
    const stop = () => scope.abort();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    this.#scope = scope;
    const watching = this.#watch(scope.signal);
    const call = { clock, limiter, name: record.name, ms: POLL_LIMIT_MS, signal: scope.signal };
    try {
      return await runPollLoop<DeviceError>({
        clock,
        random,
        signal: scope.signal,
        waker,
        intervalMs: pollIntervalMs,
        poll: () => limitedCall(call, (within) => this.#poll(within)),
        onFailure: (error, attempt) => this.#onFailure(error, attempt),
      });
    } finally {
      signal.removeEventListener('abort', stop);
      scope.abort();
      await watching;
      this.#eventsAlive = false;
    }
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { driver, record, clock, random, logger } = this.#options;
    if (record.model?.capabilities.includes('events') !== true) return;
    await watchEvents({
      driver,
      clock,
      random,
      logger,
      signal,
      onEvent: (event) => this.#onEvent(event, signal),
      onAlive: (isAlive) => {
        this.#eventsAlive = isAlive;
        if (!isAlive) this.#mustIdentify = true;
      },
    });
  }

  async #poll(signal: AbortSignal): Promise<DeviceResult<null>> {
    const { driver, record, clock } = this.#options;
    if (this.#mustRediscover && this.#ticks > 0 && this.#options.rediscoveryWaitMs() === 0)
      return err({ kind: 'notFound', message: 'The elements of the PDU changed.' });
    const known = this.#mustIdentify ? await this.#options.identify(signal) : ok(null);
    if (!known.ok) return known;
    this.#mustIdentify = false;
    const settings = await this.#readSettings(signal);
    if (!settings.ok) return settings;
    const startedAtMs = clock.nowMs();
    const sensors = dueSensors(record.model?.sensors ?? [], this.#ticks);
    const sample = await driver.read({ sensors, signal });
    if (!sample.ok) return sample;
    this.#ticks += 1;
    this.#failures = 0;
    record.applySample(sample.value, startedAtMs);
    record.back();
    const { readAtMs } = sample.value;
    const tookMs = clock.nowMs() - startedAtMs;
    const failing = record.partlyFailing();
    this.#options.onAnswered({ readAtMs, tookMs, partialError: this.#partialError, failing });
    return ok(null);
  }

  /** When they are due. That they cannot be read is no reason not to read the rest. */
  async #readSettings(signal: AbortSignal): Promise<DeviceResult<null>> {
    const { driver, record, clock } = this.#options;
    const waitMs = this.#settingsDueAtMs - clock.nowMs();
    if (waitMs > 0 && waitMs <= SETTINGS_EVERY_MS) return ok(null);
    this.#settingsDueAtMs = clock.nowMs() + SETTINGS_EVERY_MS;
    const settings = await driver.readSettings({ signal });
    if (!settings.ok && isWholeFailure(settings.error)) return settings;
    if (settings.ok) record.setSettings(settings.value);
    this.#partialError = settings.ok ? null : settings.error;
    return ok(null);
  }

  /** A missed poll shows as age; only several in a row are an outage. */
  #onFailure(error: DeviceError, attempt: number): 'goOn' | 'stop' {
    this.#mustIdentify = true;
    // A channel that is still waiting may hang on a dead connection: it counts again when its poll is answered.
    this.#eventsAlive = false;
    this.#failures = attempt;
    const isLasting = attentionReason(error) !== null || error.kind === 'notFound';
    return !isLasting && attempt < FAILURES_UNTIL_OFFLINE && this.#ticks > 0 ? 'goOn' : 'stop';
  }

  #onEvent(event: DriverEvent, signal: AbortSignal): void {
    const { record, waker } = this.#options;
    record.applyEvent(event);
    if (event.kind === 'modelChanged') this.#rediscoverSoon(signal);
    if (event.kind !== 'settingsChanged') return;
    this.settingsDue();
    waker.wake();
  }

  /** Until it may begin, what is known is read on. */
  #rediscoverSoon(signal: AbortSignal): void {
    const { clock, waker, rediscoveryWaitMs } = this.#options;
    if (this.#mustRediscover) return;
    this.#mustRediscover = true;
    void clock.sleep(rediscoveryWaitMs(), signal).then(() => {
      if (!signal.aborted) waker.wake();
    });
  }
}
