import type { PduView } from '../../../shared/model/fleet.ts';

export function Inspector({ pdu }: { readonly pdu: PduView }) {
  return <div>{pdu.name}</div>;
}
