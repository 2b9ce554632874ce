import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok } from '../../../../shared/result.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { oidOf } from '../family/cell.ts';
import { allHold } from '../family/evaluate.ts';
import type {
  ElementTable,
  InletTable,
  OcpTable,
  OutletTable,
  TransferSwitchTable,
} from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { CellReader } from './cell-reader.ts';

/** A table that counts, with its real rows. */
export interface FoundTable<Table extends ElementTable> {
  readonly table: Table;
  readonly rows: readonly string[];
  /** It has rows that may be elements, too, and are left out. */
  readonly isCut: boolean;
}

/** Of each kind the first alternative that the device has rows in; null without any. */
export interface ChosenTables {
  readonly inlets: FoundTable<InletTable> | null;
  readonly ocps: FoundTable<OcpTable> | null;
  readonly outlets: FoundTable<OutletTable> | null;
  readonly transferSwitches: FoundTable<TransferSwitchTable> | null;
}

/** No PDU has more of one kind; what a device invents beyond is left out. */
const MAX_ELEMENTS = 1024;

const rowsOf = (table: ElementTable, reader: CellReader): readonly string[] =>
  typeof table.rows === 'string' ? reader.rowsOf(table.rows) : table.rows;

/** It is a row, or the device says by a number that it is none. */
function isJudged({ keepWhen = [] }: ElementTable, row: string, values: SnmpValues): boolean {
  return keepWhen.every(
    (each) => allHold([each], row, values) || numberOf(values.get(oidOf(each, row))) !== null,
  );
}

function choose<Table extends ElementTable>(
  tables: readonly Table[] | undefined,
  reader: CellReader,
): FoundTable<Table> | null {
  for (const table of tables ?? []) {
    const listed = rowsOf(table, reader);
    const rows = listed.filter((row) => allHold(table.keepWhen, row, reader.values));
    const isCut = rows.length > MAX_ELEMENTS || listed.some((row) => !isJudged(table, row, reader.values));
    if (rows.length > 0) return { table, rows: rows.slice(0, MAX_ELEMENTS), isCut };
  }
  return null;
}

/** Whether the rows are rows: cells that say so, such as those of padding. */
async function readConditions(
  tables: readonly ElementTable[],
  reader: CellReader,
): Promise<DeviceError | null> {
  return reader.read(
    tables.flatMap((table) =>
      (table.keepWhen ?? []).map((condition) => ({ place: condition, rows: rowsOf(table, reader) })),
    ),
  );
}

/** Walks the columns that list rows, `beside` with them, and chooses among the alternatives. */
export async function chooseTables(
  family: Family,
  reader: CellReader,
  beside: readonly string[],
): Promise<DeviceResult<ChosenTables>> {
  const { inlets, ocps = [], outlets, transferSwitches = [] } = family;
  const tables: readonly ElementTable[] = [...inlets, ...ocps, ...outlets, ...transferSwitches];
  const columns = tables.map((table) => table.rows).filter((rows) => typeof rows === 'string');
  const error = (await reader.walk([...columns, ...beside])) ?? (await readConditions(tables, reader));
  if (error !== null) return err(error);
  return ok({
    inlets: choose(inlets, reader),
    ocps: choose(ocps, reader),
    outlets: choose(outlets, reader),
    transferSwitches: choose(transferSwitches, reader),
  });
}
