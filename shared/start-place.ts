import { pduId, type PduId } from './model/ids.ts';

const PREFIX = '#pdu=';

/** The address fragment with which a host opens the app at a PDU; it survives the token's redirect. */
export function fragmentOfPdu(pdu: PduId): string {
  return `${PREFIX}${encodeURIComponent(pdu)}`;
}

/** The PDU to open the app at; null for the fleet. */
export function pduOfFragment(fragment: string): PduId | null {
  if (!fragment.startsWith(PREFIX)) return null;
  try {
    return pduId(decodeURIComponent(fragment.slice(PREFIX.length)));
  } catch {
    return null;
  }
}
