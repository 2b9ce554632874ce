import type { Oid } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import { oidOf } from '../family/cell.ts';
import type { Family, UnitList } from '../family/family.ts';
import type { CellReader } from './cell-reader.ts';

/** Linked units are few; devices that claim more are not believed. */
const MAX_UNITS = 64;

export interface LinkedUnits {
  /** Rows of the units, the main one first; at least one. */
  readonly rows: readonly string[];
  /** The same by the numbers that other tables call them by. */
  readonly rowOf: ReadonlyMap<string, string>;
}

/** Where units may be listed, in the order of preference. */
export function unitLists({ units }: Family): readonly UnitList[] {
  if (units === undefined) return [];
  return typeof units === 'string' ? [{ rows: units }] : units;
}

/** Columns that are walked to know the units. */
export function unitColumns(family: Family): readonly Oid[] {
  return unitLists(family).flatMap(({ rows, number }) =>
    number === undefined ? [rows] : [rows, number.column],
  );
}

/** Numbers of the rows, as far as the device tells one for each; else the rows are the numbers. */
function numbersOf({ number }: UnitList, rows: readonly string[], values: SnmpValues): readonly string[] {
  if (number === undefined) return rows;
  const told = rows.map((row) => numberOf(values.get(oidOf(number, row))));
  return told.includes(null) || new Set(told).size < rows.length ? rows : told.map(String);
}

/**
 * The units that the device lists, then those that elements name beside them (`named`). A number that is the row of
 * another unit is nobody's.
 */
export function linkUnits(family: Family, reader: CellReader, named: readonly string[]): LinkedUnits {
  const list = unitLists(family).find(({ rows }) => reader.rowsOf(rows).length > 0);
  const listed = list === undefined ? [] : reader.rowsOf(list.rows).slice(0, MAX_UNITS);
  const [only] = listed;
  const [name] = named;
  // One unit and one number: it is its own, whatever the list calls it.
  if (list?.number !== undefined && only !== undefined && name !== undefined)
    if (listed.length === 1 && new Set(named).size === 1)
      return { rows: listed, rowOf: new Map([[name, only]]) };
  const numbers = list === undefined ? [] : numbersOf(list, listed, reader.values);
  const rowOf = new Map(listed.map((row, at) => [numbers[at] ?? row, row]));
  for (const number of named)
    if (!rowOf.has(number) && !listed.includes(number) && rowOf.size < MAX_UNITS) rowOf.set(number, number);
  return rowOf.size === 0
    ? { rows: ['0'], rowOf: new Map([['0', '0']]) }
    : { rows: [...rowOf.values()], rowOf };
}
