import { portAddress, resourceAddress } from '../../../shared/shell/addresses.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import { SHELL_FAMILIES } from '../../../shared/shell/families.ts';
import { describeSockets } from '../../../shared/shell/inventory.ts';
import { defaultShellName } from '../../../shared/shell/shell-name.ts';
import { shellSockets } from '../../../shared/shell/sockets.ts';
import type { ShellPdu } from '../../../shared/shell/state.ts';
import { pduKey, socketKey, type DescribedPdu, type PduResource, type SocketResource } from './resources.ts';

/** A PDU and its sockets in the words of CloudShell. `assigned` are addresses that were handed out before. */
export function pduResource(
  pdu: DescribedPdu,
  profile: ShellProfile,
  assigned: ShellPdu['sockets'],
): PduResource {
  const { model } = pdu;
  const families = SHELL_FAMILIES[profile];
  const shellName = defaultShellName(model?.identity.vendor ?? '');
  const address = resourceAddress(pdu);
  const told = model === null ? [] : shellSockets(model, { pdu: pdu.id, profile, shellName, assigned });
  const outlets = new Map(model?.outlets.map((outlet) => [outlet.id, outlet]));
  return {
    key: pduKey(pdu.id),
    pdu: pdu.id,
    name: pdu.name,
    address,
    isSimulated: pdu.simulated,
    model,
    shellName,
    family: families.pdu.name,
    inventory: model === null ? null : describeSockets(model, profile, told),
    sockets: told.flatMap((each): readonly SocketResource[] => {
      const outlet = outlets.get(each.outlet);
      if (outlet === undefined) return [];
      return [
        {
          key: socketKey(pdu.id, outlet.id),
          pdu: pdu.id,
          outlet,
          name: each.name,
          address: portAddress(address, each.relativeAddress),
          uniqueIdentifier: each.uniqueIdentifier,
          model: each.model,
          modelName: profile === '2g' ? each.modelName : '',
          family: families.socket.name,
        },
      ];
    }),
  };
}
