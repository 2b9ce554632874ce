import { memo, type CSSProperties } from 'react';
import { Glyph } from '../../../ui/Glyph.tsx';
import type { ColumnLayout } from '../columns.ts';
import { ResourceCell } from '../ResourceCell.tsx';
import { rowText } from '../row-text.ts';
import type { FlatRow } from './flat-rows.ts';
import { ROW_PX } from './row-height.ts';

interface GridRowProps extends Pick<FlatRow, 'row' | 'level' | 'place' | 'siblings' | 'isOpen'> {
  readonly index: number;
  readonly columns: ColumnLayout['columns'];
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

/** One row at its place. The row has the focus, keys and presses are the grid's; cells subscribe to what they show. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, level, index, columns, isActive, isSelected, isOpen } = props;
  const style = {
    transform: `translateY(${index * ROW_PX}px)`,
    '--level': level,
  } as CSSProperties;
  return (
    <div
      role="row"
      className={`grid-row cs-row ${row.kind}${isSelected ? ' sel' : ''}`}
      style={style}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={props.place}
      aria-setsize={props.siblings}
      aria-selected={isSelected}
      aria-expanded={isOpen ?? undefined}
    >
      {row.kind === 'more' ? (
        <MoreCell {...props} />
      ) : (
        columns.map(({ id }, column) => (
          <div
            key={id}
            role={column === 0 ? 'rowheader' : 'gridcell'}
            className={column === 0 ? 'grid-td cs-td first' : 'grid-td cs-td'}
          >
            {column === 0 ? <Caret {...props} /> : null}
            <ResourceCell row={row} column={id} />
          </div>
        ))
      )}
    </div>
  );
});

/** For the pointer; keys open and close the row itself, which says whether it is open. */
function Caret({ isOpen }: GridRowProps) {
  if (isOpen === null) return <span className="caret" />;
  return (
    <span className="caret" aria-hidden data-act>
      <Glyph name="cr" className={isOpen ? 'car open' : 'car'} />
    </span>
  );
}

function MoreCell({ row, columns }: GridRowProps) {
  return (
    <div role="gridcell" aria-colspan={columns.length} className="grid-td cs-td cs-more">
      <button type="button" tabIndex={-1} data-act>
        {rowText(row)}
      </button>
    </div>
  );
}
