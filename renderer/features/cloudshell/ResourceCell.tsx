import { memo, type ReactNode } from 'react';
import { CutName } from '../../ui/CutName.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import type { ColumnId } from './columns.ts';
import { DomainPower, PduPowerCell, SocketPower } from './PowerCell.tsx';
import { useIsStale, useReachability } from './reachability.ts';
import { useLink } from './links-context.ts';
import { StatusWord } from './StatusWord.tsx';
import type { PduResource, SocketResource } from './resources.ts';
import type { ResourceRow } from './tree-rows.ts';

type NamedRow = Exclude<ResourceRow, { kind: 'more' }>;

/** One cell. What changes by itself (status, power, reachability) subscribes to just that. */
export const ResourceCell = memo(function ResourceCell({
  row,
  column,
}: {
  readonly row: NamedRow;
  readonly column: ColumnId;
}) {
  switch (row.kind) {
    case 'domain':
      return <DomainCell column={column} />;
    case 'pdu':
      return <PduCell resource={row.resource} column={column} />;
    case 'socket':
      return <SocketCell resource={row.resource} column={column} />;
  }
});

function DomainCell({ column }: { readonly column: ColumnId }): ReactNode {
  if (column === 'resource') return <b className="ink ell">Global</b>;
  if (column === 'family') return <span className="dim">Domain</span>;
  return column === 'power' ? <DomainPower /> : null;
}

function PduCell({ resource, column }: { readonly resource: PduResource; readonly column: ColumnId }) {
  switch (column) {
    case 'resource':
      return <PduName resource={resource} />;
    case 'family':
      return <span className="dim ell">{resource.family}</span>;
    case 'model':
      // The name of its shell follows from its vendor.
      return resource.model === null ? (
        <span className="faint ell">not read yet</span>
      ) : (
        <Ended text={resource.shellName} />
      );
    case 'address':
      return <Address text={resource.address} />;
    case 'status':
    case 'description':
      return null;
    case 'power':
      return <PduPowerCell pdu={resource.pdu} />;
  }
}

function PduName({ resource }: { readonly resource: PduResource }) {
  const { glyph, words } = useReachability(resource.pdu);
  return (
    <>
      <Glyph name={glyph} label={words} />
      <b className="ink ell" title={resource.name}>
        <CutName text={resource.name} />
      </b>
      {resource.isSimulated ? <span className="faint cs-mark">simulated</span> : null}
    </>
  );
}

function SocketCell({ resource, column }: { readonly resource: SocketResource; readonly column: ColumnId }) {
  switch (column) {
    case 'resource':
      return <span className="ink ell">{resource.name}</span>;
    case 'family':
      return <span className="dim ell">{resource.family}</span>;
    case 'model':
      return <Ended text={resource.model} />;
    case 'address':
      return <Address text={resource.address} />;
    case 'status':
      return <SocketStatus resource={resource} />;
    case 'description':
      return <SocketDescription resource={resource} />;
    case 'power':
      return <SocketPower resource={resource} />;
  }
}

function Ended({ text }: { readonly text: string }) {
  return (
    <span className="dim ell" title={text}>
      {text}
    </span>
  );
}

/** Up to this length the column always has room for an address. */
const UNCUT_ADDRESS_CHARACTERS = 24;

/** Addresses of one PDU differ at their end. */
function Address({ text }: { readonly text: string }) {
  return (
    <span className="mono dim ell" title={text}>
      {text.length <= UNCUT_ADDRESS_CHARACTERS ? text : <CutName text={text} />}
    </span>
  );
}

function SocketStatus({ resource }: { readonly resource: SocketResource }) {
  const status = useLink(resource.key)?.liveStatus;
  if (status === null || status === undefined) return null;
  return <StatusWord status={status.status} pdu={resource.pdu} />;
}

function SocketDescription({ resource }: { readonly resource: SocketResource }) {
  const status = useLink(resource.key)?.liveStatus;
  const isStale = useIsStale(resource.pdu);
  if (status === null || status === undefined) return null;
  const tone = status.status === 'Error' ? 't-crit' : isStale ? 'faint' : 'dim';
  return (
    <span className={`${tone} ell`} title={status.description}>
      {status.description}
    </span>
  );
}
