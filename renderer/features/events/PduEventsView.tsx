import type { PduView } from '../../../shared/model/fleet.ts';

/** What happened at one PDU. */
export function PduEventsView({ pdu }: { readonly pdu: PduView }) {
  return <div>{pdu.name}</div>;
}
