import type { PduId } from '../../shared/model/ids.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { DriverTarget } from '../devices/driver-target.ts';
import type { PduDriver } from '../drivers/driver.ts';
import { parseAddress } from '../drivers/xerus/address.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { Services } from './services.ts';
import type { SimulatorHandle } from './simulators.ts';

/** `host:port` of an address that was accepted once; the address itself when it cannot be read any more. */
export function hostPortOf(address: string): string {
  const parsed = parseAddress(address);
  return parsed.ok ? parsed.value.hostPort : address;
}

/** How to reach a simulator: like any other PDU, with the certificate it was started with. */
export function simulatorTarget(simulator: SimulatorHandle): DriverTarget {
  const { url: address, user, password, fingerprint } = simulator;
  return { protocol: 'xerus', address, user, password, fingerprint };
}

/** PDUs that have a session, with what is needed to reach them. Passwords live here, in memory only. */
export class OpenPdus implements AsyncDisposable {
  readonly #services: Services;
  readonly #targets = new Map<PduId, DriverTarget>();
  readonly #simulators = new Map<PduId, SimulatorHandle>();

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
    target: DriverTarget | null,
    options: {
      readonly driver?: PduDriver;
      readonly simulator?: SimulatorHandle;
      readonly spreadStart: boolean;
    },
  ): DeviceSession {
    const { id, name, address, user, protocol, serial } = pdu;
    const { simulator, ...rest } = options;
    if (target !== null) this.#targets.set(id, target);
    if (simulator !== undefined) this.#simulators.set(id, simulator);
    return this.#services.devices.open({
      id,
      name,
      address,
      user,
      protocol,
      serial,
      simulated: pdu.simulated !== null,
      protectedOutlets: this.#services.protectedOutlets.list(id),
      target,
      ...rest,
    });
  }

  /** Starts over with another account or another pin. */
  async connectWith(id: PduId, change: { readonly fingerprint?: string | null }): Promise<void> {
    const session = this.#services.devices.session(id);
    const target = this.#targets.get(id);
    if (session === undefined) return;
    if (target === undefined) {
      session.retryNow();
      return;
    }
    const changed = target.protocol === 'xerus' ? { ...target, ...change } : target;
    this.#targets.set(id, changed);
    await session.connectWith(changed);
  }

  /** For a PDU that had no password yet. */
  setTarget(id: PduId, target: DriverTarget): Promise<void> {
    this.#targets.set(id, target);
    return this.connectWith(id, {});
  }

  async close(id: PduId): Promise<void> {
    this.#services.power.pduRemoved(id);
    await this.#services.devices.close(id);
    this.#targets.delete(id);
    const simulator = this.#simulators.get(id);
    this.#simulators.delete(id);
    await simulator?.[Symbol.asyncDispose]();
  }

  /** Simulators end; sessions are the device manager's. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#targets.clear();
    await Promise.allSettled(
      [...this.#simulators.values()].map((simulator) => simulator[Symbol.asyncDispose]()),
    );
  }

  async #restoreOne(stored: StoredPdu): Promise<void> {
    const { logger } = this.#services;
    try {
      if (stored.simulated !== null) {
        const simulator = await this.startSimulator(stored.simulated.model, stored.simulated.seed);
        this.open(stored, simulatorTarget(simulator), { simulator, spreadStart: true });
        return;
      }
      const password = await this.#password(stored);
      const fingerprint = this.#services.trust.fingerprintOf(hostPortOf(stored.address));
      const { address, user } = stored;
      const target: DriverTarget | null =
        password === null ? null : { protocol: 'xerus', address, user, password, fingerprint };
      this.open(stored, target, { spreadStart: true });
    } catch (error) {
      logger.error({ pdu: stored.id, err: error }, 'A stored PDU could not be opened');
      if (this.#services.devices.session(stored.id) === undefined)
        this.open(stored, null, { spreadStart: true });
    }
  }

  /** Null when none is kept, or when it was kept with a key that is gone. */
  async #password(stored: StoredPdu): Promise<string | null> {
    if (stored.secret === null) return null;
    try {
      const { text, shouldReEncrypt } = await this.#services.secrets.decrypt(stored.secret);
      if (shouldReEncrypt) await this.#encryptAgain(stored, text);
      return text;
    } catch {
      this.#services.logger.warn({ pdu: stored.id }, 'A kept password cannot be read with the key of now');
      return null;
    }
  }

  /** The password that was read is good all the same when this fails. */
  async #encryptAgain(stored: StoredPdu, password: string): Promise<void> {
    const { secrets, pdus, logger } = this.#services;
    try {
      pdus.put({ ...stored, secret: await secrets.encrypt(password) });
    } catch (error) {
      logger.warn({ pdu: stored.id, err: error }, 'A kept password could not be encrypted again');
    }
  }
}
