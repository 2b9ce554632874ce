import { elementLabel, type OutletId, type PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import { shellSockets } from '../../../shared/shell/sockets.ts';
import type { AssignedSocket } from '../../../shared/shell/state.ts';
import type { GoneSocket, PortOutlet } from './resolve-ports.ts';

/** Every outlet with the addresses that both profiles have for it. */
export function portOutlets(
  model: PduModel,
  options: { readonly pdu: PduId; readonly assigned: Readonly<Record<OutletId, AssignedSocket>> },
): readonly PortOutlet[] {
  const addressesIn = (profile: ShellProfile) =>
    shellSockets(model, { ...options, profile, shellName: '' }).map(({ relativeAddress }) => relativeAddress);
  const [second, first] = [addressesIn('2g'), addressesIn('1g')];
  return model.outlets.map(({ id, label }, at) => ({
    outlet: id,
    label,
    addresses: { '2g': second[at] ?? '', '1g': first[at] ?? '' },
  }));
}

/** Addresses that were handed out for outlets that the PDU does not have now. */
export function goneSockets(
  { outlets }: PduModel,
  assigned: Readonly<Record<OutletId, AssignedSocket>>,
): readonly GoneSocket[] {
  const present = new Set(outlets.map(({ id }) => id));
  return (Object.entries(assigned) as [OutletId, AssignedSocket][])
    .filter(([outlet]) => !present.has(outlet))
    .map(([outlet, { relativeAddress }]) => ({ label: elementLabel(outlet), address: relativeAddress }));
}
