import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AuditAction, AuditResult } from '../../shared/model/audit.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { contact } from './first-contact.ts';
import type { OpenPdus } from './open-pdus.ts';
import { accessToStore, accessWords, hostPortOf, openFacts, secretOf } from './pdu-access.ts';
import { recordFor, type Services } from './services.ts';
import { keepTrust, settleTarget, type SettledTarget } from './settle-target.ts';
import { changedMeanwhile, notInBusbar, replaceWay, useAgain, wayInUse, wayOf } from './stored-ways.ts';

type Answer<Value> = Promise<Result<Value, DeviceError>>;

type NewCredentials = { readonly pdu: PduId; readonly keepPassword: boolean } & (
  | { readonly protocol: 'xerus'; readonly user: string; readonly password: string }
  | { readonly protocol: 'snmp'; readonly access: SnmpAccess }
);

interface Outcome {
  readonly result?: AuditResult;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly message?: string;
}

/** The same way with other credentials; nothing is pinned yet. */
function targetWith(request: NewCredentials, address: string): PduTarget {
  if (request.protocol === 'snmp')
    return { protocol: 'snmp', address, access: request.access, engineId: null };
  const { user, password } = request;
  return { protocol: 'xerus', address, user, password, fingerprint: null };
}

/** Changes and removes the PDUs that Busbar remembers. */
export class PduAdmin {
  readonly #services: Services;
  readonly #open: OpenPdus;

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
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

  removeOtherAccess(pdu: PduId, context: CallContext): Result<null, DeviceError> {
    const { pdus, devices } = this.#services;
    const stored = pdus.get(pdu);
    if (stored === null) return notInBusbar();
    if (stored.other === null)
      return err({ kind: 'notFound', message: `${stored.name} has no second way in Busbar.` });
    pdus.put({ ...stored, other: null });
    this.#open.setOther(pdu, null);
    devices.session(pdu)?.record.changeView({ otherProtocol: null });
    this.#record(pdu, context, 'removeOtherAccess', { before: stored.other.address });
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

  /** Signs in with the new credentials first; the old ones stay when that fails. */
  async changeCredentials(request: NewCredentials, context: CallContext): Answer<null> {
    const { pdus, secrets, audit } = this.#services;
    const { pdu, protocol, keepPassword } = request;
    const stored = pdus.get(pdu);
    const found = wayInUse(this.#services, this.#open, pdu, protocol);
    if (stored === null || found.access === null || stored.simulated !== null) return notInBusbar();
    const asked = targetWith(request, found.access.address);
    const words = { before: accessWords(found.access), after: accessWords(openFacts(asked)) };
    const record = { ...recordFor(this.#services, pdu, context, 'changeCredentials'), ...words };
    const tried = await this.#tryOut(asked);
    if (!tried.ok) {
      audit.write([{ ...record, result: 'failed', message: tried.error.message }]);
      return tried;
    }
    const { target } = tried.value;
    const secret = keepPassword ? await secrets.encrypt(secretOf(target)) : null;
    const now = wayInUse(this.#services, this.#open, pdu, protocol);
    const changed = changedMeanwhile(found, now, stored.name);
    if (changed !== null) {
      audit.write([{ ...record, result: 'failed', message: changed.message }]);
      return err(changed);
    }
    const kept = keepTrust(this.#services, tried.value);
    const trusted = kept === null ? [] : [{ ...record, ...kept, result: 'done' as const }];
    const access = accessToStore(target, secret);
    await replaceWay(this.#services, this.#open, pdu, { target, access });
    audit.write([...trusted, { ...record, result: 'done' }]);
    return ok(null);
  }

  /** A person compared it: the pin is replaced, and the session starts over with it. */
  async trustCertificate(pdu: PduId, given: string, context: CallContext): Answer<null> {
    const { trust, clock } = this.#services;
    const hostPort = this.#hostPortBy(pdu, 'xerus');
    if (hostPort === null) return notInBusbar();
    const before = trust.fingerprintOf(hostPort);
    trust.trust(hostPort, given, clock.nowMs());
    const fingerprint = trust.fingerprintOf(hostPort);
    this.#record(pdu, context, 'trustCertificate', { before, after: fingerprint });
    const target = this.#open.target(pdu, 'xerus');
    await useAgain(
      this.#services,
      this.#open,
      pdu,
      target?.protocol === 'xerus' ? { ...target, fingerprint } : null,
    );
    return ok(null);
  }

  /** A person made sure of it: the pin is replaced, and the session starts over with it. */
  async trustEngine(pdu: PduId, given: string, context: CallContext): Answer<null> {
    const { trust, clock } = this.#services;
    const hostPort = this.#hostPortBy(pdu, 'snmp');
    if (hostPort === null) return notInBusbar();
    const before = trust.engineIdOf(hostPort);
    trust.trustEngine(hostPort, given, clock.nowMs());
    const engineId = trust.engineIdOf(hostPort);
    this.#record(pdu, context, 'trustEngine', { before, after: engineId });
    const target = this.#open.target(pdu, 'snmp');
    await useAgain(
      this.#services,
      this.#open,
      pdu,
      target?.protocol === 'snmp' ? { ...target, engineId } : null,
    );
    return ok(null);
  }

  /** Signs in once, with what is trusted at that address. */
  async #tryOut(asked: PduTarget): Answer<SettledTarget> {
    const settled = await settleTarget(this.#services, asked);
    if (!settled.ok) return settled;
    const found = await contact(this.#services, settled.value.target);
    if (!found.ok) return found;
    await found.value.driver[Symbol.asyncDispose]();
    return settled;
  }

  #hostPortBy(pdu: PduId, protocol: Protocol): string | null {
    const stored = this.#services.pdus.get(pdu);
    const way = stored === null || stored.simulated !== null ? null : wayOf(stored, protocol);
    return way === null ? null : hostPortOf(protocol, way.address);
  }

  #record(pdu: PduId, context: CallContext, action: AuditAction, rest: Outcome): void {
    this.#services.audit.write([
      { ...recordFor(this.#services, pdu, context, action), result: 'done', ...rest },
    ]);
  }
}
