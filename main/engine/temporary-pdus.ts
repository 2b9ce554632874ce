import type { CallContext } from '../../shared/ipc/builders.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DriverTarget } from '../devices/driver-target.ts';
import { contact, idOf } from './first-contact.ts';
import { hostPortOf, type OpenPdus } from './open-pdus.ts';
import type { Services } from './services.ts';
import { fingerprintFor } from './trust.ts';

export interface TemporaryRequest {
  readonly address: string;
  readonly user: string | null;
  readonly password: string | null;
  readonly fingerprint: string | null;
}

/** PDUs that are open for one call of the command line. Nothing of them is kept but the trust. */
export class TemporaryPdus {
  readonly #services: Services;
  readonly #open: OpenPdus;
  /** How many calls use each: the last one closes it. */
  readonly #users = new Map<PduId, number>();

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  async open(request: TemporaryRequest, context: CallContext): Promise<Result<PduId, DeviceError>> {
    const { pdus, trust, signal, openDriver, clock, devices, audit } = this.#services;
    const pinned = await fingerprintFor(trust, request.address, request.fingerprint, signal);
    if (!pinned.ok) return pinned;
    const { fingerprint, hostPort } = pinned.value;
    const stored = pdus.list().find((pdu) => pdu.simulated === null && hostPortOf(pdu.address) === hostPort);
    if (stored !== undefined) return ok(stored.id);
    const { address, user, password } = request;
    if (user === null || password === null) {
      const message = `${address} is not stored in Busbar: give a user name and a password.`;
      return err({ kind: 'invalidArgument', message });
    }
    const target: DriverTarget = { protocol: 'xerus', address, user, password, fingerprint };
    const found = await contact(openDriver, target, signal);
    if (!found.ok) return found;
    const { driver, identity, name } = found.value;
    const id = idOf(identity, hostPort);
    if (fingerprint !== null && trust.fingerprintOf(hostPort) === null) {
      trust.trust(hostPort, fingerprint, clock.nowMs());
      const { door } = context;
      const subject = { door, pdu: id, pduName: name, pduUser: user };
      audit.write([{ ...subject, action: 'trustCertificate', result: 'done', after: fingerprint }]);
    }
    if (devices.session(id) === undefined) {
      const pdu = {
        id,
        name,
        address,
        user,
        protocol: 'xerus' as const,
        serial: identity.serial,
        secret: null,
        simulated: null,
      };
      this.#open.open(pdu, target, { driver, spreadStart: false });
    } else {
      await driver[Symbol.asyncDispose]();
    }
    if (pdus.get(id) === null) this.#users.set(id, (this.#users.get(id) ?? 0) + 1);
    return ok(id);
  }

  async close(pdu: PduId): Promise<void> {
    const users = this.#users.get(pdu);
    if (users === undefined) return;
    if (users > 1) {
      this.#users.set(pdu, users - 1);
      return;
    }
    this.#users.delete(pdu);
    if (this.#services.pdus.get(pdu) === null) await this.#open.close(pdu);
  }
}
