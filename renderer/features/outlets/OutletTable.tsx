import type { OutletGroup } from './grouping.ts';
import { GroupRow } from './GroupRow.tsx';
import { cellProps, type OutletsProps } from './outlet-cell-props.ts';
import { OutletRow } from './OutletRow.tsx';
import { tableColumns, type TableColumns } from './table-columns.ts';

interface OutletTableProps extends OutletsProps<HTMLTableElement> {
  readonly groups: readonly OutletGroup[];
}

/** The same outlets as rows. An ARIA grid with a roving focus by row, for the reasons `OutletGrid` names. */
export function OutletTable(props: OutletTableProps) {
  const { pdu, model, label, groups, stale, onKeyDown, ref } = props;
  const columns = tableColumns(model);
  return (
    <table
      ref={ref}
      role="grid"
      aria-label={label}
      aria-multiselectable
      className="ot"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <TableHead columns={columns} />
      {groups.map((group) => (
        <tbody key={group.key}>
          <GroupRow pdu={pdu} model={model} group={group} columns={columns} stale={stale} />
          {group.outlets.map((outlet) => {
            const shown = cellProps(props, outlet);
            return shown === null ? null : <OutletRow key={outlet.id} {...shown} columns={columns} />;
          })}
        </tbody>
      ))}
    </table>
  );
}

function TableHead({ columns }: { readonly columns: TableColumns }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr">Select</span>
        </th>
        <th scope="col" className="n">
          No.
        </th>
        <th scope="col">State</th>
        <th scope="col">Name</th>
        <th scope="col">Receptacle</th>
        {columns.hasCurrent ? (
          <>
            <th scope="col" className="n">
              A
            </th>
            <th scope="col">Load of rating</th>
          </>
        ) : null}
        {columns.readings.map((column) => (
          <th scope="col" className="n" key={column.quantity}>
            {column.head}
          </th>
        ))}
        {columns.hasCycleDelay ? (
          <th scope="col" className="n">
            Cycle delay
          </th>
        ) : null}
        {columns.hasSequenceDelay ? (
          <th scope="col" className="n">
            Seq. delay
          </th>
        ) : null}
        <th scope="col" className="n">
          State read
        </th>
        <th scope="col" className="n">
          Action
        </th>
      </tr>
    </thead>
  );
}
