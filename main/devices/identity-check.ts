import type { PduId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import type { DeviceResult, PduDriver } from '../drivers/driver.ts';
import { tellingSerial } from '../drivers/serial-number.ts';
import { err, ok } from '../../shared/result.ts';

const MAC = /^[\da-f]{2}(?::[\da-f]{2}){5}$/u;

/** A PDU without a serial number is known by its MAC address, which then is its id (docs/contracts.md, "Names of things"). */
function isSame(
  { serial, mac }: PduIdentity,
  expected: { readonly serial: string; readonly id: PduId },
): boolean {
  if (expected.serial !== '') return serial === expected.serial;
  return !MAC.test(expected.id) || mac === expected.id;
}

/**
 * Makes sure that the PDU that answers is the one that is expected; one that was known by its address only can be any. A
 * text like `N/A` that was kept as a serial number counts for none.
 */
export async function checkIdentity(
  driver: PduDriver,
  stored: { readonly serial: string; readonly id: PduId; readonly address: string },
  signal: AbortSignal,
): Promise<DeviceResult<null>> {
  const expected = { ...stored, serial: tellingSerial(stored.serial) };
  const who = await driver.identify({ signal });
  if (!who.ok) return who;
  const { identity } = who.value;
  if (isSame(identity, expected)) return ok(null);
  const isBySerial = expected.serial !== '';
  const found = isBySerial ? identity.serial : identity.mac;
  const wanted = isBySerial ? expected.serial : expected.id;
  const message = `Another PDU answers at ${expected.address}: ${isBySerial ? 'serial' : 'MAC address'} ${found === '' ? 'unknown' : found}, expected ${wanted}. Nothing was read or switched.`;
  return err({ kind: 'differentPdu', expectedSerial: wanted, foundSerial: found, message });
}
