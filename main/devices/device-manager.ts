import type { PduView, SampleBatch } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { PduDriver } from '../drivers/driver.ts';
import { Limiter } from '../polling/limiter.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { DeviceSession } from './device-session.ts';
import type { DriverTarget, OpenDriver } from './driver-target.ts';
import { PollPace } from './poll-pace.ts';
import type { FleetStore } from './fleet-store.ts';
import { PduRecord, type Observed } from './pdu-record.ts';

export interface DeviceManagerOptions {
  readonly fleet: FleetStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly openDriver: OpenDriver;
  readonly pollIntervalMs: () => number;
  readonly emitSamples: (batch: SampleBatch) => void;
  readonly isOwnChange: (pdu: PduId, outlet: OutletId) => boolean;
  readonly onObserved: (pdu: PduId, observed: readonly Observed[]) => void;
  /** When the certificate of an address was trusted; null where it is not known. */
  readonly trustedAtMs?: (address: string) => number | null;
}

export interface NewDevice {
  readonly id: PduId;
  readonly name: string;
  /** What is shown; the driver's address is in `target`. */
  readonly address: string;
  readonly user: string;
  readonly protocol: PduView['protocol'];
  readonly snmp: PduView['snmp'];
  readonly otherProtocol: PduView['otherProtocol'];
  readonly simulated: boolean;
  readonly protectedOutlets: readonly OutletId[];
  readonly serial: string;
  readonly target: DriverTarget | null;
  /** Connected already by the first contact. */
  readonly driver?: PduDriver;
  /** First polls of a fleet are spread over the interval. */
  readonly spreadStart: boolean;
}

/** Polls and discoveries that run at the same time, over all PDUs. */
const FLEET_LIMIT = 16;

/** The PDUs that are open, each with its session. */
export class DeviceManager implements AsyncDisposable {
  readonly #options: DeviceManagerOptions;
  readonly #limiters = { connect: new Limiter(FLEET_LIMIT), poll: new Limiter(FLEET_LIMIT) };
  readonly #sessions = new Map<PduId, DeviceSession>();

  constructor(options: DeviceManagerOptions) {
    this.#options = options;
  }

  session(id: PduId): DeviceSession | undefined {
    return this.#sessions.get(id);
  }

  get sessions(): readonly DeviceSession[] {
    return [...this.#sessions.values()];
  }

  /** Shows the PDU and starts its session. */
  open(device: NewDevice): DeviceSession {
    const { fleet, clock, random, logger, openDriver } = this.#options;
    const { id, name, address, user, protocol, simulated, protectedOutlets, target, serial } = device;
    const { snmp, otherProtocol } = device;
    const pace = new PollPace(protocol, this.#options.pollIntervalMs);
    const view: PduView = {
      id,
      name,
      address,
      protocol,
      user,
      snmp,
      otherProtocol,
      simulated,
      pollIntervalMs: pace.intervalMs,
      connection: { kind: 'connecting', sinceMs: clock.nowMs(), lastReadAtMs: null },
      model: null,
      outletStates: {},
      sequenceState: null,
      protectedOutlets,
    };
    const { emitSamples, isOwnChange, onObserved } = this.#options;
    const record = new PduRecord({ view, fleet, clock, emitSamples, isOwnChange, onObserved });
    const session = new DeviceSession({
      record,
      target,
      serial,
      openDriver,
      clock,
      random,
      limiters: this.#limiters,
      logger,
      pace,
      startDelayMs: device.spreadStart ? random() * Math.min(1000, pace.intervalMs) : 0,
      ...(device.driver === undefined ? {} : { driver: device.driver }),
      trustedAtMs: this.#options.trustedAtMs,
    });
    this.#sessions.set(id, session);
    session.start();
    return session;
  }

  /** Ends the session and takes the PDU off the screen. */
  async close(id: PduId): Promise<void> {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    this.#sessions.delete(id);
    this.#options.fleet.publish({ kind: 'pduRemoved', pdu: id });
    await session[Symbol.asyncDispose]();
  }

  pollIntervalChanged(): void {
    for (const session of this.#sessions.values()) session.pollIntervalChanged();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled([...this.#sessions.values()].map((session) => session[Symbol.asyncDispose]()));
  }
}
