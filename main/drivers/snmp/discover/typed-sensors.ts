import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SensorDescriptor, Thresholds } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { KnownRows, PlacedSensor } from '../device-map.ts';
import { scaled } from '../family/evaluate.ts';
import type { TypedSensors } from '../family/sensors.ts';
import { interpretTypedNumber, interpretTypedState } from '../read/interpret-cells.ts';
import type { CellReader } from './cell-reader.ts';
import type { FoundSensor } from './found-sensor.ts';
import type { FoundElement } from './place-elements.ts';
import { typedRows, type Limit, type TypedRow } from './typed-rows.ts';

/** A table of typed sensors with the elements its rows may belong to. */
interface TypedTable {
  readonly table: TypedSensors;
  readonly elements: readonly FoundElement[];
}

/** What the sensors are: which there are, with their units, signs and maxima, and which limits they have. */
async function readConfiguration(
  tables: readonly TypedSensors[],
  reader: CellReader,
): Promise<DeviceError | null> {
  const configured = tables.filter((table) => reader.rowsOf(table.columns.decimalDigits).length > 0);
  for (const { columns, keepWhen = [] } of configured) {
    const rows = reader.rowsOf(columns.decimalDigits);
    const { unit, signedMinimum, enabledThresholds, state, maximum } = columns;
    const failed =
      (await reader.walk([unit, signedMinimum, enabledThresholds, state, maximum], rows.length)) ??
      (reader.rowsOf(state).length === 0 ? await reader.walk([columns.value], rows.length) : null) ??
      (await reader.read(keepWhen.map((place) => ({ place, rows }))));
    if (failed !== null) return failed;
  }
  return null;
}

/** Where a row's minimum is: the signed column tells that of unsigned sensors as well, where there is one. */
function minimumColumn({ columns }: TypedSensors, row: TypedRow, values: SnmpValues): Oid {
  const { minimum, signedMinimum } = columns;
  return values.has(`${signedMinimum}.${row.row}`) ? signedMinimum : minimum;
}

/** Columns a row's range and limits are in, without those that were read before. */
function factColumns(table: TypedSensors, row: TypedRow, values: SnmpValues): readonly Oid[] {
  if (row.kind === 'state') return [];
  const { columns } = table;
  const limits = row.signed ? columns.signedThresholds : columns.thresholds;
  return [
    ...(minimumColumn(table, row, values) === columns.minimum ? [columns.minimum] : []),
    ...(row.signed ? [columns.signedMaximum] : []),
    ...row.limits.map((limit) => limits[limit]),
    ...(row.limits.length > 0 ? [columns.hysteresis, columns.stateChangeDelay] : []),
  ];
}

/** A table with the rows that the model has a place for. */
interface TableRows {
  readonly table: TypedSensors;
  readonly rows: readonly TypedRow[];
}

/** Columns with the rows they are wanted for. */
function wantedFacts({ table, rows }: TableRows, reader: CellReader) {
  const pairs = rows.flatMap((row) =>
    factColumns(table, row, reader.values).map((column) => ({ column, row: row.row })),
  );
  const all = reader.rowsOf(table.columns.decimalDigits);
  return [...Map.groupBy(pairs, ({ column }) => column)].map(([column, wanted]) => ({
    columns: [column],
    rows: all,
    wanted: wanted.map(({ row }) => row),
    probe: `${column}.${wanted[0]?.row ?? ''}`,
  }));
}

/** Range and limits of the sensors that have them. Columns that the first such sensor lacks are not asked for again. */
async function readFacts(tables: readonly TableRows[], reader: CellReader): Promise<DeviceError | null> {
  const wanted = tables.flatMap((each) => wantedFacts(each, reader));
  const availability = tables.map(
    ({ table, rows }) => `${table.columns.available.column}.${rows[0]?.row ?? ''}`,
  );
  const failed = await reader.get([...availability, ...wanted.map(({ probe }) => probe)]);
  if (failed !== null) return failed;
  return reader.readBlocks(wanted.filter(({ probe }) => reader.values.has(probe)));
}

