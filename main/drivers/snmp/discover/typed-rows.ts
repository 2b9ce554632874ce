import type { ElementId } from '../../../../shared/model/ids.ts';
import {
  NUMERIC_QUANTITIES,
  unitOf,
  type NumericQuantity,
  type PoleName,
  type StateQuantity,
} from '../../../../shared/model/quantity.ts';
import { indexParts } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import { allHold, isBitSet, meaningOf } from '../family/evaluate.ts';
import type { TypedSensors } from '../family/sensors.ts';
import type { CellReader } from './cell-reader.ts';
import { firstParts } from './find-parents.ts';
import type { FoundElement } from './place-elements.ts';

/** In the order of the bits of `enabledThresholds`. */
const LIMITS = ['lowerCritical', 'lowerWarning', 'upperWarning', 'upperCritical'] as const;
export type Limit = (typeof LIMITS)[number];

interface TypedRowBase {
  readonly row: string;
  readonly element: ElementId;
  readonly pole: PoleName | null;
}

/** One row of a table of typed sensors that the model has a place for. */
export type TypedRow =
  | (TypedRowBase & { readonly kind: 'state'; readonly quantity: StateQuantity })
  | (TypedRowBase & {
      readonly kind: 'numeric';
      readonly quantity: NumericQuantity;
      readonly digits: number;
      /** Read from the signed column: the sensor's minimum is negative. */
      readonly signed: boolean;
      readonly limits: readonly Limit[];
    });

const isNumeric = (quantity: NumericQuantity | StateQuantity): quantity is NumericQuantity =>
  quantity in NUMERIC_QUANTITIES;

function poleOf(
  table: TypedSensors,
  row: string,
  values: SnmpValues,
): { readonly pole: PoleName | null } | null {
  if (table.pole === undefined) return { pole: null };
  const at = `${table.pole.line}.${firstParts(row, table.elementParts + 1)}`;
  const pole = meaningOf(table.pole.codes, numberOf(values.get(at)));
  return pole === undefined ? null : { pole };
}

/** A sensor that measures in another unit than its quantity has would mislead; one that tells none is believed. */
function hasUnit(table: TypedSensors, row: string, quantity: NumericQuantity, values: SnmpValues): boolean {
  const unit = values.get(`${table.columns.unit}.${row}`);
  return unit === undefined || meaningOf(table.units, numberOf(unit)) === unitOf(quantity);
}

function typedRow(
  table: TypedSensors,
  row: string,
  elements: ReadonlyMap<string, FoundElement>,
  values: SnmpValues,
): TypedRow | null {
  const parts = indexParts(row);
  const length = table.elementParts + (table.pole === undefined ? 1 : 2);
  const quantity = meaningOf(table.types, parts.at(-1) ?? null);
  const element = elements.get(firstParts(row, table.elementParts));
  const pole = poleOf(table, row, values);
  if (parts.length !== length || quantity === undefined || element === undefined || pole === null)
    return null;
  if (!allHold(table.keepWhen, row, values)) return null;
  const base = { row, element: element.id, ...pole };
  if (!isNumeric(quantity))
    return table.states[quantity] === undefined ? null : { ...base, kind: 'state', quantity };
  const digits = numberOf(values.get(`${table.columns.decimalDigits}.${row}`));
  if (digits === null || digits < 0 || digits > 9 || !hasUnit(table, row, quantity, values)) return null;
  const minimum = numberOf(values.get(`${table.columns.signedMinimum}.${row}`));
  const enabled = values.get(`${table.columns.enabledThresholds}.${row}`);
  return {
    ...base,
    kind: 'numeric',
    quantity,
    digits,
    signed: minimum !== null && minimum < 0,
    limits: LIMITS.filter((_, bit) => isBitSet(enabled, bit)),
  };
}

/** Sensors that are configured and measured. */
export function typedRows(
  table: TypedSensors,
  elements: readonly FoundElement[],
  reader: CellReader,
): readonly TypedRow[] {
  const byRow = new Map(elements.map((each) => [each.row, each]));
  const measured = new Set([...reader.rowsOf(table.columns.state), ...reader.rowsOf(table.columns.value)]);
  return reader
    .rowsOf(table.columns.decimalDigits)
    .filter((row) => measured.has(row))
    .flatMap((row) => typedRow(table, row, byRow, reader.values) ?? []);
}
