import type { NumericQuantity, PoleName, StateQuantity, Unit } from '../../../../shared/model/quantity.ts';
import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { StateMeaning, TypedSensorColumns, TypedSensors } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';

/** PDU2-MIB, `pdu2`. */
export const PDU2: Oid = '1.3.6.1.4.1.13742.6';

/** PDU2-MIB, LineEnumeration; the lines of direct current (5 and 6) have no place in the model. */
export const LINES: Codes<PoleName> = { 1: 'L1', 2: 'L2', 3: 'L3', 4: 'N' };

/** PDU2-MIB, SensorTypeEnumeration, as far as it is electrical. */
const TYPES: Codes<NumericQuantity | StateQuantity> = {
  1: 'current',
  2: 'peakCurrent',
  3: 'unbalancedCurrent',
  4: 'voltage',
  5: 'activePower',
  6: 'apparentPower',
  7: 'powerFactor',
  8: 'activeEnergy',
  9: 'apparentEnergy',
  14: 'outletState',
  15: 'trip',
  22: 'surgeProtectorStatus',
  23: 'lineFrequency',
  24: 'phaseAngle',
  25: 'voltageLN',
  26: 'residualCurrent',
  27: 'residualCurrentStatus',
  29: 'reactivePower',
  32: 'powerQuality',
  33: 'overloadAlarm',
  35: 'displacementPowerFactor',
  36: 'residualDCCurrent',
  38: 'sourceVoltagePhaseSyncAngle',
  39: 'phaseSyncAlarm',
  40: 'operationalState',
  41: 'selectedSource',
  46: 'powerSupplyStatus',
  47: 'powerSupplyStatus',
  48: 'switchFault',
  51: 'crestFactor',
  55: 'residualACCurrent',
  57: 'voltageThd',
  58: 'currentThd',
  59: 'inrushCurrent',
  60: 'unbalancedVoltage',
  61: 'unbalancedLineLineCurrent',
  62: 'unbalancedLineLineVoltage',
  78: 'selectedBypassSource',
};

/** PDU2-MIB, SensorUnitsEnumeration, as far as the model has the unit. */
const UNITS: Codes<Unit | null> = {
  [-1]: null,
  1: 'V',
  2: 'A',
  3: 'W',
  4: 'VA',
  5: 'Wh',
  6: 'VAh',
  8: 'Hz',
  9: '%',
  20: 'deg',
  23: 'var',
};

/** PDU2-MIB, SensorStateEnumeration, of numeric sensors. */
const STATUSES: Codes<ReadingStatus> = {
  [-1]: 'unavailable',
  2: 'critical',
  3: 'warning',
  4: 'normal',
  5: 'warning',
  6: 'critical',
};

const OK_OR_FAULT: Codes<StateMeaning> = {
  12: { value: 0, status: 'normal' },
  14: { value: 1, status: 'critical' },
  26: { value: 1, status: 'critical' },
};

/** PDU2-MIB, SensorStateEnumeration, of state sensors. */
const STATES: TypedSensors['states'] = {
  outletState: { 7: { value: 1, status: 'normal' }, 8: { value: 0, status: 'normal' } },
  trip: { 0: { value: 0, status: 'critical' }, 1: { value: 1, status: 'normal' } },
  residualCurrentStatus: {
    4: { value: 0, status: 'normal' },
    27: { value: 1, status: 'warning' },
    28: { value: 2, status: 'critical' },
    29: { value: 3, status: 'normal' },
    14: { value: 4, status: 'critical' },
  },
  powerQuality: {
    4: { value: 0, status: 'normal' },
    27: { value: 1, status: 'warning' },
    28: { value: 2, status: 'critical' },
  },
  surgeProtectorStatus: OK_OR_FAULT,
  powerSupplyStatus: OK_OR_FAULT,
  overloadAlarm: {
    4: { value: 0, status: 'normal' },
    12: { value: 0, status: 'normal' },
    11: { value: 1, status: 'critical' },
    26: { value: 1, status: 'critical' },
  },
  phaseSyncAlarm: { 20: { value: 0, status: 'normal' }, 21: { value: 1, status: 'warning' } },
  operationalState: {
    8: { value: 0, status: 'critical' },
    4: { value: 1, status: 'normal' },
    17: { value: 2, status: 'warning' },
    30: { value: 3, status: 'warning' },
  },
  selectedSource: { 18: { value: 1, status: 'normal' }, 19: { value: 2, status: 'normal' } },
  selectedBypassSource: {
    31: { value: 0, status: 'normal' },
    32: { value: 1, status: 'normal' },
    33: { value: 2, status: 'normal' },
    34: { value: 1, status: 'normal' },
    35: { value: 2, status: 'normal' },
  },
  switchFault: {
    12: { value: 0, status: 'normal' },
    23: { value: 1, status: 'critical' },
    22: { value: 2, status: 'critical' },
    25: { value: 4, status: 'critical' },
    24: { value: 8, status: 'critical' },
  },
};

