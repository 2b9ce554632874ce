import { pduId, type PduId } from './model/ids.ts';

const PREFIX = '#/pdu/';

/** The address fragment with which a host opens the app at a PDU; it survives the token's redirect. */
export function fragmentOfPdu(pdu: PduId): string {
  return `${PREFIX}${encodeURIComponent(pdu)}`;
}

/** The PDU that a fragment of the app leads to, whichever part of it; null for every other place. */
export function pduOfFragment(fragment: string): PduId | null {
  const id = fragment.startsWith(PREFIX) ? fragment.slice(PREFIX.length).split('/')[0] : undefined;
  if (id === undefined || id === '') return null;
  try {
    return pduId(decodeURIComponent(id));
  } catch {
    return null;
  }
}
