import type { CallContext } from '../../shared/ipc/builders.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { basePduId, sidePduId, type PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import { contact } from './first-contact.ts';
import type { OpenPdus } from './open-pdus.ts';
import { accessToStore, hostPortOf, openFacts } from './pdu-access.ts';
import { knownPdus, recognise } from './recognise.ts';
import type { Services } from './services.ts';
import { keepTrust, settleTarget, type SettledTarget } from './settle-target.ts';
import { fingerprintFor } from './trust.ts';

/** `null` leaves out what a stored PDU has. */
export type TemporaryRequest = {
  /** Exchanges in flight at a time, of a PDU that is not stored; 1 when it is left out. */
  readonly sessionsConcurrencyLimit?: number | undefined;
} & (
  | {
      readonly protocol: 'xerus';
      readonly address: string;
      readonly user: string | null;
      readonly password: string | null;
      readonly fingerprint: string | null;
    }
  | {
      readonly protocol: 'snmp';
      readonly address: string;
      readonly access: SnmpAccess | null;
      readonly engineId: string | null;
    }
);

interface StoredWay {
  readonly pdu: StoredPdu;
  /** It is the second way, which has no session. */
  readonly isOther: boolean;
}

function targetAsked(request: TemporaryRequest): PduTarget | null {
  if (request.protocol === 'snmp') {
    const { protocol, address, access, engineId } = request;
    return access === null ? null : { protocol, address, access, engineId };
  }
  const { protocol, address, user, password, fingerprint } = request;
  return user === null || password === null ? null : { protocol, address, user, password, fingerprint };
}

/** The way that is stored, with the pin that is asked for. */
function storedTarget(target: PduTarget | null, request: TemporaryRequest): PduTarget | null {
  if (target?.protocol === 'snmp' && request.protocol === 'snmp')
    return { ...target, engineId: request.engineId };
  if (target?.protocol === 'xerus' && request.protocol === 'xerus')
    return { ...target, fingerprint: request.fingerprint };
  return null;
}

function notStored({ protocol, address }: TemporaryRequest): DeviceError {
  const what = protocol === 'snmp' ? 'communities or an SNMP v3 user' : 'a user name and a password';
  return { kind: 'invalidArgument', message: `${address} is not stored in Busbar: give ${what}.` };
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
    const { devices, pdus } = this.#services;
    const known = this.#storedWay(request);
    const stored = known === null ? null : this.#open.target(known.pdu.id, request.protocol);
    const asked = targetAsked(request) ?? storedTarget(stored, request);
    const settled = await this.#settle(request, asked);
    if (!settled.ok) return settled;
    if (known !== null && !known.isOther) return ok(known.pdu.id);
    if (settled.value === null) return err(notStored(request));
    const { target, hostPort } = settled.value;
    const found = await contact(this.#services, target);
    if (!found.ok) return found;
    const { driver, identity } = found.value;
    // Sentences need something to call it.
    const name = found.value.name.trim() || identity.model || hostPort;
    const id = this.#idFor(identity, target, hostPort);
    const trusted = keepTrust(this.#services, settled.value);
    if (trusted !== null) {
      const subject = { door: context.door, pdu: id, pduName: name, pduUser: openFacts(target).user };
      this.#services.audit.write([{ ...subject, ...trusted, result: 'done' }]);
    }
    if (devices.session(id) === undefined) {
      const { serial, mac, vendor } = identity;
      const access = accessToStore(target, null);
      const pdu = { ...access, id, name, serial, mac, vendor, simulated: null, other: null };
      const { sessionsConcurrencyLimit = 1 } = request;
      // A stored PDU has a limit of its own, by whatever way it is used.
      const limit = pdus.get(basePduId(id)) === null ? { sessionsConcurrencyLimit } : {};
      this.#open.open(pdu, target, { driver, spreadStart: false, ...limit });
    } else {
      await driver[Symbol.asyncDispose]();
    }
    if (pdus.get(id) === null) this.#users.set(id, [...(this.#users.get(id) ?? []), context.windowId]);
    return ok(id);
  }

  /** The stored PDU that has this address as one of its ways. */
  #storedWay({ protocol, address }: TemporaryRequest): StoredWay | null {
    const hostPort = hostPortOf(protocol, address);
    const isIt = (way: StoredAccess | null) =>
      way?.protocol === protocol && hostPortOf(protocol, way.address) === hostPort;
    const real = this.#services.pdus.list().filter((pdu) => pdu.simulated === null);
    const used = real.find((pdu) => isIt(pdu));
    if (used !== undefined) return { pdu: used, isOther: false };
    const second = real.find((pdu) => isIt(pdu.other));
    return second === undefined ? null : { pdu: second, isOther: true };
  }

  /** What is accepted at the address; null when nothing may be sent since there is nobody to sign in as. */
  async #settle(
    request: TemporaryRequest,
    asked: PduTarget | null,
  ): Promise<Result<SettledTarget | null, DeviceError>> {
    if (asked !== null) return settleTarget(this.#services, asked);
    if (request.protocol === 'snmp') return ok(null);
    const { trust, signal } = this.#services;
    const options = { signal, isCompared: false };
    const pinned = await fingerprintFor(trust, request.address, request.fingerprint, options);
    return pinned.ok ? ok(null) : pinned;
  }

  /** The PDU's own id, also for another spelling of its address; one of its own where the PDU is open by its other protocol. */
  #idFor(identity: PduIdentity, { protocol }: PduTarget, hostPort: string): PduId {
    const { pdu, id } = recognise(knownPdus(this.#services), identity, hostPort);
    return pdu === undefined || pdu.protocol === protocol ? id : sidePduId(id, protocol);
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
