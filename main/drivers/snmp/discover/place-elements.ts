import {
  inletId,
  ocpId,
  outletId,
  transferSwitchId,
  type ElementId,
  type InletId,
  type OcpId,
  type OutletId,
  type TransferSwitchId,
} from '../../../../shared/model/ids.ts';
import { indexParts, LARGEST_PART } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { PlacedElement } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import type {
  ElementTable,
  InletTable,
  OcpTable,
  OutletTable,
  TransferSwitchTable,
} from '../family/elements.ts';
import { textFrom } from '../family/evaluate.ts';
import type { Family } from '../family/family.ts';
import type { CellReader } from './cell-reader.ts';
import type { ChosenTables, FoundTable } from './choose-tables.ts';
import { linkUnits, type LinkedUnits } from './linked-units.ts';

/** An element and what discovery needs to know of it besides its place. */
export interface FoundElement<
  Table extends ElementTable = ElementTable,
  Id extends ElementId = ElementId,
> extends PlacedElement<Table, Id> {
  /** Unique among its kind. */
  readonly label: string;
  /** What other tables call its unit by. */
  readonly unitNumber: string;
}

export interface FoundElements {
  readonly units: LinkedUnits;
  readonly inlets: readonly FoundElement<InletTable, InletId>[];
  readonly ocps: readonly FoundElement<OcpTable, OcpId>[];
  readonly outlets: readonly FoundElement<OutletTable, OutletId>[];
  readonly transferSwitches: readonly FoundElement<TransferSwitchTable, TransferSwitchId>[];
}

/** The number of the unit that a row says it is in; null where it says none, or none that can be part of an index. */
export function unitOf(table: ElementTable, row: string, values: SnmpValues): string | null {
  const { unit } = table;
  if (unit === undefined) return null;
  if ('indexPart' in unit) return indexParts(row).at(unit.indexPart)?.toString() ?? null;
  const told = numberOf(values.get(oidOf(unit, row)));
  return told === null || told < 0 || told > LARGEST_PART ? null : told.toString();
}

function numberOfRow(table: ElementTable, row: string, values: SnmpValues): number {
  const told = table.number === undefined ? null : numberOf(values.get(oidOf(table.number, row)));
  return told ?? indexParts(row).at(-1) ?? 0;
}

interface Placing {
  readonly values: SnmpValues;
  readonly units: LinkedUnits;
  readonly absentTexts: readonly string[];
}

function place<Table extends ElementTable, Id extends ElementId>(
  found: FoundTable<Table> | null,
  makeId: (label: string) => Id,
  { values, units, absentTexts }: Placing,
): readonly FoundElement<Table, Id>[] {
  if (found === null) return [];
  const { table, rows } = found;
  const taken = new Set<string>();
  const [mainNumber = '0', mainRow = '0'] = [...units.rowOf][0] ?? [];
  const tellsUnits = rows.some((row) => unitOf(table, row, values) !== null);
  return rows.flatMap((row) => {
    const number = numberOfRow(table, row, values);
    const told = unitOf(table, row, values);
    const unitNumber = told ?? mainNumber;
    const unit = told === null ? mainRow : units.rowOf.get(told);
    // Where others say which unit they are in, one that does not would pass for one of the main unit.
    if (unit === undefined || (told === null && tellsUnits)) return [];
    const printed = textFrom(table.label, row, values, absentTexts) ?? String(number);
    const inUnit = unit === mainRow ? printed : `${unitNumber}/${printed}`;
    // Two with one label: the row is theirs alone, unless a device prints even that on another one.
    let label = inUnit;
    while (taken.has(label)) label = `${label}~${row}`;
    taken.add(label);
    return { id: makeId(label), table, row, number, unit, unitNumber, label, printed };
  });
}

/** Numbers of units that elements name. */
function namedUnits(tables: ChosenTables, values: SnmpValues): readonly string[] {
  const named = Object.values(tables).flatMap((found: FoundTable<ElementTable> | null) =>
    (found?.rows ?? []).map((row) => (found === null ? null : unitOf(found.table, row, values))),
  );
  return [...new Set(named.filter((unit) => unit !== null))];
}

/** Ids, labels and numbers of all elements. The columns of `unitColumns` have been walked. */
export function placeElements(family: Family, tables: ChosenTables, reader: CellReader): FoundElements {
  const { values } = reader;
  const units = linkUnits(family, reader, namedUnits(tables, values));
  const placing = { values, units, absentTexts: family.absentTexts ?? [] };
  return {
    units,
    inlets: place(tables.inlets, inletId, placing),
    ocps: place(tables.ocps, ocpId, placing),
    outlets: place(tables.outlets, outletId, placing),
    transferSwitches: place(tables.transferSwitches, transferSwitchId, placing),
  };
}
