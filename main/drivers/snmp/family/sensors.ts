import type { Oid } from '../../../snmp/oid.ts';
import type { NumericQuantity, PoleName, StateQuantity, Unit } from '../../../../shared/model/quantity.ts';
import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Cell, Codes, Condition } from './sources.ts';

/** How a row of a sensor table finds the element it belongs to. */
export type RowLink =
  /** The first parts of its index are the element's index. */
  | { readonly by: 'prefix'; readonly parts: number }
  /** A cell holds the number of the linked unit, and where `number` is given another holds the element's number in it. */
  | { readonly by: 'unit'; readonly unit: Cell; readonly number?: Cell }
  /** A cell holds the element's number (`ElementTable.number`). */
  | { readonly by: 'number'; readonly number: Cell }
  /** A cell holds the element's label, or what `column` of the element's table says of it. */
  | { readonly by: 'label'; readonly label: Cell; readonly column?: Oid }
  /** There is one element only. */
  | { readonly by: 'only' };

/**
 * Which conductor a row is about. `null` is the element as a whole. Rows with a code that is not listed are left out.
 * An element with rows for a single line has no poles: the readings are its own.
 */
export type PoleRule = { readonly codes: Codes<PoleName | null> } & (
  { readonly cell: Cell } | { readonly indexPart: number }
);

/** Columns of limits, in the raw unit of the reading unless they have a `scale` of their own. Those of 0 or less are not set. */
export interface ThresholdCells {
  readonly scale?: number;
  /** Their rows are the numbers of the elements (`ElementTable.number`), not the rows of the readings. */
  readonly byNumber?: true;
  readonly lowerCritical?: Cell;
  readonly lowerWarning?: Cell;
  readonly upperWarning?: Cell;
  readonly upperCritical?: Cell;
}

/** A column of numbers: raw × `scale` is in the unit of the quantity (`unitOf`). */
export interface QuantityColumn extends Cell {
  readonly quantity: NumericQuantity;
  /** What it is instead where the table has rows for one line only: `voltage` of a single phase for `voltageLN`. */
  readonly single?: NumericQuantity;
  readonly scale: number;
  /** Negative values are readings; otherwise they mean "not available". */
  readonly signed?: boolean;
  /** The sign tells a direction, not an amount: shown without it (Eaton's power factor). */
  readonly absolute?: boolean;
  /** Raw values that mean "no reading". */
  readonly absent?: readonly number[];
  /** Only rows whose pole rule gave one of these codes. */
  readonly onlyCodes?: readonly number[];
  readonly keepWhen?: readonly Condition[];
  /** How the device judges it; without it readings are `normal`. */
  readonly status?: Cell & { readonly codes: Codes<ReadingStatus> };
  readonly thresholds?: ThresholdCells;
}

/** A column of states (`trip`: 0 open, 1 closed). */
export interface StateColumn extends Cell {
  readonly state: StateQuantity;
  readonly codes: Codes<StateMeaning>;
  readonly keepWhen?: readonly Condition[];
}

/** The number of the Xerus state sensor of that name, and how bad the state is. */
export interface StateMeaning {
  readonly value: number;
  readonly status: ReadingStatus;
}

/** A table with a column for each quantity, as most makers have. */
export interface ColumnSensors {
  readonly kind: 'columns';
  /** Column that lists the rows; absent when the rows are the elements' own. */
  readonly rows?: Oid;
  /** Needed with `rows`. */
  readonly link?: RowLink;
  readonly pole?: PoleRule;
  readonly keepWhen?: readonly Condition[];
  readonly columns: readonly (QuantityColumn | StateColumn)[];
}

/** The columns of a table of typed sensors: entries of the measurement table and of its configuration table. */
export interface TypedSensorColumns {
  readonly available: { readonly column: Oid; readonly yes: number };
  readonly state: Oid;
  readonly value: Oid;
  readonly signedValue: Oid;
  readonly unit: Oid;
  readonly decimalDigits: Oid;
  readonly minimum: Oid;
  readonly maximum: Oid;
  readonly signedMinimum: Oid;
  readonly signedMaximum: Oid;
  readonly hysteresis: Oid;
  readonly stateChangeDelay: Oid;
  readonly thresholds: TypedThresholds;
  readonly signedThresholds: TypedThresholds;
  /** BITS: 0 lowerCritical, 1 lowerWarning, 2 upperWarning, 3 upperCritical. */
  readonly enabledThresholds: Oid;
}

interface TypedThresholds {
  readonly lowerCritical: Oid;
  readonly lowerWarning: Oid;
  readonly upperWarning: Oid;
  readonly upperCritical: Oid;
}

/**
 * A table with a row for each sensor: the last part of the index says what it measures, other columns say unit and digits
 * (PDU2-MIB). A reading is `value × 10^-decimalDigits`, from the signed column where the sensor's minimum is negative.
 */
export interface TypedSensors {
  readonly kind: 'typed';
  readonly columns: TypedSensorColumns;
  /** Parts of the element's index; with a pole there is one part more before the type. */
  readonly elementParts: number;
  /** Where the pole's line is told, by element index and pole number; codes as in the MIB. */
  readonly pole?: { readonly line: Oid; readonly codes: Codes<PoleName | null> };
  /** Cells are those of the sensor's index; `parts` takes them from the tables of the element and its poles. */
  readonly keepWhen?: readonly Condition[];
  readonly types: Codes<NumericQuantity | StateQuantity>;
  /** What a unit code means. A sensor in another unit than its quantity has is left out: its numbers would mislead. */
  readonly units: Codes<Unit | null>;
  /** How the device judges the reading of a numeric sensor, by state code; other codes are `normal`. */
  readonly statuses: Codes<ReadingStatus>;
  /** What state codes mean, for each kind of state sensor. */
  readonly states: Readonly<Partial<Record<StateQuantity, Codes<StateMeaning>>>>;
}

export type SensorTable = ColumnSensors | TypedSensors;
