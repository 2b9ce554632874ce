import type { CSSProperties, KeyboardEvent, Ref } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import { GroupHeading } from './GroupHeading.tsx';
import type { Band, PlacedGroup } from './grouping.ts';
import { OutletCell } from './OutletCell.tsx';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { Selection } from './selection.ts';

interface OutletGridProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly label: string;
  readonly bands: readonly Band[];
  readonly facts: FactsById;
  readonly selection: Selection;
  readonly current: OutletId | null;
  /** The outlet pointed at or focused: its breaker head is lit. */
  readonly lit: OutletId | null;
  readonly stale: boolean;
  readonly handlers: OutletHandlers;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/**
 * The grid of cells: columns are breakers, rows are positions on them. It is an ARIA grid of its own rather than
 * react-aria's GridList or Table, since their collections have no column heads over single cells, no ragged columns and
 * no bands, and their type-ahead takes the letters that arm commands.
 */
export function OutletGrid(props: OutletGridProps) {
  const { bands, label, onKeyDown, ref } = props;
  return (
    <div
      ref={ref}
      role="grid"
      aria-label={label}
      aria-multiselectable
      className="og"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {bands.map((band) => (
        <BandRows key={band.groups[0]?.group.key ?? ''} {...props} band={band} />
      ))}
    </div>
  );
}

function BandRows(props: OutletGridProps & { readonly band: Band }) {
  const { band } = props;
  const columns = band.groups.flatMap((placed) => placed.columns);
  const style = { '--columns': band.columnCount } as CSSProperties;
  const hasHeads = band.groups.some(({ group }) => group.head.kind !== 'plain' || group.head.text !== '');
  return (
    <div role="rowgroup" className="og-band" style={style}>
      {hasHeads ? (
        <div role="row" className="og-row">
          {band.groups.map((placed) => (
            <HeadCell key={placed.group.key} {...props} placed={placed} />
          ))}
        </div>
      ) : null}
      {Array.from({ length: band.rowCount }, (_each, row) => (
        <div role="row" className="og-row" key={row}>
          {columns.map((column, index) => (
            <PlacedCell key={column[row]?.id ?? `empty-${index}`} {...props} outlet={column[row]} />
          ))}
        </div>
      ))}
    </div>
  );
}

function HeadCell(props: OutletGridProps & { readonly placed: PlacedGroup }) {
  const { pdu, model, placed, stale, lit } = props;
  const span = placed.columns.length;
  const isLit = lit !== null && placed.group.outlets.some((outlet) => outlet.id === lit);
  return (
    <div role="columnheader" aria-colspan={span} className="og-head" style={{ gridColumn: `span ${span}` }}>
      <GroupHeading pdu={pdu} model={model} group={placed.group} stale={stale} isLit={isLit} />
    </div>
  );
}

function PlacedCell(props: OutletGridProps & { readonly outlet: Outlet | undefined }) {
  const { pdu, model, outlet, facts, selection, current, handlers } = props;
  const known = outlet === undefined ? undefined : facts.get(outlet.id);
  if (outlet === undefined || known === undefined)
    return <div role="gridcell" aria-label="No outlet" className="og-empty" />;
  return (
    <OutletCell
      pdu={pdu}
      model={model}
      outlet={outlet}
      facts={known}
      isSelected={selection.ids.has(outlet.id)}
      isSelecting={selection.ids.size > 0}
      isCurrent={current === outlet.id}
      handlers={handlers}
    />
  );
}
