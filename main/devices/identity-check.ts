import type { DeviceResult, PduDriver } from '../drivers/driver.ts';
import { err, ok } from '../../shared/result.ts';

/** Makes sure that the PDU that answers is the one that is expected; an empty serial accepts any. */
export async function checkIdentity(
  driver: PduDriver,
  expected: { readonly serial: string; readonly address: string },
  signal: AbortSignal,
): Promise<DeviceResult<null>> {
  const who = await driver.identify({ signal });
  if (!who.ok) return who;
  const { serial, address } = expected;
  const found = who.value.identity.serial;
  if (serial === '' || found === serial) return ok(null);
  const message = `Another PDU answers at ${address}: serial ${found}, expected ${serial}. Nothing was read or switched.`;
  return err({ kind: 'differentPdu', expectedSerial: serial, foundSerial: found, message });
}
