import type { DeviceError } from '../../shared/model/device-error.ts';
import { basePduId, pduId, type PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { OpenDriver } from '../devices/driver-target.ts';
import type { PduDriver } from '../drivers/driver.ts';

export interface FirstContact {
  /** Signed in; whoever takes it disposes it. */
  readonly driver: PduDriver;
  readonly identity: PduIdentity;
  /** The name on the PDU. */
  readonly name: string;
}

/** Signs in over the pinned certificate, or asks the pinned engine, and reads who answers. The driver stays open only on success. */
export async function contact(
  openDriver: OpenDriver,
  target: PduTarget,
  signal: AbortSignal,
): Promise<Result<FirstContact, DeviceError>> {
  const opened = await openDriver(target);
  if (!opened.ok) return opened;
  const driver = opened.value;
  const who = await driver.identify({ signal });
  if (who.ok) return ok({ driver, ...who.value });
  await driver[Symbol.asyncDispose]();
  return who;
}

/**
 * Serial number, else MAC address, else address (docs/contracts.md, "Names of things"). What a device says must not look like
 * the id of a second session of another PDU.
 */
export function idOf(identity: PduIdentity, address: string): PduId {
  const ids = [identity.serial, identity.mac].map((each) => pduId(each));
  return ids.find((id) => id !== '' && basePduId(id) === id) ?? pduId(address);
}
