import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AddedPdu, TestedPdu } from '../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DriverTarget } from '../devices/driver-target.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import { contact, idOf } from './first-contact.ts';
import { hostPortOf, simulatorTarget, type OpenPdus } from './open-pdus.ts';
import { recordFor, type Services } from './services.ts';
import { SIMULATOR_ADDRESS } from './simulators.ts';
import { fingerprintFor } from './trust.ts';

type Answer<Value> = Promise<Result<Value, DeviceError>>;

export interface AccountAt {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string | null;
}

function notInBusbar(): { readonly ok: false; readonly error: DeviceError } {
  return err({ kind: 'notFound', message: 'This PDU is not stored in Busbar.' });
}

/** Adds, changes and removes the PDUs that Busbar remembers. */
export class PduAdmin {
  readonly #services: Services;
  readonly #open: OpenPdus;

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  async test(account: AccountAt): Answer<TestedPdu> {
    const { trust, signal, openDriver } = this.#services;
    const pinned = await fingerprintFor(trust, account.address, account.fingerprint, signal);
    if (!pinned.ok) return pinned;
    const { address, user, password } = account;
    const target: DriverTarget = {
      protocol: 'xerus',
      address,
      user,
      password,
      fingerprint: pinned.value.fingerprint,
    };
    const found = await contact(openDriver, target, signal);
    if (!found.ok) return found;
    const { driver, identity, name } = found.value;
    await driver[Symbol.asyncDispose]();
    const stored = this.#services.pdus.get(idOf(identity, pinned.value.hostPort));
    return ok({
      identity,
      name,
      stored: stored && { pdu: stored.id, name: stored.name, protocol: stored.protocol },
    });
  }

