import { basePduId, type PduId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { DriverTarget } from '../devices/driver-target.ts';
import type { PduDriver } from '../drivers/driver.ts';
import { tellingSerial } from '../drivers/serial-number.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import { secretOf, targetFrom } from './pdu-access.ts';
import type { Services } from './services.ts';
import type { SimulatorHandle } from './simulators.ts';

/** How to reach a simulator: like any other PDU, with the certificate it was started with. */
export function simulatorTarget(simulator: SimulatorHandle): PduTarget {
  const { url: address, user, password, fingerprint } = simulator;
  return { protocol: 'xerus', address, user, password, fingerprint };
}

/** PDUs that have a session, with what is needed to reach them. Secrets live here, in memory only. */
export class OpenPdus implements AsyncDisposable {
  readonly #services: Services;
  readonly #targets = new Map<PduId, PduTarget>();
  /** Second ways, which have no session of their own. */
  readonly #others = new Map<PduId, PduTarget>();
  readonly #simulators = new Map<PduId, SimulatorHandle>();
  /** Exchanges in flight that were asked for with PDUs that are open for a call. */
  readonly #limits = new Map<PduId, number>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Opens what was stored in earlier runs, simulators included. */
  async restore(): Promise<void> {
    await Promise.all(this.#services.pdus.list().map((stored) => this.#restoreOne(stored)));
  }

  startSimulator(model: string, seed: number): Promise<SimulatorHandle> {
    const { clock, startSimulator } = this.#services;
    return startSimulator({ model, seed, clock });
  }

  open(
    pdu: StoredPdu,
    target: PduTarget | null,
    options: {
      readonly driver?: PduDriver;
      readonly simulator?: SimulatorHandle;
      readonly spreadStart: boolean;
      /** Of a PDU that is not stored; that of a stored one is kept with its attributes. */
      readonly sessionsConcurrencyLimit?: number;
    },
  ): DeviceSession {
    const { id, name, address, user, protocol, snmp } = pdu;
    const { simulator, sessionsConcurrencyLimit, ...rest } = options;
    if (sessionsConcurrencyLimit !== undefined) this.#limits.set(id, sessionsConcurrencyLimit);
    if (target !== null) this.#targets.set(id, target);
    if (simulator !== undefined) this.#simulators.set(id, simulator);
    const session = this.#services.devices.open({
      id,
      name,
      address,
      user,
      protocol,
      snmp,
      otherProtocol: pdu.other?.protocol ?? null,
      // What an older version took for one may stand for none.
      serial: tellingSerial(pdu.serial),
      simulated: pdu.simulated !== null,
      protectedOutlets: this.#services.protectedOutlets.list(basePduId(id)),
      target: target === null ? null : this.#forDriver(id, target),
      ...rest,
    });
    // A driver that comes from the first contact was opened before its limit was known.
    session.limitSessions(this.#limitOf(id));
    return session;
  }

  /** How a PDU is reached by a protocol; null when it has no such way, or its secret is not known. */
  target(id: PduId, protocol: Protocol): PduTarget | null {
    const ways = [this.#targets.get(id), this.#others.get(id)];
    return ways.find((way) => way?.protocol === protocol) ?? null;
  }

  /** Starts over by the same way: with another account, or another pin. */
  async connectWith(id: PduId, target: PduTarget): Promise<void> {
    this.#targets.set(id, target);
    this.#publish(id);
    await this.#services.devices.session(id)?.connectWith(this.#forDriver(id, target));
  }

  /** `Sessions Concurrency Limit` of a PDU changed: it counts from the next exchange, and cuts nothing off. */
  limitSessions(id: PduId): void {
    for (const session of this.#services.devices.sessions)
      if (basePduId(session.record.id) === id) session.limitSessions(this.#limitOf(session.record.id));
  }

  /** Null forgets the second way. */
  setOther(id: PduId, target: PduTarget | null): void {
    if (target === null) this.#others.delete(id);
    else this.#others.set(id, target);
    this.#publish(id);
  }

  async close(id: PduId): Promise<void> {
    this.#services.power.pduRemoved(id);
    await this.#services.devices.close(id);
    this.#targets.delete(id);
    this.#others.delete(id);
    this.#limits.delete(id);
    const simulator = this.#simulators.get(id);
    this.#simulators.delete(id);
    await simulator?.[Symbol.asyncDispose]();
  }

  /** Simulators end; sessions are the device manager's. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#targets.clear();
    this.#others.clear();
    await Promise.allSettled(
      [...this.#simulators.values()].map((simulator) => simulator[Symbol.asyncDispose]()),
    );
  }

  #limitOf(id: PduId): number {
    return this.#limits.get(id) ?? this.#services.shell.attributes.sessionsConcurrencyLimit(basePduId(id));
  }

  #forDriver(id: PduId, target: PduTarget): DriverTarget {
    return { ...target, sessionsConcurrencyLimit: this.#limitOf(id) };
  }

  /** What is shown of its access as attributes follows from the target. */
  #publish(id: PduId): void {
    const isShown = basePduId(id) === id && this.#services.devices.session(id) !== undefined;
    if (isShown) this.#services.shell.publishPdu(id);
  }

  async #restoreOne(stored: StoredPdu): Promise<void> {
    const { logger } = this.#services;
    try {
      if (stored.simulated !== null) {
        const simulator = await this.startSimulator(stored.simulated.model, stored.simulated.seed);
        this.open(stored, simulatorTarget(simulator), { simulator, spreadStart: true });
        return;
      }
      const target = await this.#restoreTarget(stored, stored.id);
      if (stored.other !== null) this.setOther(stored.id, await this.#restoreTarget(stored.other, stored.id));
      this.open(stored, target, { spreadStart: true });
    } catch (error) {
      logger.error({ pdu: stored.id, err: error }, 'A stored PDU could not be opened');
      if (this.#services.devices.session(stored.id) === undefined)
        this.open(stored, null, { spreadStart: true });
    }
  }

  /** Null when no secret is kept, or when it was kept with a key that is gone. */
  async #restoreTarget(stored: StoredAccess, id: PduId): Promise<PduTarget | null> {
    if (stored.secret === null) return null;
    try {
      const { text, shouldReEncrypt } = await this.#services.secrets.decrypt(stored.secret);
      const target = targetFrom(stored, text, this.#services.trust);
      if (shouldReEncrypt) await this.#encryptAgain(id, target);
      return target;
    } catch {
      this.#services.logger.warn({ pdu: id }, 'A kept password cannot be read with the key of now');
      return null;
    }
  }

  /** The secret that was read is good all the same when this fails. */
  async #encryptAgain(id: PduId, target: PduTarget): Promise<void> {
    const { secrets, pdus, logger } = this.#services;
    try {
      const secret = await secrets.encrypt(secretOf(target));
      const stored = pdus.get(id);
      if (stored === null) return;
      if (stored.protocol === target.protocol) pdus.put({ ...stored, secret });
      else if (stored.other !== null) pdus.put({ ...stored, other: { ...stored.other, secret } });
    } catch (error) {
      logger.warn({ pdu: id, err: error }, 'A kept password could not be encrypted again');
    }
  }
}
