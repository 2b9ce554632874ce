import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AddedPdu, TestedPdu } from '../../shared/ipc/pdus.ts';
import type { AuditAction } from '../../shared/model/audit.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import { contact, idsOf, type FirstContact } from './first-contact.ts';
import { simulatorTarget, type OpenPdus } from './open-pdus.ts';
import { accessToStore, openFacts, secretOf } from './pdu-access.ts';
import { recognise, storedPdus } from './recognise.ts';
import { recordFor, type Services } from './services.ts';
import { keepTrust, settleTarget, type SettledTarget } from './settle-target.ts';
import { SIMULATOR_ADDRESS } from './simulators.ts';

type Answer<Value> = Promise<Result<Value, DeviceError>>;
type AddRequest = PduTarget & { readonly name: string; readonly keepPassword: boolean };

/** What the audit log says was trusted with it. */
function trustWords(target: PduTarget): string {
  if (target.protocol === 'xerus')
    return target.fingerprint === null ? '' : `, certificate ${target.fingerprint}`;
  return target.engineId === null ? `, SNMP ${target.access.version}` : `, SNMP engine ${target.engineId}`;
}

/** The app's dialog gives what a person compared; the command line cannot take back what was trusted earlier. */
export const whoCompared = ({ door }: CallContext) => ({ isCompared: door === 'app' });

/** Gets to know PDUs and takes them into Busbar. */
export class PduAdding {
  readonly #services: Services;
  readonly #open: OpenPdus;

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  async test(request: PduTarget, context: CallContext): Answer<TestedPdu> {
    const settled = await settleTarget(this.#services, request, whoCompared(context));
    if (!settled.ok) return settled;
    const found = await contact(this.#services, settled.value.target);
    if (!found.ok) return found;
    const { driver, identity, name } = found.value;
    await driver[Symbol.asyncDispose]();
    const stored = this.#recognise(identity, settled.value.hostPort).pdu?.stored;
    return ok({
      identity,
      name,
      stored: stored === undefined ? null : { pdu: stored.id, name: stored.name, protocol: stored.protocol },
    });
  }

  async add(request: AddRequest, context: CallContext): Answer<AddedPdu> {
    const { name, keepPassword, ...target } = request;
    const settled = await settleTarget(this.#services, target, whoCompared(context));
    if (!settled.ok) return settled;
    const found = await contact(this.#services, settled.value.target);
    if (!found.ok) return found;
    const { pdu, id } = this.#recognise(found.value.identity, settled.value.hostPort);
    if (pdu === undefined)
      return this.#addNew(settled.value, found.value, { id, name, keepPassword }, context);
    const known = pdu.stored;
    await found.value.driver[Symbol.asyncDispose]();
    if (known.protocol !== target.protocol && known.other === null && known.simulated === null)
      return this.#addOther(settled.value, known, keepPassword, context);
    const message = `This PDU is in Busbar already, as ${known.name}. Remove it first to add it again.`;
    return err({ kind: 'invalidArgument', message });
  }

  async addSimulated(model: string, context: CallContext): Answer<PduId> {
    const { info, pdus } = this.#services;
    if (!info.simulatorModels.some((each) => each.name === model)) {
      const names = info.simulatorModels.map((each) => each.name).join(', ');
      return err({ kind: 'notFound', message: `There is no simulated PDU "${model}". There are: ${names}.` });
    }
    const seed = 1 + Math.max(0, ...pdus.list().map((pdu) => pdu.simulated?.seed ?? 0));
    const simulator = await this.#open.startSimulator(model, seed);
    const target = simulatorTarget(simulator);
    const found = await contact(this.#services, target);
    if (!found.ok) {
      await simulator[Symbol.asyncDispose]();
      return found;
    }
    const { driver, identity } = found.value;
    const pdu: StoredPdu = {
      ...accessToStore(target, null),
      id: idsOf(identity, simulator.url)[0],
      name: found.value.name || identity.model,
      address: SIMULATOR_ADDRESS,
      serial: identity.serial,
      mac: identity.mac,
      vendor: identity.vendor,
      simulated: { model, seed },
      other: null,
    };
    pdus.put(pdu);
    this.#open.open(pdu, target, { driver, simulator, spreadStart: false });
    this.#record(pdu.id, context, 'addPdu', `${SIMULATOR_ADDRESS}, ${model}`);
    return ok(pdu.id);
  }

  async #addNew(
    settled: SettledTarget,
    { driver, identity, name: nameOnPdu }: FirstContact,
    request: { readonly id: PduId; readonly name: string; readonly keepPassword: boolean },
    context: CallContext,
  ): Answer<AddedPdu> {
    const { target } = settled;
    const { id } = request;
    const pdu: StoredPdu = {
      ...accessToStore(target, await this.#secret(target, request.keepPassword)),
      id,
      name: request.name.trim() || nameOnPdu || identity.model,
      serial: identity.serial,
      mac: identity.mac,
      vendor: identity.vendor,
      simulated: null,
      other: null,
    };
    this.#trust(settled, { id, name: pdu.name }, context);
    await this.#open.close(id);
    this.#services.pdus.put(pdu);
    this.#open.open(pdu, target, { driver, spreadStart: false });
    this.#record(id, context, 'addPdu', `${target.address}${trustWords(target)}`);
    return ok({ pdu: id, recognised: false });
  }

  /** It stays one PDU: read and switched as before, and compared by the second way. */
  async #addOther(
    settled: SettledTarget,
    { id }: StoredPdu,
    keepPassword: boolean,
    context: CallContext,
  ): Answer<AddedPdu> {
    const { pdus, devices } = this.#services;
    const { target } = settled;
    const other = accessToStore(target, await this.#secret(target, keepPassword));
    const stored = pdus.get(id);
    if (stored === null) return err({ kind: 'notFound', message: 'This PDU is not stored in Busbar.' });
    this.#trust(settled, stored, context);
    pdus.put({ ...stored, other });
    this.#open.setOther(id, target);
    devices.session(id)?.record.changeView({ otherProtocol: target.protocol });
    this.#record(id, context, 'addOtherAccess', `${target.address}${trustWords(target)}`);
    return ok({ pdu: id, recognised: true });
  }

  #recognise(identity: PduIdentity, hostPort: string) {
    return recognise(storedPdus(this.#services), identity, hostPort);
  }

  async #secret(target: PduTarget, isKept: boolean): Promise<Uint8Array | null> {
    return isKept ? this.#services.secrets.encrypt(secretOf(target)) : null;
  }

  /** What is trusted for the first time is part of the record of what was added; what takes the place of another is told. */
  #trust(settled: SettledTarget, { id, name }: Pick<StoredPdu, 'id' | 'name'>, { door }: CallContext): void {
    const kept = keepTrust(this.#services, settled);
    if (kept === null || kept.before === null) return;
    const pduUser = openFacts(settled.target).user;
    this.#services.audit.write([{ door, pdu: id, pduName: name, pduUser, ...kept, result: 'done' }]);
  }

  #record(pdu: PduId, context: CallContext, action: AuditAction, after: string): void {
    this.#services.audit.write([
      { ...recordFor(this.#services, pdu, context, action), result: 'done', after },
    ]);
  }
}
