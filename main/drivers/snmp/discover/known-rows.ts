import type { Oid } from '../../../snmp/oid.ts';
import type { KnownRows } from '../device-map.ts';
import type { CellReader } from './cell-reader.ts';

/** The entry a column is of: all but its last part. */
export const entryOf = (column: Oid): Oid => column.slice(0, column.lastIndexOf('.'));

/** Walked columns that hold any of `oids`, those of one table with the same rows together. */
export function walkedTables(
  reader: CellReader,
  oids: readonly Oid[],
  others: readonly KnownRows[],
): readonly KnownRows[] {
  const wanted = new Set(oids);
  const taken = new Set(others.flatMap(({ columns }) => columns));
  const columns = reader.walkedColumns.filter(
    (column) => !taken.has(column) && reader.rowsOf(column).some((row) => wanted.has(`${column}.${row}`)),
  );
  const alike = Map.groupBy(columns, (column) => `${entryOf(column)} ${reader.rowsOf(column).join(' ')}`);
  const tables = [...alike.values()].map((group) => ({
    columns: group,
    rows: reader.rowsOf(group[0] ?? ''),
  }));
  return [...tables, ...others];
}
