import type { DeviceError } from '../../shared/model/device-error.ts';
import { basePduId, pduId, type PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { OpenDriver } from '../devices/driver-target.ts';
import type { PduDriver } from '../drivers/driver.ts';
import type { Clock } from '../support/clock.ts';
import { withTimeLimit } from '../support/time-limit.ts';

export interface FirstContact {
  /** Signed in; whoever takes it disposes it. */
  readonly driver: PduDriver;
  readonly identity: PduIdentity;
  /** The name on the PDU. */
  readonly name: string;
}

/** However slowly a device answers, nobody waits longer for who it is. */
const CONTACT_LIMIT_MS = 60_000;

export interface ContactOptions {
  readonly openDriver: OpenDriver;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Signs in over the pinned certificate, or asks the pinned engine, and reads who answers. The driver stays open only on success. */
export async function contact(
  { openDriver, clock, signal }: ContactOptions,
  target: PduTarget,
): Promise<Result<FirstContact, DeviceError>> {
  const opened = await openDriver(target);
  if (!opened.ok) return opened;
  const driver = opened.value;
  const { value: who, timedOut } = await withTimeLimit({ clock, ms: CONTACT_LIMIT_MS, signal }, (within) =>
    driver.identify({ signal: within }),
  );
  if (who.ok) return ok({ driver, ...who.value });
  await driver[Symbol.asyncDispose]();
  if (!timedOut) return who;
  const message = `${target.address} answers too slowly: it did not tell who it is within ${CONTACT_LIMIT_MS / 1000} s. Check the network, and what else asks it.`;
  return err({ kind: 'timeout', message });
}

/**
 * Serial number, MAC address and address, as far as there are; the first is the id of a PDU unless another has it
 * (docs/contracts.md, "Names of things"). What a device says must not look like the id of a second session of another PDU.
 */
export function idsOf({ serial, mac }: PduIdentity, address: string): readonly [PduId, ...PduId[]] {
  const [first, ...rest] = [serial, mac]
    .map((each) => pduId(each))
    .filter((id) => id !== '' && basePduId(id) === id);
  return first === undefined ? [pduId(address)] : [first, ...rest, pduId(address)];
}
