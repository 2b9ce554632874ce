import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PoleName, Quantity } from '../../../../shared/model/quantity.ts';
import type { Thresholds } from '../../../../shared/model/sensor.ts';
import { indexParts } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { PlacedSensor } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import { allHold, meaningOf, scaled } from '../family/evaluate.ts';
import type {
  ColumnSensors,
  PoleRule,
  QuantityColumn,
  RowLink,
  StateColumn,
  ThresholdCells,
} from '../family/sensors.ts';
import type { Cell } from '../family/sources.ts';
import { interpretNumber, interpretState } from '../read/interpret-cells.ts';
import type { CellReader, WantedCells } from './cell-reader.ts';
import { firstParts, labelFinder, onlyOne } from './find-parents.ts';
import type { FoundSensor } from './found-sensor.ts';
import type { FoundElement } from './place-elements.ts';

/** The table's own rows, else those of its elements. */
export function sensorRows(
  table: ColumnSensors,
  elements: readonly FoundElement[],
  reader: CellReader,
): readonly string[] {
  return table.rows === undefined ? elements.map((each) => each.row) : reader.rowsOf(table.rows);
}

function linkCells(link: RowLink | undefined): readonly Cell[] {
  switch (link?.by) {
    case 'unit':
      return link.number === undefined ? [link.unit] : [link.unit, link.number];
    case 'number':
      return [link.number];
    case 'label':
      return [link.label];
    case 'prefix':
    case 'only':
    case undefined:
      return [];
  }
}

const THRESHOLD_NAMES = ['lowerCritical', 'lowerWarning', 'upperWarning', 'upperCritical'] as const;

const thresholdCells = (cells: ThresholdCells | undefined): readonly Cell[] =>
  THRESHOLD_NAMES.map((name) => cells?.[name]).filter((cell) => cell !== undefined);

function columnCells(column: QuantityColumn | StateColumn) {
  return 'quantity' in column
    ? [
        column,
        ...(column.keepWhen ?? []),
        ...(column.status === undefined ? [] : [column.status]),
        ...(column.thresholds?.byNumber === true ? [] : thresholdCells(column.thresholds)),
      ]
    : [column, ...(column.keepWhen ?? [])];
}

/** Limits whose rows are the numbers of the elements. */
function numberedLimits(table: ColumnSensors, elements: readonly FoundElement[]): readonly WantedCells[] {
  const rows = elements.map(({ number }) => String(number));
  return table.columns.flatMap((column) =>
    'quantity' in column && column.thresholds?.byNumber === true
      ? thresholdCells(column.thresholds).map((place) => ({ place, rows }))
      : [],
  );
}

/** What has to be read before `findColumnSensors`. */
export function columnSensorCells(
  table: ColumnSensors,
  rows: readonly string[],
  elements: readonly FoundElement[],
): readonly WantedCells[] {
  const { pole, link, keepWhen = [], columns } = table;
  const places = [
    ...linkCells(link),
    ...(pole !== undefined && 'cell' in pole ? [pole.cell] : []),
    ...keepWhen,
    ...columns.flatMap(columnCells),
  ];
  return [...places.map((place) => ({ place, rows })), ...numberedLimits(table, elements)];
}

/** Finds the element that a row is about. */
function elementFinder(
  link: RowLink | undefined,
  elements: readonly FoundElement[],
  values: SnmpValues,
): (row: string) => FoundElement | undefined {
  const byRow = Map.groupBy(elements, (each) => each.row);
  const numberAt = (cell: Cell, row: string) => numberOf(values.get(oidOf(cell, row)));
  switch (link?.by) {
    case undefined:
      return (row) => byRow.get(row)?.[0];
    case 'prefix':
      return (row) => byRow.get(firstParts(row, link.parts))?.[0];
    case 'unit': {
      const byUnit = Map.groupBy(elements, (each) => each.unitNumber);
      return (row) => {
        const inUnit = byUnit.get(numberAt(link.unit, row)?.toString() ?? '') ?? [];
        if (link.number === undefined) return inUnit.length === 1 ? inUnit[0] : undefined;
        const number = numberAt(link.number, row);
        return inUnit.find((each) => each.number === number);
      };
    }
    case 'number': {
      const byNumber = Map.groupBy(elements, (each) => each.number);
      return (row) => {
        const number = numberAt(link.number, row);
        return number === null ? undefined : onlyOne(byNumber.get(number) ?? [], null);
      };
    }
    case 'label': {
      const labelled = labelFinder(elements, link, values);
      return (row) => onlyOne(labelled(values.get(oidOf(link.label, row))), null);
    }
    case 'only':
      return () => onlyOne(elements, null);
  }
}