  async add(
    request: AccountAt & { readonly name: string; readonly keepPassword: boolean },
    context: CallContext,
  ): Answer<AddedPdu> {
    const { pdus, trust, secrets, signal, openDriver, clock } = this.#services;
    const { address, user, password } = request;
    const pinned = await fingerprintFor(trust, address, request.fingerprint, signal);
    if (!pinned.ok) return pinned;
    const { fingerprint, hostPort } = pinned.value;
    const target: DriverTarget = { protocol: 'xerus', address, user, password, fingerprint };
    const found = await contact(openDriver, target, signal);
    if (!found.ok) return found;
    const { driver, identity } = found.value;
    const id = idOf(identity, hostPort);
    const stored = pdus.get(id);
    if (stored !== null) {
      await driver[Symbol.asyncDispose]();
      const message = `This PDU is in Busbar already, as ${stored.name}. Remove it first to add it again.`;
      return err({ kind: 'invalidArgument', message });
    }
    const name = request.name.trim() || found.value.name || identity.model;
    const secret = request.keepPassword ? await secrets.encrypt(password) : null;
    const { serial } = identity;
    const pdu: StoredPdu = { id, name, address, user, protocol: 'xerus', serial, secret, simulated: null };
    if (fingerprint !== null) trust.trust(hostPort, fingerprint, clock.nowMs());
    await this.#open.close(id);
    pdus.put(pdu);
    this.#open.open(pdu, target, { driver, spreadStart: false });
    this.#record(id, context, 'addPdu', {
      after: `${address}${fingerprint === null ? '' : `, certificate ${fingerprint}`}`,
    });
    return ok({ pdu: id, recognised: false });
  }

  async addSimulated(model: string, context: CallContext): Answer<PduId> {
    const { info, pdus, openDriver, signal } = this.#services;
    if (!info.simulatorModels.some((each) => each.name === model)) {
      const names = info.simulatorModels.map((each) => each.name).join(', ');
      return err({ kind: 'notFound', message: `There is no simulated PDU "${model}". There are: ${names}.` });
    }
    const seed = 1 + Math.max(0, ...pdus.list().map((pdu) => pdu.simulated?.seed ?? 0));
    const simulator = await this.#open.startSimulator(model, seed);
    const target = simulatorTarget(simulator);
    const found = await contact(openDriver, target, signal);
    if (!found.ok) {
      await simulator[Symbol.asyncDispose]();
      return found;
    }
    const { driver, identity } = found.value;
    const pdu: StoredPdu = {
      id: idOf(identity, simulator.url),
      name: found.value.name || identity.model,
      address: SIMULATOR_ADDRESS,
      user: simulator.user,
      protocol: 'xerus',
      serial: identity.serial,
      secret: null,
      simulated: { model, seed },
    };
    pdus.put(pdu);
    this.#open.open(pdu, target, { driver, simulator, spreadStart: false });
    this.#record(pdu.id, context, 'addPdu', { after: `${SIMULATOR_ADDRESS}, ${model}` });
    return ok(pdu.id);
  }

  async remove(pdu: PduId, context: CallContext): Answer<null> {
    const { pdus, audit } = this.#services;
    if (pdus.get(pdu) === null) return notInBusbar();
    const record = recordFor(this.#services, pdu, context, 'removePdu');
    pdus.remove(pdu);
    await this.#open.close(pdu);
    audit.write([{ ...record, result: 'done' }]);
    return ok(null);
  }

  renameInBusbar(pdu: PduId, name: string, context: CallContext): Result<null, DeviceError> {
    const { pdus, devices } = this.#services;
    const stored = pdus.get(pdu);
    if (stored === null) return notInBusbar();
    pdus.put({ ...stored, name });
    devices.session(pdu)?.record.changeView({ name });
    this.#record(pdu, context, 'renameInBusbar', { before: stored.name, after: name });
    return ok(null);
  }

  /** Signs in with the new account first; the old one stays when that fails. */
  async changeCredentials(
    request: {
      readonly pdu: PduId;
      readonly user: string;
      readonly password: string;
      readonly keepPassword: boolean;
    },
    context: CallContext,
  ): Answer<null> {
    const { pdus, trust, secrets, devices, openDriver, signal } = this.#services;
    const { pdu, user, password } = request;
    const stored = pdus.get(pdu);
    if (stored === null || stored.simulated !== null) return notInBusbar();
    const { address } = stored;
    const fingerprint = trust.fingerprintOf(hostPortOf(address));
    const target: DriverTarget = { protocol: 'xerus', address, user, password, fingerprint };
    const found = await contact(openDriver, target, signal);
    if (!found.ok) {
      const change = { before: stored.user, after: user };
      this.#record(pdu, context, 'changeCredentials', {
        ...change,
        result: 'failed',
        message: found.error.message,
      });
      return found;
    }
    await found.value.driver[Symbol.asyncDispose]();
    pdus.put({ ...stored, user, secret: request.keepPassword ? await secrets.encrypt(password) : null });
    devices.session(pdu)?.record.changeView({ user });
    await this.#open.setTarget(pdu, target);
    this.#record(pdu, context, 'changeCredentials', { before: stored.user, after: user });
    return ok(null);
  }

  /** A person compared it: the pin is replaced, and the session starts over with it. */
  async trustCertificate(pdu: PduId, given: string, context: CallContext): Answer<null> {
    const { pdus, trust, clock } = this.#services;
    const stored = pdus.get(pdu);
    if (stored === null || stored.simulated !== null) return notInBusbar();
    const hostPort = hostPortOf(stored.address);
    const before = trust.fingerprintOf(hostPort);
    trust.trust(hostPort, given, clock.nowMs());
    const fingerprint = trust.fingerprintOf(hostPort);
    this.#record(pdu, context, 'trustCertificate', { before, after: fingerprint });
    await this.#open.connectWith(pdu, { fingerprint });
    return ok(null);
  }

  #record(
    pdu: PduId,
    context: CallContext,
    action: string,
    rest: {
      readonly result?: string;
      readonly before?: string | null;
      readonly after?: string | null;
      readonly message?: string;
    },
  ): void {
    this.#services.audit.write([
      { ...recordFor(this.#services, pdu, context, action), result: 'done', ...rest },
    ]);
  }
}
