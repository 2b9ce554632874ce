import type { PduId } from '../../../shared/model/ids.ts';
import type { ResourceChip } from './cloudshell-view.ts';
import { DOMAIN_KEY, type Links, type PduResource, type SocketResource } from './resources.ts';

/** One row of the tree, with what nests under it. */
export type ResourceRow =
  | { readonly kind: 'domain'; readonly id: string; readonly children: readonly ResourceRow[] }
  | {
      readonly kind: 'pdu';
      readonly id: string;
      readonly resource: PduResource;
      readonly children: readonly ResourceRow[];
    }
  | { readonly kind: 'socket'; readonly id: string; readonly resource: SocketResource }
  /** Sockets that are not listed until this row is pressed. */
  | {
      readonly kind: 'more';
      readonly id: string;
      readonly pdu: PduId;
      readonly count: number;
      /** Key of the first of them. */
      readonly first: string;
    };

/** Up to this many sockets of a PDU are listed whatever they do. */
const LISTED_SOCKETS = 16;

export interface ResourceFilter {
  readonly text: string;
  readonly chip: ResourceChip;
}

export function isFiltering({ text, chip }: ResourceFilter): boolean {
  return text.trim() !== '' || chip !== 'all';
}

const wordsOf = (text: string) => text.trim().toLowerCase().split(/\s+/u).filter(Boolean);

function pduTexts(pdu: PduResource): string {
  return [pdu.name, pdu.address, pdu.family, pdu.shellName, pdu.model?.identity.model ?? '']
    .join('\n')
    .toLowerCase();
}

/** A socket is found by what it is called here and there, and by what its PDU is called: `a07-l 14`. */
function socketTexts(pdu: PduResource, socket: SocketResource, links: Links): string {
  const endpoint = links.get(socket.key)?.connection.endpoint ?? '';
  return [pdu.name, socket.name, socket.address, socket.outlet.name, socket.outlet.receptacle, endpoint]
    .join('\n')
    .toLowerCase();
}

function fitsChip(socket: SocketResource, links: Links, chip: ResourceChip): boolean {
  const link = links.get(socket.key);
  switch (chip) {
    case 'all':
      return true;
    case 'pdus':
      return false;
    case 'online':
      return link?.liveStatus?.status === 'Online';
    case 'offline':
      return link?.liveStatus?.status === 'Offline';
    case 'error':
      return link?.liveStatus?.status === 'Error';
    case 'notLinked':
      return link === undefined;
  }
}

/** How many resources each chip would show. */
export function chipCounts(
  pdus: readonly PduResource[],
  links: Links,
): Readonly<Record<ResourceChip, number>> {
  const sockets = pdus.flatMap((pdu) => pdu.sockets);
  const count = (chip: ResourceChip) => sockets.filter((socket) => fitsChip(socket, links, chip)).length;
  return {
    all: pdus.length + sockets.length,
    pdus: pdus.length,
    online: count('online'),
    offline: count('offline'),
    error: count('error'),
    notLinked: count('notLinked'),
  };
}

const isTrouble = (socket: SocketResource, links: Links) =>
  fitsChip(socket, links, 'offline') || fitsChip(socket, links, 'error');

/**
 * The first sockets, and of the others those that are offline or in error. Between them stands how many are left out, but
 * not for a single one: its row takes no more room than saying so.
 */
function foldedRows(pdu: PduResource, links: Links): readonly ResourceRow[] {
  const rows: ResourceRow[] = [];
  let hidden: SocketResource[] = [];
  const closeGap = () => {
    const first = hidden[0];
    if (first !== undefined && hidden.length > 1)
      rows.push({
        kind: 'more',
        id: `more|${first.key}`,
        pdu: pdu.pdu,
        count: hidden.length,
        first: first.key,
      });
    else if (first !== undefined) rows.push(socketRow(first));
    hidden = [];
  };
  pdu.sockets.forEach((socket, index) => {
    if (index >= LISTED_SOCKETS && !isTrouble(socket, links)) {
      hidden.push(socket);
      return;
    }
    closeGap();
    rows.push(socketRow(socket));
  });
  closeGap();
  return rows;
}

const socketRows = new WeakMap<SocketResource, ResourceRow>();

/** The same object for the same socket, so that a tree that changes elsewhere keeps its row. */
function socketRow(resource: SocketResource): ResourceRow {
  const known = socketRows.get(resource);
  if (known !== undefined) return known;
  const row: ResourceRow = { kind: 'socket', id: resource.key, resource };
  socketRows.set(resource, row);
  return row;
}

interface TreeOptions {
  readonly filter: ResourceFilter;
  readonly links: Links;
  /** PDUs of which all sockets are listed. */
  readonly whole: ReadonlySet<PduId>;
}

function pduRow(pdu: PduResource, { filter, links, whole }: TreeOptions): ResourceRow | null {
  const row = (children: readonly ResourceRow[]): ResourceRow => ({
    kind: 'pdu',
    id: pdu.key,
    resource: pdu,
    children,
  });
  if (!isFiltering(filter))
    return row(whole.has(pdu.pdu) ? pdu.sockets.map(socketRow) : foldedRows(pdu, links));
  const words = wordsOf(filter.text);
  const fits = (texts: string) => words.every((word) => texts.includes(word));
  const sockets = pdu.sockets.filter(
    (socket) => fitsChip(socket, links, filter.chip) && fits(socketTexts(pdu, socket, links)),
  );
  if (sockets.length > 0) return row(sockets.map(socketRow));
  const isShownItself = filter.chip === 'all' || filter.chip === 'pdus';
  return isShownItself && fits(pduTexts(pdu)) ? row([]) : null;
}

/** Domain, PDUs, sockets; null when nothing fits the filter. */
export function resourceTree(pdus: readonly PduResource[], options: TreeOptions): ResourceRow | null {
  const children = pdus.map((pdu) => pduRow(pdu, options)).filter((row) => row !== null);
  if (children.length === 0 && isFiltering(options.filter)) return null;
  return { kind: 'domain', id: DOMAIN_KEY, children };
}

/** Keys of all rows that something nests under. */
export function parentKeys(root: ResourceRow): readonly string[] {
  if (root.kind === 'socket' || root.kind === 'more') return [];
  return [root.id, ...root.children.flatMap(parentKeys)];
}
