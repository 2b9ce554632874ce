import type { PduModel } from '../model/pdu.ts';
import type { ShellAttributeName } from './attributes.ts';
import type { AutoLoadAttribute, AutoLoadDetails } from './auto-load.ts';
import { attributeText } from './device-text.ts';
import { SHELL_FAMILIES } from './families.ts';
import { shellSockets, type ShellSocket, type SocketsOptions } from './sockets.ts';

type Found = readonly (readonly [ShellAttributeName, string])[];

/**
 * What the PDU says of itself. `Firmware Version` has no place in the second generation's family: `OS Version` carries the
 * firmware. First-generation shells of Raritan's PDUs had these three rows, in this order.
 */
function rootAttributes({ identity, settings }: PduModel, profile: SocketsOptions['profile']): Found {
  const { vendor, model, firmware } = identity;
  if (profile === '1g')
    return [
      ['Firmware Version', firmware],
      ['Vendor', vendor],
      ['Model', model],
    ];
  return [
    ['Vendor', vendor],
    ['Model', model],
    ['Model Name', model],
    ['OS Version', firmware],
    ['System Name', settings.name],
    ['Location', settings.location ?? ''],
  ];
}

/** Rows of those that have a value: what a device does not have is left out, never empty. */
function rows(relativeAddress: string, prefix: string, found: Found): readonly AutoLoadAttribute[] {
  return found
    .map(([name, value]) => ({
      relative_address: relativeAddress,
      attribute_name: `${prefix}${name}`,
      attribute_value: attributeText(value),
    }))
    .filter((row) => row.attribute_value !== '');
}

/**
 * The inventory of a PDU. Order as in `cloudshell-shell-standards`: what is of the PDU first, then socket by socket, in the
 * order of the outlets.
 */
export function describePdu(model: PduModel, options: SocketsOptions): AutoLoadDetails {
  return describeSockets(model, options.profile, shellSockets(model, options));
}

/** The inventory with sockets that were worked out already. */
export function describeSockets(
  model: PduModel,
  profile: SocketsOptions['profile'],
  sockets: readonly ShellSocket[],
): AutoLoadDetails {
  const { pdu, socket } = SHELL_FAMILIES['2g'];
  const is2g = profile === '2g';
  return {
    resources: sockets.map(({ model, name, relativeAddress, uniqueIdentifier }) => ({
      model,
      name,
      relative_address: relativeAddress,
      unique_identifier: uniqueIdentifier,
    })),
    attributes: [
      ...rows('', is2g ? `${pdu.name}.` : '', rootAttributes(model, profile)),
      ...sockets.flatMap(({ relativeAddress, modelName }) =>
        is2g ? rows(relativeAddress, `${socket.name}.`, [['Model Name', modelName]]) : [],
      ),
    ],
  };
}

/** The inventory as a file: the same one gives the same bytes. Fields in the order of `driver_context`, and a final newline. */
export function inventoryJson({ resources, attributes }: AutoLoadDetails): string {
  const ordered = {
    resources: resources.map(({ model, name, relative_address, unique_identifier }) => ({
      model,
      name,
      relative_address,
      unique_identifier,
    })),
    attributes: attributes.map(({ relative_address, attribute_name, attribute_value }) => ({
      relative_address,
      attribute_name,
      attribute_value,
    })),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
