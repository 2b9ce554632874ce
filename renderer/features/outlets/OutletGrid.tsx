import type { CSSProperties } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { GroupHeading } from './GroupHeading.tsx';
import type { Band, PlacedGroup } from './grouping.ts';
import { cellProps, type OutletsProps } from './outlet-cell-props.ts';
import { OutletCell } from './OutletCell.tsx';

interface OutletGridProps extends OutletsProps<HTMLDivElement> {
  readonly bands: readonly Band[];
  /** The outlet pointed at or focused: its breaker head is lit. */
  readonly lit: OutletId | null;
}

/**
 * The grid of cells: columns are breakers, rows are positions on them. It is an ARIA grid of its own rather than
 * react-aria's GridList or Table, since their collections have no column heads over single cells, no ragged columns and
 * no bands, and their type-ahead takes the letters that arm commands.
 */
export function OutletGrid(props: OutletGridProps) {
  const { bands, label, model, onKeyDown, ref } = props;
  return (
    <div
      ref={ref}
      role="grid"
      aria-label={label}
      aria-multiselectable
      className="og"
      tabIndex={-1}
      style={{ '--no-width': `${numberWidth(model.outlets)}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {bands.map((band) => (
        <BandRows key={band.groups[0]?.group.key ?? ''} {...props} band={band} />
      ))}
    </div>
  );
}

const LEAST_NUMBER_WIDTH = 26;
const CHARACTER_WIDTH = 10;

/** Wide enough for the longest number of the PDU, so that none is cut and names stand under each other: `AA24`, `2/12`. */
function numberWidth(outlets: readonly Outlet[]): number {
  const longest = Math.max(0, ...outlets.map((outlet) => outlet.label.length));
  return Math.max(LEAST_NUMBER_WIDTH, longest * CHARACTER_WIDTH + 2);
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
          {columns.map((column, index) => placedCell(props, column[row], index))}
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

/** No component: it would be drawn again with every reading, and the cell is not. */
function placedCell(props: OutletGridProps, outlet: Outlet | undefined, column: number) {
  const shown = outlet === undefined ? null : cellProps(props, outlet);
  return shown === null ? (
    <div key={`empty-${column}`} role="gridcell" aria-label="No outlet" className="og-empty" />
  ) : (
    <OutletCell key={shown.outlet.id} {...shown} />
  );
}