/** All measurement tables have the same columns, and so have all configuration tables (SNMP reference 3.8). */
function columnsOf(measurements: string, configuration: string): TypedSensorColumns {
  const measured = (column: number): Oid => `${PDU2}.${measurements}.1.${column}`;
  const configured = (column: number): Oid => `${PDU2}.${configuration}.1.${column}`;
  return {
    available: { column: measured(2), yes: 1 },
    state: measured(3),
    value: measured(4),
    signedValue: measured(6),
    unit: configured(6),
    decimalDigits: configured(7),
    maximum: configured(11),
    minimum: configured(12),
    hysteresis: configured(13),
    stateChangeDelay: configured(14),
    thresholds: {
      lowerCritical: configured(21),
      lowerWarning: configured(22),
      upperCritical: configured(23),
      upperWarning: configured(24),
    },
    enabledThresholds: configured(25),
    signedMaximum: configured(26),
    signedMinimum: configured(27),
    signedThresholds: {
      lowerCritical: configured(28),
      lowerWarning: configured(29),
      upperCritical: configured(30),
      upperWarning: configured(31),
    },
  };
}

const COMMON = {
  kind: 'typed',
  types: TYPES,
  units: UNITS,
  statuses: STATUSES,
  states: STATES,
} as const;

/** Index: unit, type. */
export const UNIT_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.1.3', '3.2.5'),
  elementParts: 1,
};

/** Index: unit, inlet, type. */
export const INLET_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.2.3', '3.3.4'),
  elementParts: 2,
};

/** Index: unit, inlet, pole, type. */
export const INLET_POLE_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.2.4', '3.3.6'),
  elementParts: 2,
  pole: { line: `${PDU2}.3.3.5.1.1`, codes: LINES },
};

/**
 * Index: unit, inlet, line pair, type. The voltage of a pair is what the model calls the voltage of its left line; its other
 * readings have no place in the model. A pair with the neutral is no pair of lines.
 */
export const INLET_LINE_PAIR_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.2.5', '3.3.8'),
  elementParts: 2,
  pole: { line: `${PDU2}.3.3.7.1.2`, codes: LINES },
  keepWhen: [{ column: `${PDU2}.3.3.7.1.3`, parts: 3, equals: [1, 2, 3] }],
  types: { 4: 'voltage' },
};

/** Index: unit, protector, type. */
export const OCP_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.3.3', '3.4.4'),
  elementParts: 2,
};

/** Index: unit, outlet, type. */
export const OUTLET_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.4.3', '3.5.4'),
  elementParts: 2,
};

/** Index: unit, outlet, pole, type. */
export const OUTLET_POLE_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.4.4', '3.5.6'),
  elementParts: 2,
  pole: { line: `${PDU2}.3.5.5.1.1`, codes: LINES },
};

/** Index: unit, transfer switch, type. */
export const TRANSFER_SWITCH_SENSORS: TypedSensors = {
  ...COMMON,
  columns: columnsOf('5.7.3', '3.9.4'),
  elementParts: 2,
};
