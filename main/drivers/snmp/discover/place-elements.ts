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
import { indexParts } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { PlacedElement } from '../device-map.ts';
import { oidOf } from '../families/cell.ts';
import type {
  ElementTable,
  InletTable,
  OcpTable,
  OutletTable,
  TransferSwitchTable,
} from '../families/elements.ts';
import { textFrom } from '../families/evaluate.ts';
import type { Family } from '../families/family.ts';
import type { ChosenTables, FoundTable } from './choose-tables.ts';

/** An element and what discovery needs to know of it besides its place. */
export interface FoundElement<
  Table extends ElementTable = ElementTable,
  Id extends ElementId = ElementId,
> extends PlacedElement<Table> {
  readonly id: Id;
  /** Unique among its kind. */
  readonly label: string;
}

export interface FoundElements {
  /** Rows of the linked units, the main one first; at least one. */
  readonly units: readonly string[];
  readonly inlets: readonly FoundElement<InletTable, InletId>[];
  readonly ocps: readonly FoundElement<OcpTable, OcpId>[];
  readonly outlets: readonly FoundElement<OutletTable, OutletId>[];
  readonly transferSwitches: readonly FoundElement<TransferSwitchTable, TransferSwitchId>[];
}

/** Linked units are few; devices that claim more are not believed. */
const MAX_UNITS = 64;

/** The largest part of an OID (RFC 2578, section 3.5): units are parts of those. */
const MAX_INDEX = 0xff_ff_ff_ff;

/** The unit that a row says it is in; null where it says none. */
export function unitOf(table: ElementTable, row: string, values: SnmpValues): string | null {
  const { unit } = table;
  if (unit === undefined) return null;
  if ('indexPart' in unit) return indexParts(row).at(unit.indexPart)?.toString() ?? null;
  const told = numberOf(values.get(oidOf(unit, row)));
  return told === null || told < 0 || told > MAX_INDEX ? null : told.toString();
}

function numberOfRow(table: ElementTable, row: string, values: SnmpValues): number {
  const told = table.number === undefined ? null : numberOf(values.get(oidOf(table.number, row)));
  return told ?? indexParts(row).at(-1) ?? 0;
}

interface Placing {
  readonly values: SnmpValues;
  readonly units: readonly string[];
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
  const tellsUnits = rows.some((row) => unitOf(table, row, values) !== null);
  return rows.flatMap((row) => {
    const number = numberOfRow(table, row, values);
    const unit = unitOf(table, row, values);
    // Where others say which unit they are in, one that does not would pass for one of the main unit.
    if (unit === null && tellsUnits) return [];
    const printed = textFrom(table.label, row, values, absentTexts) ?? String(number);
    const inUnit = unit === null || unit === units[0] ? printed : `${unit}/${printed}`;
    // Two with one label: the row is theirs alone, unless a device prints even that on another one.
    let label = inUnit;
    while (taken.has(label)) label = `${label}~${row}`;
    taken.add(label);
    return { id: makeId(label), table, row, number, unit: unit ?? units[0] ?? '0', label, printed };
  });
}

/** The units that the device lists, then those that elements name beside them. */
function findUnits(tables: ChosenTables, listed: readonly string[], values: SnmpValues): readonly string[] {
  const named = Object.values(tables).flatMap((found: FoundTable<ElementTable> | null) =>
    (found?.rows ?? []).map((row) => (found === null ? null : unitOf(found.table, row, values))),
  );
  const units = [...new Set([...listed, ...named.filter((unit) => unit !== null)])];
  return units.length === 0 ? ['0'] : units.slice(0, MAX_UNITS);
}

/** Ids, labels and numbers of all elements. `listed` are the rows of the family's column of units. */
export function placeElements(
  family: Family,
  tables: ChosenTables,
  listed: readonly string[],
  values: SnmpValues,
): FoundElements {
  const units = findUnits(tables, listed, values);
  const placing = { values, units, absentTexts: family.absentTexts ?? [] };
  return {
    units,
    inlets: place(tables.inlets, inletId, placing),
    ocps: place(tables.ocps, ocpId, placing),
    outlets: place(tables.outlets, outletId, placing),
    transferSwitches: place(tables.transferSwitches, transferSwitchId, placing),
  };
}
