import type { MinMax, NumericSensorUnit } from '../../../pdu/sensors.ts';
import type { Thresholds } from '../../../pdu/thresholds.ts';
import { cellsOf, column, type Accepted, type Cell, type Column, type TableRow } from '../cells.ts';
import { RARITAN_PDU2, sensorUnits } from '../codes.ts';
import type { Pdu2Device } from '../device.ts';
import { measure, sensorRows, type SensorRow } from '../sensor-rows.ts';
import { INTEGER, TRUTH_VALUE, UNSIGNED, bitsIn, unsignedIn, type Syntax } from '../syntax.ts';

const LARGEST_SIGNED = 0x7f_ff_ff_ff;

type Threshold = 'lowerCritical' | 'lowerWarning' | 'upperWarning' | 'upperCritical';
/** In the order of the bits of `…SensorEnabledThresholds`. */
const THRESHOLDS: readonly Threshold[] = ['lowerCritical', 'lowerWarning', 'upperWarning', 'upperCritical'];
const ENABLED_THRESHOLDS = bitsIn(1);

const scale = ({ kind }: NumericSensorUnit): number => 10 ** kind.decimalDigits;

/**
 * Which of the two kinds of columns tell a sensor's numbers: the unsigned ones where it can be negative, and the signed
 * ones where its range does not fit in 32 bits, are 0 (SNMP reference 3.8, "Which value column").
 */
const COLUMN_KINDS = {
  unsigned: {
    syntax: UNSIGNED,
    tells: (_: Pdu2Device, unit: NumericSensorUnit) => unit.range.lower >= 0,
  },
  signed: {
    syntax: INTEGER,
    tells: ({ profile }: Pdu2Device, unit: NumericSensorUnit) =>
      profile.rangeUpper(unit) * scale(unit) <= LARGEST_SIGNED,
  },
} as const satisfies Record<
  string,
  { syntax: Syntax<number>; tells: (device: Pdu2Device, unit: NumericSensorUnit) => boolean }
>;
type ColumnKind = keyof typeof COLUMN_KINDS;

/** A number of a sensor in its own unit; null where it has none. */
type Quantity = (unit: NumericSensorUnit, row: SensorRow) => number | null;

/** A column of numbers that are scaled by the sensor's decimal digits. */
function scaled(
  device: Pdu2Device,
  number: number,
  columnKind: ColumnKind,
  quantity: Quantity,
  write?: (unit: NumericSensorUnit, value: number) => Accepted,
): Column<SensorRow> {
  const { syntax, tells } = COLUMN_KINDS[columnKind];
  const read = (row: SensorRow): number => {
    if (row.unit === null || !tells(device, row.unit)) return 0;
    return Math.round((quantity(row.unit, row) ?? 0) * scale(row.unit));
  };
  if (write === undefined) return column(number, syntax, read);
  return column(number, syntax, read, ({ unit }: SensorRow, raw: number) => {
    if (unit === null) return 'notWritable';
    return tells(device, unit) ? write(unit, raw / scale(unit)) : 'inconsistentValue';
  });
}

function change(unit: NumericSensorUnit, values: Partial<Thresholds>): Accepted {
  return { kind: 'thresholds', unit, change: values };
}

function thresholdColumns(device: Pdu2Device): Column<SensorRow>[] {
  const threshold = (number: number, kind: ColumnKind, name: Threshold): Column<SensorRow> =>
    scaled(
      device,
      number,
      kind,
      (unit) => unit.thresholds[name],
      (unit, value) => change(unit, { [name]: value }),
    );
  return [
    threshold(21, 'unsigned', 'lowerCritical'),
    threshold(22, 'unsigned', 'lowerWarning'),
    threshold(23, 'unsigned', 'upperCritical'),
    threshold(24, 'unsigned', 'upperWarning'),
    threshold(28, 'signed', 'lowerCritical'),
    threshold(29, 'signed', 'lowerWarning'),
    threshold(30, 'signed', 'upperCritical'),
    threshold(31, 'signed', 'upperWarning'),
    column(
      25,
      ENABLED_THRESHOLDS,
      ({ unit }) =>
        new Set(
          unit === null
            ? []
            : THRESHOLDS.flatMap((name, bit) => (unit.thresholds[`${name}Active`] ? [bit] : [])),
        ),
      ({ unit }, bits) =>
        unit === null
          ? 'notWritable'
          : change(unit, Object.fromEntries(THRESHOLDS.map((name, bit) => [`${name}Active`, bits.has(bit)]))),
    ),
  ];
}

