import type { NumericField } from '../../models/spec.ts';
import type { StateField } from '../../pdu/state-sensors.ts';
import type { ThresholdStatus } from '../../pdu/thresholds.ts';

/** `1.3.6.1.4.1.13742.6`, the root of PDU2-MIB. */
export const RARITAN_PDU2 = '1.3.6.1.4.1.13742.6';
/** `pduId` of a unit that stands alone (SNMP reference 3.1). */
export const PDU_ID = 1;

/** SwitchingOperation of PDU2-MIB, outletSwitchControlTable. */
export const SWITCHING_OPERATION = { off: 0, on: 1, cycle: 2 } as const;
export type SwitchingOperation = (typeof SWITCHING_OPERATION)[keyof typeof SWITCHING_OPERATION];

/** SensorStateEnumeration, as far as it is used (SNMP reference 3.7). */
export const SENSOR_STATE = {
  unavailable: -1,
  open: 0,
  closed: 1,
  belowLowerCritical: 2,
  belowLowerWarning: 3,
  normal: 4,
  aboveUpperWarning: 5,
  aboveUpperCritical: 6,
  on: 7,
  off: 8,
  alarmed: 11,
  ok: 12,
  failure: 14,
  standby: 17,
  one: 18,
  two: 19,
  inSync: 20,
  outOfSync: 21,
  firstInletShorted: 23,
  secondInletShorted: 25,
  fault: 26,
  warning: 27,
  critical: 28,
  selfTest: 29,
  nonRedundant: 30,
} as const;

/** SensorTypeEnumeration by the field of the JSON-RPC side; `maximumCurrent` has none. */
export const SENSOR_TYPE: Readonly<Partial<Record<string, number>>> = {
  current: 1,
  peakCurrent: 2,
  unbalancedCurrent: 3,
  voltage: 4,
  activePower: 5,
  apparentPower: 6,
  powerFactor: 7,
  activeEnergy: 8,
  apparentEnergy: 9,
  outletState: 14,
  trip: 15,
  lineFrequency: 23,
  phaseAngle: 24,
  voltageLN: 25,
  residualCurrent: 26,
  residualCurrentStatus: 27,
  reactivePower: 29,
  overloadAlarm: 33,
  displacementPowerFactor: 35,
  residualDCCurrent: 36,
  sourceVoltagePhaseSyncAngle: 38,
  phaseSyncAlarm: 39,
  operationalState: 40,
  selectedSource: 41,
  powerSupplyStatus: 46,
  switchFault: 48,
  crestFactor: 51,
  residualACCurrent: 55,
  voltageThd: 57,
  currentThd: 58,
  inrushCurrent: 59,
  unbalancedVoltage: 60,
  unbalancedLineLineCurrent: 61,
  unbalancedLineLineVoltage: 62,
} satisfies Partial<Record<NumericField | StateField, number>>;

/** SensorUnitsEnumeration by the unit code of the JSON-RPC side (Xerus reference 4.12). */
const SENSOR_UNITS: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  8: 8,
  9: 9,
  18: 23,
  28: 20,
};
const NO_UNIT = -1;

export function sensorUnits(xerusUnit: number): number {
  return SENSOR_UNITS[xerusUnit] ?? NO_UNIT;
}

/** States of discrete sensors by the value that the JSON-RPC side gives (Xerus reference 4.8, 4.14). */
const DISCRETE_STATES: Readonly<Record<StateField, readonly number[]>> = {
  trip: [SENSOR_STATE.open, SENSOR_STATE.closed],
  outletState: [SENSOR_STATE.off, SENSOR_STATE.on],
  residualCurrentStatus: [
    SENSOR_STATE.normal,
    SENSOR_STATE.warning,
    SENSOR_STATE.critical,
    SENSOR_STATE.selfTest,
    SENSOR_STATE.failure,
  ],
  powerSupplyStatus: [SENSOR_STATE.ok, SENSOR_STATE.fault],
  selectedSource: [SENSOR_STATE.unavailable, SENSOR_STATE.one, SENSOR_STATE.two],
  operationalState: [SENSOR_STATE.off, SENSOR_STATE.normal, SENSOR_STATE.standby, SENSOR_STATE.nonRedundant],
  overloadAlarm: [SENSOR_STATE.ok, SENSOR_STATE.alarmed],
  phaseSyncAlarm: [SENSOR_STATE.inSync, SENSOR_STATE.outOfSync],
  switchFault: [SENSOR_STATE.ok, SENSOR_STATE.firstInletShorted, SENSOR_STATE.secondInletShorted],
};

export function discreteState(field: StateField, value: number): number {
  return DISCRETE_STATES[field][value] ?? SENSOR_STATE.unavailable;
}

export function alarmState(status: ThresholdStatus): number {
  if (status.aboveUpperCritical) return SENSOR_STATE.aboveUpperCritical;
  if (status.belowLowerCritical) return SENSOR_STATE.belowLowerCritical;
  if (status.aboveUpperWarning) return SENSOR_STATE.aboveUpperWarning;
  return status.belowLowerWarning ? SENSOR_STATE.belowLowerWarning : SENSOR_STATE.normal;
}

/** LineEnumeration: 1 to 3 for the phases, 4 for the neutral. */
export const LINE = { L1: 1, L2: 2, L3: 3, N: 4 } as const;

/** Receptacle and plug enumerations as far as the models need them; -1 for the rest, which the text column names. */
const RECEPTACLES: Readonly<Record<string, number>> = { 'IEC 60320 C13': 5, 'IEC 60320 C19': 6 };
const OTHER = -1;

export function receptacle(name: string): number {
  return RECEPTACLES[name] ?? OTHER;
}

/** `startupState` is 0 on, 1 off on the JSON-RPC side and 0 off, 1 on here; the others are the same on both. */
export function startupState(state: number): number {
  return state <= 1 ? 1 - state : state;
}
