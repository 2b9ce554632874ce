import type { CrossCheck } from '../../shared/model/cross-check.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { comparePdu, lasting } from '../cross-check/compare-pdu.ts';
import type { ReadPair, ReadPdu } from '../cross-check/read-pdu.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { DeviceResult, PduDriver } from '../drivers/driver.ts';
import { withTimeLimit } from '../support/time-limit.ts';
import type { OpenPdus } from './open-pdus.ts';
import { isSamePdu } from './recognise.ts';
import type { Services } from './services.ts';
import { unknownPdu } from './unknown-pdu.ts';

type Answer<Value> = Promise<Result<Value, DeviceError>>;

/** Names, delays and order, then every reading and state. */
async function readAll(driver: PduDriver, signal: AbortSignal): Promise<DeviceResult<ReadPdu>> {
  const model = await driver.readSettings({ signal });
  if (!model.ok) return model;
  const sample = await driver.read({ sensors: 'all', signal });
  if (!sample.ok) return sample;
  return ok({ protocol: driver.protocol, model: model.value, sample: sample.value });
}

/** Of both ways, while they differ. */
const MORE_READINGS = 2;
/** Discovery and six full readings, of PDUs that answer slowly. */
const LIMIT_MS = 180_000;

function tooSlow(name: string): DeviceError {
  const message = `${name} could not be read by both protocols within ${LIMIT_MS / 1000} s: it answers slowly or not at all. Nothing was compared.`;
  return { kind: 'timeout', message };
}

function otherPdu(name: string, own: PduIdentity, found: PduIdentity): DeviceError {
  const words = ({ vendor, serial, mac }: PduIdentity) => `${vendor} ${serial || mac || 'unknown'}`.trim();
  const message = `By its second way another PDU answers than ${name}: ${words(found)} instead of ${words(own)}. Nothing was compared; remove the second way and add it again.`;
  return { kind: 'differentPdu', expectedSerial: own.serial, foundSerial: found.serial, message };
}

/** Reads PDUs by both of their protocols and compares. */
export class CrossChecks {
  readonly #services: Services;
  readonly #open: OpenPdus;

  constructor(services: Services, open: OpenPdus) {
    this.#services = services;
    this.#open = open;
  }

  async run(pdu: PduId): Answer<CrossCheck> {
    const { pdus, devices, openDriver, signal, clock } = this.#services;
    const session = devices.session(pdu);
    const stored = pdus.get(pdu);
    if (session === undefined || stored === null) return err(unknownPdu());
    const { name, other } = stored;
    if (other === null) {
      const message = `${name} has one protocol in Busbar. Add it by its other protocol as well to compare them.`;
      return err({ kind: 'notFound', message });
    }
    const target = this.#open.target(pdu, other.protocol);
    if (target === null) {
      const message = `No password is kept for the second way to ${name}. Enter it to compare.`;
      return err({ kind: 'authRejected', message });
    }
    const ready = await session.ready(signal);
    if (!ready.ok) return ready;
    const opened = await openDriver(target);
    if (!opened.ok) return opened;
    try {
      const limits = { clock, ms: LIMIT_MS, signal };
      const { value, timedOut } = await withTimeLimit(limits, (within) =>
        this.#compare(session, opened.value, within),
      );
      return timedOut && !value.ok ? err(tooSlow(name)) : value;
    } finally {
      await opened.value[Symbol.asyncDispose]();
    }
  }

  /**
   * What differs is read again, twice at most: a load that stepped between two reads is no difference, nor is an outlet that
   * cycles meanwhile, which goes off during one reading and comes on during the next.
   */
  async #compare(session: DeviceSession, second: PduDriver, signal: AbortSignal): Answer<CrossCheck> {
    const { clock } = this.#services;
    const found = await second.discover({ signal });
    if (!found.ok) return found;
    const own = session.record.model;
    if (own === null) return err(unknownPdu());
    if (!isSamePdu(own.identity, found.value.identity))
      return err(otherPdu(session.record.name, own.identity, found.value.identity));
    const first = await this.#readPair(session, second, signal);
    if (!first.ok) return first;
    let { compared, differences } = comparePdu(first.value);
    for (let more = 0; more < MORE_READINGS && differences.length > 0; more += 1) {
      const again = await this.#readPair(session, second, signal);
      if (!again.ok) return again;
      const outcome = comparePdu(again.value);
      compared = outcome.compared;
      differences = lasting(differences, outcome.differences);
    }
    return ok({ atMs: clock.nowMs(), protocols: ['xerus', 'snmp'], compared, differences });
  }

  async #readPair(session: DeviceSession, second: PduDriver, signal: AbortSignal): Answer<ReadPair> {
    const { clock } = this.#services;
    const startedAtMs = clock.nowMs();
    const [own, other] = await Promise.all([
      session.withDriver((driver) => readAll(driver, signal)),
      readAll(second, signal),
    ]);
    if (!own.ok) return own;
    if (!other.ok) return other;
    const [xerus, snmp] =
      own.value.protocol === 'xerus' ? [own.value, other.value] : [other.value, own.value];
    return ok({ xerus, snmp, tookMs: Math.max(0, clock.nowMs() - startedAtMs) });
  }
}
