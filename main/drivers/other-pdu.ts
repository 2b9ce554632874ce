import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';

type Who = Pick<PduIdentity, 'serial' | 'mac'>;

/** Says that another PDU answers than was discovered; null when it is the same. `consequence` is a sentence. */
export function otherPduError(expected: Who, found: Who, consequence: string): DeviceError | null {
  if (found.serial === expected.serial && found.mac === expected.mac) return null;
  const isBySerial = found.serial !== expected.serial;
  const [expectedSerial, foundSerial] = isBySerial
    ? [expected.serial, found.serial]
    : [expected.mac, found.mac];
  const known = (text: string) => (text === '' ? 'unknown' : text);
  const message = `Another PDU answers: ${isBySerial ? 'serial' : 'MAC address'} ${known(foundSerial)}, expected ${known(expectedSerial)}. ${consequence}`;
  return { kind: 'differentPdu', expectedSerial, foundSerial, message };
}
