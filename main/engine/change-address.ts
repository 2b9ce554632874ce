import type { CallContext } from '../../shared/ipc/builders.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduIdentity, Protocol } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import type { AuditRecord } from '../storage/audit-log.ts';
import { whoCompared } from './add-pdu.ts';
import { contact } from './first-contact.ts';
import type { OpenPdus } from './open-pdus.ts';
import { hostPortOf } from './pdu-access.ts';
import { addressProblem, knownTraits } from './new-address.ts';
import { isSamePdu } from './recognise.ts';
import { recordFor, type Services } from './services.ts';
import { keepTrust, settleTarget, type SettledTarget } from './settle-target.ts';
import { changedMeanwhile, notInBusbar, replaceWay, wayOf, type WayInUse } from './stored-ways.ts';

type Answer<Value> = Promise<Result<Value, DeviceError>>;

/** `fingerprint` or `engineId` is what a person compared there; null takes what is trusted. */
type Request = { readonly pdu: PduId; readonly address: string } & (
  | { readonly protocol: 'xerus'; readonly fingerprint: string | null }
  | { readonly protocol: 'snmp'; readonly engineId: string | null }
);

interface Way extends WayInUse {
  readonly stored: StoredPdu;
  readonly access: StoredAccess;
  readonly target: PduTarget;
}

const refuse = (message: string) => err({ kind: 'invalidArgument', message } as const);

function pinOf(target: PduTarget): string | null {
  return target.protocol === 'xerus' ? target.fingerprint : target.engineId;
}

function withPin(target: PduTarget, pin: string | null): PduTarget {
  return target.protocol === 'xerus' ? { ...target, fingerprint: pin } : { ...target, engineId: pin };
}

/** Something else than the pinned certificate or engine answers; nothing secret was sent. */
function isOtherPin(error: DeviceError): boolean {
  return error.kind === 'certificateChanged' || (error.kind === 'differentPdu' && 'foundEngineId' in error);
}

function otherPduError(address: string, known: StoredPdu, found: PduIdentity): DeviceError {
  const [expectedSerial, foundSerial] = [known.serial || known.mac || known.id, found.serial || found.mac];
  const message = `Another PDU answers at ${address}: ${foundSerial || 'without a serial number'}, expected ${expectedSerial}. ${known.name} keeps its address.`;
  return { kind: 'differentPdu', expectedSerial, foundSerial, message };
}

/** A PDU moved to another address: it is looked for there, and everything that is kept of it stays. */
export class AddressChange {
  readonly #services: Services;
  readonly #open: OpenPdus;

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  /** Nothing changes unless the same PDU answers there to the credentials that are known. */
  async change(request: Request, context: CallContext): Answer<null> {
    const { pdu, protocol } = request;
    const address = request.address.trim();
    const found = this.#way(pdu, protocol);
    if (!found.ok) return found;
    const { access } = found.value;
    if (address === access.address) return ok(null);
    const problem = addressProblem(this.#services, found.value, address);
    if (problem !== null) return err(problem);
    const record = { ...recordFor(this.#services, pdu, context, 'changeAddress'), before: access.address };
    const settled = await this.#find(found.value, request, context);
    if (!settled.ok) return this.#failed(record, address, settled);
    // Busy, removed or changed by another window while the new address was tried.
    const now = this.#way(pdu, protocol);
    if (!now.ok) return this.#failed(record, address, now);
    const changed = changedMeanwhile(found.value, now.value, found.value.stored.name);
    if (changed !== null) return this.#failed(record, address, err(changed));
    const { target } = settled.value;
    const kept = keepTrust(this.#services, settled.value);
    const trusted = kept === null ? [] : [{ ...record, ...kept, result: 'done' as const }];
    await replaceWay(this.#services, this.#open, pdu, {
      target,
      access: { ...now.value.access, address },
    });
    this.#services.audit.write([...trusted, { ...record, after: address, result: 'done' }]);
    return ok(null);
  }

  /** The way to change, when it can be: its secret is known, and nothing is under way by it. */
  #way(pdu: PduId, protocol: Protocol): Result<Way, DeviceError> {
    const stored = this.#services.pdus.get(pdu);
    const access = stored === null ? null : wayOf(stored, protocol);
    if (stored === null || access === null) return notInBusbar();
    const { name } = stored;
    if (stored.simulated !== null) return refuse(`${name} is simulated: it has no address to change.`);
    const target = this.#open.target(pdu, protocol);
    if (target === null)
      return refuse(
        `The password of ${name} is not known. Change its user first; where it does not answer at its old address any more, remove it and add it again.`,
      );
    if (this.#services.power.isSwitching(pdu))
      return err({
        kind: 'busy',
        message: `${name} is being switched. Change its address when that is done.`,
      });
    return ok({ stored, access, target });
  }

  /** Looks for the PDU there: first by the certificate or engine it has now, then by what is trusted or was compared. */
  async #find(way: Way, request: Request, context: CallContext): Answer<SettledTarget> {
    const address = request.address.trim();
    const moved: PduTarget = { ...way.target, address };
    const given = request.protocol === 'xerus' ? request.fingerprint : request.engineId;
    if (given === null && pinOf(way.target) !== null) {
      const asBefore = await this.#contact(way, {
        target: moved,
        hostPort: hostPortOf(request.protocol, address),
      });
      if (asBefore.ok || !isOtherPin(asBefore.error)) return asBefore;
    }
    const settled = await settleTarget(this.#services, withPin(moved, given), whoCompared(context));
    return settled.ok ? this.#contact(way, settled.value) : settled;
  }

  /** Signs in, and makes sure that it is this PDU. */
  async #contact({ stored }: Way, settled: SettledTarget): Answer<SettledTarget> {
    const found = await contact(this.#services, settled.target);
    if (!found.ok) return found;
    const { driver, identity } = found.value;
    await driver[Symbol.asyncDispose]();
    const known = knownTraits(this.#services, stored);
    return isSamePdu(known, identity)
      ? ok(settled)
      : err(otherPduError(settled.target.address, known, identity));
  }

  /** A certificate that has to be compared first is a question and no failure. */
  #failed(
    record: Omit<AuditRecord, 'result'>,
    after: string,
    failed: { readonly ok: false; readonly error: DeviceError },
  ): Result<null, DeviceError> {
    const { kind, message } = failed.error;
    if (kind !== 'certificateUntrusted')
      this.#services.audit.write([{ ...record, after, result: 'failed', message }]);
    return failed;
  }
}
