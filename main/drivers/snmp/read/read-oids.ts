import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValues } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import type { KnownRows } from '../device-map.ts';
import type { CellBlock, ReadOptions, SnmpClient } from '../transport/snmp-client.ts';

/** Cells of known tables as blocks: columns that are wanted for the same rows go together. */
export function blocksFor(
  tables: readonly KnownRows[],
  oids: ReadonlySet<Oid>,
): { readonly blocks: readonly CellBlock[]; readonly single: readonly Oid[] } {
  const placed = new Set<Oid>();
  const blocks = tables.flatMap(({ columns, rows }): readonly CellBlock[] => {
    const wanted = columns.map((column) => ({
      column,
      rows: rows.filter((row) => oids.has(`${column}.${row}`)),
    }));
    for (const each of wanted) for (const row of each.rows) placed.add(`${each.column}.${row}`);
    const alike = Map.groupBy(
      wanted.filter((each) => each.rows.length > 0),
      (each) => each.rows.join(' '),
    );
    return [...alike.values()].map((group) => ({
      columns: group.map(({ column }) => column),
      rows,
      wanted: group[0]?.rows ?? [],
    }));
  });
  return { blocks, single: [...oids].filter((oid) => !placed.has(oid)) };
}

/** Values of cells, most of which are in tables whose rows are known. */
export function readOids(
  client: SnmpClient,
  tables: readonly KnownRows[],
  oids: readonly Oid[],
  options: ReadOptions,
): Promise<DeviceResult<SnmpValues>> {
  return client.read(blocksFor(tables, new Set(oids)), options);
}
