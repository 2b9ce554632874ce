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
export class TemporaryPdus implements AsyncDisposable {
  readonly #services: Services;
  readonly #open: OpenPdus;
  /** The windows that use each, one entry a call: the last one closes it. */
  readonly #users = new Map<PduId, readonly string[]>();
  /** Calls under way that the end of their window must not cut, with the window. */
  readonly #calls = new Map<Promise<unknown>, string>();
  /** Windows that went without closing what they opened. */
  readonly #leaving = new Set<Promise<void>>();

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  open(request: TemporaryRequest, context: CallContext): Promise<Result<PduId, DeviceError>> {
    return this.during(context.windowId, this.#openOnce(request, context));
  }

  /** What the window opened stays open until this call is over, also when the window goes. */
  async during<Value>(windowId: string, call: Promise<Value>): Promise<Value> {
    this.#calls.set(call, windowId);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  /** A window is gone. What it opened is closed when nothing is switched there any more. */
  windowClosed(windowId: string): void {
    const leaving = this.#leave(windowId).catch((error: unknown) => {
      this.#services.logger.error({ err: error }, 'What a window had opened could not be closed');
    });
    this.#leaving.add(leaving);
    void leaving.then(() => this.#leaving.delete(leaving));
  }

  /** Resolves when no window is leaving any more; the engine ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#leaving);
  }

  async #leave(windowId: string): Promise<void> {
    const calls = [...this.#calls].filter(([, window]) => window === windowId);
    await Promise.allSettled(calls.map(([call]) => call));
    const own = [...this.#users].filter(([, windows]) => windows.includes(windowId));
    await Promise.all(
      own.map(async ([pdu, windows]) => {
        await this.#services.power.settled(pdu);
        for (const window of windows) if (window === windowId) await this.close(pdu, windowId);
      }),
    );
  }

  async #openOnce(request: TemporaryRequest, context: CallContext): Promise<Result<PduId, DeviceError>> {
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
    if (pdus.get(id) === null) this.#users.set(id, [...(this.#users.get(id) ?? []), context.windowId]);
    return ok(id);
  }

  /** A call of that window is done with it. */
  async close(pdu: PduId, windowId: string): Promise<void> {
    const users = this.#users.get(pdu) ?? [];
    const at = users.indexOf(windowId);
    if (at < 0) return;
    const others = users.toSpliced(at, 1);
    if (others.length > 0) {
      this.#users.set(pdu, others);
      return;
    }
    this.#users.delete(pdu);
    if (this.#services.pdus.get(pdu) === null) await this.#open.close(pdu);
  }
}
