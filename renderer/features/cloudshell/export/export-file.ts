import type { ShellAttributeFact } from '../../../../shared/shell/attributes.ts';
import type { ShellProfile } from '../../../../shared/shell/auto-load.ts';
import { csvText } from '../../../ui/csv.ts';
import { attributeRows } from '../attribute-rows.ts';
import type { Links, PduResource } from '../resources.ts';

export type ExportFormat = 'json' | 'csv';

export interface ExportSource {
  readonly pdus: readonly PduResource[];
  readonly links: Links;
  readonly profile: ShellProfile;
  /** Attributes by PDU; those of a secret have no value. */
  readonly factsOf: (pdu: PduResource) => readonly ShellAttributeFact[];
  readonly withSimulated: boolean;
}

interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

function chosen({ pdus, withSimulated }: ExportSource): readonly PduResource[] {
  return pdus.filter((pdu) => withSimulated || !pdu.isSimulated);
}

const isoTime = (atMs: number) => new Date(atMs).toISOString();

function attributesOf(pdu: PduResource, { factsOf, profile }: ExportSource) {
  const rows = attributeRows({
    inventory: pdu.inventory,
    facts: factsOf(pdu),
    profile,
    shellName: pdu.shellName,
  });
  return Object.fromEntries(rows.map(({ prefix, attribute, text }) => [`${prefix}${attribute.name}`, text]));
}

function liveStatusOf(pdu: PduResource, { links }: ExportSource) {
  return pdu.sockets.flatMap((socket) => {
    const link = links.get(socket.key);
    if (link === undefined) return [];
    const { connection, resource, liveStatus } = link;
    return [
      {
        address: socket.address,
        endpoint: connection.endpoint,
        resource,
        status: liveStatus?.status ?? null,
        description: liveStatus?.description ?? null,
        at: liveStatus === null ? null : isoTime(liveStatus.atMs),
      },
    ];
  });
}

/**
 * Every PDU as `{name, address, family, model, profile, inventory, attributes, liveStatus}`; the inventory is what the
 * command line prints, and null for a PDU that was not read yet.
 */
export function exportJson(source: ExportSource): string {
  const pdus = chosen(source).map((pdu) => ({
    name: pdu.name,
    address: pdu.address,
    family: pdu.family,
    model: pdu.shellName,
    profile: source.profile,
    simulated: pdu.isSimulated,
    inventory: pdu.inventory,
    attributes: attributesOf(pdu, source),
    liveStatus: liveStatusOf(pdu, source),
  }));
  return `${JSON.stringify(pdus, null, 2)}\n`;
}

const COLUMNS = [
  'Resource',
  'Family',
  'Model',
  'Address',
  'Unique identifier',
  'Connected resource',
  'Status',
  'Description',
  'Simulated',
];

/** One row a resource, with a head (RFC 4180). */
export function exportCsv(source: ExportSource): string {
  const rows = chosen(source).flatMap((pdu) => {
    const simulated = pdu.isSimulated ? 'yes' : 'no';
    return [
      [pdu.name, pdu.family, pdu.shellName, pdu.address, '', '', '', '', simulated],
      ...pdu.sockets.map((socket) => {
        const link = source.links.get(socket.key);
        return [
          `${pdu.name}/${socket.name}`,
          socket.family,
          socket.model,
          socket.address,
          socket.uniqueIdentifier ?? '',
          link?.connection.endpoint ?? '',
          link?.liveStatus?.status ?? '',
          link?.liveStatus?.description ?? '',
          simulated,
        ];
      }),
    ];
  });
  return csvText([COLUMNS, ...rows]);
}

/** The file that is saved. */
export function exportFile(format: ExportFormat, source: ExportSource): ExportedFile {
  const name = `cloudshell-resources-${source.profile}.${format}`;
  return format === 'json'
    ? { name, mediaType: 'application/json', text: exportJson(source) }
    : { name, mediaType: 'text/csv;charset=utf-8', text: exportCsv(source) };
}