/** The …SensorConfigurationTables (SNMP reference 3.8). */
function configurationColumns(device: Pdu2Device): Column<SensorRow>[] {
  const upper: Quantity = (unit) => device.profile.rangeUpper(unit);
  const lower: Quantity = (unit) => unit.range.lower;
  return [
    column(4, TRUTH_VALUE, () => true),
    column(6, INTEGER, ({ unit }) => sensorUnits(unit?.kind.unit ?? 0)),
    column(7, UNSIGNED, ({ unit }) => unit?.kind.decimalDigits ?? 0),
    column(8, UNSIGNED, () => 0),
    column(9, UNSIGNED, ({ unit }) => (unit === null ? 0 : unit.kind.resolution * scale(unit))),
    column(10, UNSIGNED, () => 0),
    scaled(device, 11, 'unsigned', upper),
    scaled(device, 12, 'unsigned', lower),
    column(
      13,
      UNSIGNED,
      ({ unit }) => (unit === null ? 0 : unit.thresholds.deassertionHysteresis * scale(unit)),
      ({ unit }, raw) =>
        unit === null ? 'notWritable' : change(unit, { deassertionHysteresis: raw / scale(unit) }),
    ),
    column(
      14,
      unsignedIn(0, 300),
      ({ unit }) => unit?.thresholds.assertionTimeout ?? 0,
      ({ unit }, assertionTimeout) => (unit === null ? 'notWritable' : change(unit, { assertionTimeout })),
    ),
    scaled(device, 26, 'signed', upper),
    scaled(device, 27, 'signed', lower),
    ...thresholdColumns(device),
  ];
}

/** The smallest and largest readings so far, the present one included. */
function extremes(unit: NumericSensorUnit | null): MinMax | null {
  unit?.read();
  return unit?.minMax ?? null;
}

/** The measurements…SensorTables (SNMP reference 3.8). */
function measurementColumns(device: Pdu2Device): Column<SensorRow>[] {
  const value: Quantity = (_, row) => measure(device, row).value;
  const minimum: Quantity = (unit) => extremes(unit)?.minimum ?? null;
  const maximum: Quantity = (unit) => extremes(unit)?.maximum ?? null;
  return [
    column(2, TRUTH_VALUE, (row) => measure(device, row).available),
    column(3, INTEGER, (row) => measure(device, row).state),
    scaled(device, 4, 'unsigned', value),
    column(5, UNSIGNED, (row) => measure(device, row).atS),
    scaled(device, 6, 'signed', value),
    column(7, TRUTH_VALUE, ({ unit }) => extremes(unit) !== null),
    scaled(device, 8, 'unsigned', minimum),
    scaled(device, 9, 'signed', minimum),
    column(10, UNSIGNED, ({ unit }) => extremes(unit)?.minimumAtS ?? 0),
    scaled(device, 11, 'unsigned', maximum),
    scaled(device, 12, 'signed', maximum),
    column(13, UNSIGNED, ({ unit }) => extremes(unit)?.maximumAtS ?? 0),
    column(14, UNSIGNED, ({ unit }) => extremes(unit)?.observedSinceS ?? 0),
  ];
}

/** Below `3` the configuration and below `5` the measurements of the sensors of each kind of element. */
function tables(device: Pdu2Device): readonly (readonly [string, string, readonly TableRow<SensorRow>[]])[] {
  return [
    ['2.5', '1.3', sensorRows(device, 'pdu')],
    ['3.4', '2.3', sensorRows(device, 'inlet')],
    ['3.6', '2.4', sensorRows(device, 'inlet', 'poles')],
    ['4.4', '3.3', sensorRows(device, 'ocp')],
    ['5.4', '4.3', sensorRows(device, 'outlet')],
    ['5.6', '4.4', sensorRows(device, 'outlet', 'poles')],
    ['9.4', '7.3', sensorRows(device, 'transferSwitch')],
  ];
}

export function sensorCells(device: Pdu2Device): Cell[] {
  const configuration = configurationColumns(device);
  const measurements = measurementColumns(device);
  return tables(device).flatMap(([configurationTable, measurementTable, rows]) => [
    ...cellsOf(`${RARITAN_PDU2}.3.${configurationTable}.1`, rows, configuration),
    ...cellsOf(`${RARITAN_PDU2}.5.${measurementTable}.1`, rows, measurements),
  ]);
}
