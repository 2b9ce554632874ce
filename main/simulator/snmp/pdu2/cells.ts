import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValue } from '../../../snmp/value.ts';
import type { SetRefusal } from '../agent/mib-view.ts';
import type { Change } from './changes.ts';
import type { Syntax } from './syntax.ts';

/** What a write comes to: a change that could be made, or why it cannot be. */
export type Accepted = Change | SetRefusal['status'];

/** One column of a table over rows of one kind, its value as the wire has it. */
export interface Column<Row> {
  readonly number: number;
  readonly read: (row: Row) => SnmpValue;
  /** Null when it is read-only. */
  readonly write: ((row: Row, value: SnmpValue) => Accepted) | null;
}

/** One value in the MIB. */
export interface Cell {
  readonly oid: Oid;
  readonly column: Oid;
  readonly read: () => SnmpValue;
  readonly write: ((value: SnmpValue) => Accepted) | null;
}

export interface TableRow<Row> {
  /** What follows the column in the OID: `1.24`. */
  readonly index: string;
  readonly row: Row;
}

/** A column by its number, syntax and the function that reads it; with `write` it is read-write. */
export function column<Row, Value>(
  number: number,
  syntax: Syntax<Value>,
  read: (row: Row) => Value,
  write?: (row: Row, value: Value) => Accepted,
): Column<Row> {
  return {
    number,
    read: (row) => syntax.encode(read(row)),
    write:
      write === undefined
        ? null
        : (row, value) => {
            if (value.type !== syntax.type) return 'wrongType';
            const decoded = syntax.decode(value);
            return decoded === null ? 'wrongValue' : write(row, decoded);
          },
  };
}

/** Every cell of a table whose columns are below `entry`. A group of scalars is a table with the one row `0`. */
export function cellsOf<Row>(
  entry: Oid,
  rows: readonly TableRow<Row>[],
  columns: readonly Column<Row>[],
): Cell[] {
  return columns.flatMap(({ number, read, write }) =>
    rows.map(({ index, row }) => ({
      oid: `${entry}.${number}.${index}`,
      column: `${entry}.${number}`,
      read: () => read(row),
      write: write === null ? null : (value: SnmpValue) => write(row, value),
    })),
  );
}
