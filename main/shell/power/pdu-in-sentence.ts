import { resourceAddress } from '../../../shared/shell/addresses.ts';
import { oneLine } from '../../../shared/shell/device-text.ts';
import type { PduRecord } from '../../devices/pdu-record.ts';

/** `A07-L (192.0.2.17)`. */
export function pduInSentence({ name, view }: PduRecord): string {
  const address = resourceAddress(view);
  return oneLine(name === address ? name : `${name} (${address})`);
}
