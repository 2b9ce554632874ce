import type { PduView } from '../../../shared/model/fleet.ts';

/** What can be set at one PDU, and who it is. */
export function DeviceSettingsView({ pdu }: { readonly pdu: PduView }) {
  return <div>{pdu.name}</div>;
}