/** Code and line of a row; null when the row is about nothing the model has. */
function poleOf(
  rule: PoleRule | undefined,
  row: string,
  values: SnmpValues,
): { readonly code: number | null; readonly pole: PoleName | null } | null {
  if (rule === undefined) return { code: null, pole: null };
  const code =
    'cell' in rule
      ? numberOf(values.get(oidOf(rule.cell, row)))
      : (indexParts(row).at(rule.indexPart) ?? null);
  const pole = meaningOf(rule.codes, code);
  return pole === undefined ? null : { code, pole };
}

/** Digits after the point of a value that comes in steps of `scale`: 2 for 0.01. */
export function digitsOf(scale: number): number {
  let digits = 0;
  for (let step = scale; digits < 9 && Math.abs(step - Math.round(step)) > 1e-9; step *= 10) digits += 1;
  return digits;
}

function thresholdsOf(
  column: QuantityColumn,
  { row, number }: Pick<SensorRow, 'row' | 'number'>,
  values: SnmpValues,
): Thresholds | null {
  const cells = column.thresholds;
  if (cells === undefined) return null;
  const at = cells.byNumber === true ? String(number) : row;
  const limit = (cell: Cell | undefined) => {
    const raw = cell === undefined ? null : numberOf(values.get(oidOf(cell, at)));
    return raw === null || raw <= 0 ? null : scaled(raw, cells.scale ?? column.scale);
  };
  const limits = {
    lowerCritical: limit(cells.lowerCritical),
    lowerWarning: limit(cells.lowerWarning),
    upperWarning: limit(cells.upperWarning),
    upperCritical: limit(cells.upperCritical),
  };
  if (Object.values(limits).every((each) => each === null)) return null;
  return { ...limits, deassertionHysteresis: 0, assertionTimeout: 0 };
}

interface SensorRow {
  readonly element: ElementId;
  /** The element's. */
  readonly number: number;
  readonly row: string;
  readonly code: number | null;
  readonly pole: PoleName | null;
}

function findSensor(
  column: QuantityColumn | StateColumn,
  { element, number, row, code, pole }: SensorRow,
  values: SnmpValues,
): FoundSensor | null {
  const oid = oidOf(column, row);
  if (!values.has(oid) || !allHold(column.keepWhen, row, values)) return null;
  const found = (quantity: Quantity, placed: PlacedSensor): FoundSensor => ({
    element,
    pole,
    quantity,
    single: null,
    facts: { decimalDigits: 0, range: null, thresholds: null },
    placed,
  });
  if ('state' in column) {
    const interpret = (read: SnmpValues) => interpretState(column.codes, read.get(oid));
    return found(column.state, { oids: [oid], interpret });
  }
  if (column.onlyCodes !== undefined && (code === null || !column.onlyCodes.includes(code))) return null;
  const statusOid = column.status === undefined ? null : oidOf(column.status, row);
  return {
    ...found(column.quantity, {
      oids: statusOid === null ? [oid] : [oid, statusOid],
      interpret: (read) =>
        interpretNumber(column, read.get(oid), statusOid === null ? undefined : read.get(statusOid)),
    }),
    single: column.single ?? null,
    facts: {
      decimalDigits: digitsOf(column.scale),
      range: null,
      thresholds: thresholdsOf(column, { row, number }, values),
    },
  };
}

/**
 * Without the rows where several of a table are about one element, such as two branches behind one breaker: each of them has a
 * part, and none would do for the whole. Nor would their sum: phases are not in step (Sentry4-MIB, st4BranchPhaseID).
 */
function withoutShared(rows: readonly SensorRow[]): readonly SensorRow[] {
  const alike = Map.groupBy(rows, ({ element, code }) => `${element} ${code ?? ''}`);
  return [...alike.values()].flatMap((group) => (group.length === 1 ? group : []));
}

/** Sensors of the rows whose cells exist, for the elements the rows belong to. */
export function findColumnSensors(
  table: ColumnSensors,
  rows: readonly string[],
  elements: readonly FoundElement[],
  values: SnmpValues,
): readonly FoundSensor[] {
  const elementOf = elementFinder(table.link, elements, values);
  const linked = rows.flatMap((row): readonly SensorRow[] => {
    if (!allHold(table.keepWhen, row, values)) return [];
    const element = elementOf(row);
    const pole = poleOf(table.pole, row, values);
    return element === undefined || pole === null
      ? []
      : [{ element: element.id, number: element.number, row, ...pole }];
  });
  const told = table.link === undefined ? linked : withoutShared(linked);
  return told.flatMap((row) => table.columns.flatMap((column) => findSensor(column, row, values) ?? []));
}
