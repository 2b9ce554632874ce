import { useMemo } from 'react';
import {
  Button,
  Cell,
  Collection,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { Glyph } from '../../ui/Glyph.tsx';
import type { ColumnId } from './columns.ts';
import { COLUMNS } from './columns.ts';
import { ResourceCell, rowText } from './ResourceCell.tsx';
import { isMore, type ResourceRow } from './tree-rows.ts';

interface ResourceTableProps {
  readonly root: ResourceRow;
  readonly columns: readonly ColumnId[];
  readonly expanded: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onExpandedChange: (keys: ReadonlySet<string>) => void;
  readonly onSelect: (key: string) => void;
  /** `11 more sockets` was pressed. */
  readonly onMore: (row: Extract<ResourceRow, { kind: 'more' }>) => void;
}

const LAYOUT = { rowHeight: 24, headingHeight: 26 };

/** Domain, PDUs and sockets. One tab stop; arrows move and open, letters jump by name; only rows in sight are built. */
export function ResourceTable(props: ResourceTableProps) {
  const { root, columns, expanded, selected, onExpandedChange, onSelect, onMore } = props;
  const items = useMemo(() => [root], [root]);
  const shown = useMemo(() => columns.map((id) => ({ id })), [columns]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={LAYOUT}>
      <Table
        className="cs-table"
        aria-label="CloudShell resources"
        data-region-focus
        treeColumn="resource"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined && !isMore(String(key))) onSelect(String(key));
        }}
        expandedKeys={expanded}
        onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
      >
        <TableHeader columns={shown}>
          {({ id }) => (
            <Column
              id={id}
              isRowHeader={id === 'resource'}
              className={id === 'resource' ? 'cs-th first' : 'cs-th'}
              {...COLUMNS[id].size}
            >
              {COLUMNS[id].title}
            </Column>
          )}
        </TableHeader>
        <TableBody items={items} dependencies={[columns, onMore]}>
          {(row) => renderRow(row, columns, onMore)}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

function renderRow(row: ResourceRow, columns: readonly ColumnId[], onMore: ResourceTableProps['onMore']) {
  if (row.kind === 'more') {
    return (
      <Row id={row.id} textValue={rowText(row)} className="cs-row more" onAction={() => onMore(row)}>
        <Cell colSpan={columns.length} className="cs-more">
          <Button excludeFromTabOrder onPress={() => onMore(row)}>
            {rowText(row)}
          </Button>
        </Cell>
      </Row>
    );
  }
  const children = row.kind === 'socket' ? [] : row.children;
  return (
    <Row
      id={row.id}
      textValue={rowText(row)}
      className={({ isSelected }) => `cs-row ${row.kind}${isSelected ? ' sel' : ''}`}
    >
      {columns.map((id) => (
        <Cell key={id} className="cs-td">
          {id === 'resource' ? children.length === 0 ? <span className="caret" /> : <Caret /> : null}
          <ResourceCell row={row} column={id} />
        </Cell>
      ))}
      <Collection items={children}>{(child) => renderRow(child, columns, onMore)}</Collection>
    </Row>
  );
}

function Caret() {
  return (
    <Button slot="chevron" className="caret">
      <Glyph name="cr" className="car" />
    </Button>
  );
}