function factsOf(table: TypedSensors, row: TypedRow, values: SnmpValues): FoundSensor['facts'] {
  if (row.kind === 'state') return { decimalDigits: 0, range: null, thresholds: null };
  const { columns } = table;
  const at = (column: Oid): number | null => {
    const raw = numberOf(values.get(`${column}.${row.row}`));
    return raw === null ? null : scaled(raw, 10 ** -row.digits);
  };
  const lower = at(minimumColumn(table, row, values));
  const upper = at(row.signed ? columns.signedMaximum : columns.maximum);
  const range: SensorDescriptor['range'] =
    lower === null || upper === null || lower >= upper ? null : { lower, upper };
  const limits = row.signed ? columns.signedThresholds : columns.thresholds;
  const limit = (name: Limit) => (row.limits.includes(name) ? at(limits[name]) : null);
  const thresholds: Thresholds | null =
    row.limits.length === 0
      ? null
      : {
          lowerCritical: limit('lowerCritical'),
          lowerWarning: limit('lowerWarning'),
          upperWarning: limit('upperWarning'),
          upperCritical: limit('upperCritical'),
          deassertionHysteresis: at(columns.hysteresis) ?? 0,
          assertionTimeout: numberOf(values.get(`${columns.stateChangeDelay}.${row.row}`)) ?? 0,
        };
  return { decimalDigits: row.digits, range, thresholds };
}

/** `first` is the row that was asked whether the device tells which sensors are available. */
function place(table: TypedSensors, row: TypedRow, first: string, reader: CellReader): PlacedSensor | null {
  const { columns, statuses, states } = table;
  const { column, yes } = columns.available;
  const available = reader.values.has(`${column}.${first}`) ? { oid: `${column}.${row.row}`, yes } : null;
  const state = reader.rowsOf(columns.state).length > 0 ? `${columns.state}.${row.row}` : null;
  const oids = [available?.oid, state].filter((oid) => typeof oid === 'string');
  if (row.kind === 'state') {
    const codes = states[row.quantity];
    if (state === null || codes === undefined) return null;
    return { oids, interpret: (values) => interpretTypedState({ available, state }, codes, values) };
  }
  const value = `${row.signed ? columns.signedValue : columns.value}.${row.row}`;
  const cells = { available, state, value, digits: row.digits, signed: row.signed };
  return {
    oids: [...oids, value],
    interpret: (values) => interpretTypedNumber(cells, statuses, values),
  };
}

/** Measurement columns with their rows, for readings. */
function knownRows({ columns }: TypedSensors, reader: CellReader): KnownRows {
  const states = reader.rowsOf(columns.state);
  return {
    columns: [columns.available.column, columns.state, columns.value, columns.signedValue],
    rows: states.length > 0 ? states : reader.rowsOf(columns.value),
  };
}

/**
 * Reads and finds the typed sensors of all tables. Their `decimalDigits` must have been walked before: where a column has
 * no rows, the device has no such table.
 */
export async function discoverTypedSensors(
  tables: readonly TypedTable[],
  reader: CellReader,
): Promise<
  | { readonly error: DeviceError }
  | { readonly error: null; readonly sensors: readonly FoundSensor[]; readonly rows: readonly KnownRows[] }
> {
  const failed = await readConfiguration(
    tables.map(({ table }) => table),
    reader,
  );
  if (failed !== null) return { error: failed };
  const found = tables
    .map(({ table, elements }) => ({ table, rows: typedRows(table, elements, reader) }))
    .filter(({ rows }) => rows.length > 0);
  const error = await readFacts(found, reader);
  if (error !== null) return { error };
  const sensors = found.flatMap(({ table, rows }) =>
    rows.flatMap((row): readonly FoundSensor[] => {
      const placed = place(table, row, rows[0]?.row ?? '', reader);
      const { element, pole, quantity } = row;
      const facts = factsOf(table, row, reader.values);
      return placed === null ? [] : [{ element, pole, quantity, single: null, facts, placed }];
    }),
  );
  return { error: null, sensors, rows: found.map(({ table }) => knownRows(table, reader)) };
}
