import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { KnownRows } from '../device-map.ts';
import type { ElementTable } from '../family/elements.ts';
import type { Family } from '../family/family.ts';
import type { SensorTable } from '../family/sensors.ts';
import type { CellReader } from './cell-reader.ts';
import type { ChosenTables } from './choose-tables.ts';
import { columnSensorCells, findColumnSensors, sensorRows } from './column-sensors.ts';
import type { LinkedUnits } from './linked-units.ts';
import { settleSensors, type FoundSensor, type SettledSensors } from './found-sensor.ts';
import type { FoundElement, FoundElements } from './place-elements.ts';
import { discoverTypedSensors } from './typed-sensors.ts';

/** A sensor table with the elements its rows may belong to. */
interface Attached<Table extends SensorTable = SensorTable> {
  readonly table: Table;
  readonly elements: readonly FoundElement[];
}

const NO_TABLE: ElementTable = { rows: [], label: [] };

/** The units as elements: what they measure is the PDU's, the main unit's before the others'. */
function unitElements({ rowOf }: LinkedUnits): readonly FoundElement[] {
  return [...rowOf].map(([unitNumber, unit]) => ({
    id: 'pdu',
    table: NO_TABLE,
    row: unit,
    number: Number(unitNumber),
    unit,
    unitNumber,
    label: '',
    printed: '',
  }));
}

function attached(family: Family, elements: FoundElements): readonly Attached[] {
  const { inlets, transferSwitches, ocps, outlets } = elements;
  const kinds: readonly (readonly FoundElement[])[] = [inlets, transferSwitches, ocps, outlets];
  const ofPdu = (family.sensors ?? []).map((table) => ({ table, elements: unitElements(elements.units) }));
  const ofElements = kinds.flatMap((of) =>
    (of[0]?.table.sensors ?? []).map((table) => ({ table, elements: of })),
  );
  return [...ofPdu, ...ofElements];
}

/** Columns that list the sensors of the tables that count. */
export function sensorRowColumns(family: Family, chosen: ChosenTables): readonly Oid[] {
  const tables: readonly (ElementTable | undefined)[] = [
    chosen.inlets?.table,
    chosen.transferSwitches?.table,
    chosen.ocps?.table,
    chosen.outlets?.table,
  ];
  const sensors = [...(family.sensors ?? []), ...tables.flatMap((table) => table?.sensors ?? [])];
  return sensors.flatMap((table) => {
    if (table.kind === 'typed') {
      return [table.columns.decimalDigits, ...(table.pole === undefined ? [] : [table.pole.line])];
    }
    const labels = table.link?.by === 'label' && table.link.column !== undefined ? [table.link.column] : [];
    return table.rows === undefined ? labels : [table.rows, ...labels];
  });
}

export interface DiscoveredSensors extends SettledSensors {
  readonly error: null;
  /** Measurement tables whose columns were not all walked, with their rows. */
  readonly rows: readonly KnownRows[];
}

/** In the model's order of elements. */
function inOrder(found: readonly FoundSensor[], elements: FoundElements): readonly FoundSensor[] {
  const { inlets, transferSwitches, ocps, outlets } = elements;
  const ids: readonly ElementId[] = [
    'pdu',
    ...[...inlets, ...transferSwitches, ...ocps, ...outlets].map(({ id }) => id),
  ];
  const place = new Map(ids.map((id, index) => [id, index]));
  return found.toSorted((a, b) => (place.get(a.element) ?? 0) - (place.get(b.element) ?? 0));
}

/** Reads what the sensor tables need and finds the sensors. The columns of `sensorRowColumns` have been walked. */
export async function discoverSensors(
  family: Family,
  elements: FoundElements,
  reader: CellReader,
): Promise<DiscoveredSensors | { readonly error: DeviceError }> {
  const tables = attached(family, elements);
  const cells = tables.flatMap(({ table, elements: of }) =>
    table.kind === 'columns' ? columnSensorCells(table, sensorRows(table, of, reader), of) : [],
  );
  const failed = await reader.read(cells);
  if (failed !== null) return { error: failed };
  const typed = await discoverTypedSensors(
    tables.flatMap(({ table, elements: of }) => (table.kind === 'typed' ? [{ table, elements: of }] : [])),
    reader,
  );
  if (typed.error !== null) return { error: typed.error };
  const columns = tables.flatMap(({ table, elements: of }) =>
    table.kind === 'columns'
      ? findColumnSensors(table, sensorRows(table, of, reader), of, reader.values)
      : [],
  );
  const settled = settleSensors(inOrder([...columns, ...typed.sensors], elements));
  return { error: null, ...settled, rows: typed.rows };
}
