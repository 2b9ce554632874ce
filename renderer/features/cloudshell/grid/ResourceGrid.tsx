import { useMemo, useState, type CSSProperties, type MouseEvent } from 'react';
import { indexesToBuild, useRowWindow } from '../../../ui/use-row-window.ts';
import type { ColumnLayout } from '../columns.ts';
import type { ResourceRow } from '../tree-rows.ts';
import { flatRows, type FlatRow } from './flat-rows.ts';
import { GridRow } from './GridRow.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { ROW_PX } from './row-height.ts';

interface ResourceGridProps {
  readonly root: ResourceRow;
  readonly layout: ColumnLayout;
  readonly open: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onOpenChange: (open: ReadonlySet<string>) => void;
  readonly onSelect: (key: string) => void;
  /** `11 more sockets` was pressed. */
  readonly onMore: (row: Extract<ResourceRow, { kind: 'more' }>) => void;
}

const HEAD_PX = 26;

/**
 * Domain, PDUs and sockets as a treegrid with one tab stop; the row with the focus is selected. Only rows in sight are
 * built, and nothing is kept for the others: 40 PDUs have thousands.
 */
export function ResourceGrid(props: ResourceGridProps) {
  const { root, layout, open, selected, onOpenChange, onSelect, onMore } = props;
  const rows = useMemo(() => flatRows(root, open), [root, open]);
  const [focused, setFocused] = useState<string | null>(null);
  const active = activeIndex(rows, focused, selected);
  const { first, end, pageRows, ref, reveal } = useRowWindow({
    count: rows.length,
    rowPx: ROW_PX,
    headPx: HEAD_PX,
  });
  const onGo = ({ row }: FlatRow) => {
    setFocused(row.id);
    if (row.kind !== 'more') onSelect(row.id);
  };
  const onAct = (flat: FlatRow | undefined) => {
    if (flat === undefined) return;
    if (flat.row.kind !== 'more') {
      setFocused(flat.row.id);
      onOpenChange(toggled(open, flat.row.id));
      return;
    }
    onMore(flat.row);
    // The first of those that come takes the place of the row that goes.
    setFocused(flat.row.first);
    onSelect(flat.row.first);
  };
  const { body, takeFocus, onKeyDown, onFocus, onBlur } = useGridKeys({
    rows,
    active,
    pageRows,
    reveal,
    onGo,
    onLost: ({ row }) => setFocused(row.id),
    onMove: ({ index }) => onAct(rows[index]),
  });
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const flat = pressedRow(event, rows);
    if (flat === undefined) return;
    if (!isOnButton(event)) {
      onGo(flat);
      return;
    }
    // The row that was pressed may go, and the focus with it.
    takeFocus();
    onAct(flat);
  };
  return (
    <div
      className="row-grid"
      role="treegrid"
      aria-label="CloudShell resources"
      aria-rowcount={rows.length + 1}
      data-region="centre"
      data-region-focus
      ref={ref}
      style={{ '--tracks': layout.tracks, '--least': `${layout.leastPx}px` } as CSSProperties}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
      onClick={onClick}
    >
      <div role="row" className="grid-head" aria-rowindex={1}>
        {layout.columns.map(({ id, title }) => (
          <div key={id} role="columnheader" className="grid-th cs-th">
            {title}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="grid-body" ref={body} style={{ height: rows.length * ROW_PX }}>
        {indexesToBuild(first, end, active).map((index) => {
          const flat = rows[index];
          if (flat === undefined) return null;
          return (
            <GridRow
              key={flat.row.id}
              row={flat.row}
              level={flat.level}
              place={flat.place}
              siblings={flat.siblings}
              isOpen={flat.isOpen}
              index={index}
              columns={layout.columns}
              isActive={index === active}
              isSelected={flat.row.id === selected}
            />
          );
        })}
      </div>
    </div>
  );
}

const closest = ({ target }: MouseEvent, selector: string) =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

function pressedRow(event: MouseEvent, rows: readonly FlatRow[]): FlatRow | undefined {
  return rows[Number(closest(event, '[data-index]')?.dataset['index'] ?? -1)];
}

/** The caret, or the words of a row that stands for others. */
const isOnButton = (event: MouseEvent) => closest(event, '[data-act]') !== null;

/** The row a Tab reaches: the one that had the focus last, else the selected one, else the first. */
function activeIndex(rows: readonly FlatRow[], focused: string | null, selected: string | null): number {
  const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex(({ row }) => row.id === id));
  const known = [indexOf(focused), indexOf(selected)].find((index) => index >= 0);
  return known ?? 0;
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
