import type { NumericField } from '../models/spec.ts';

/** `sensors.Sensor` type and unit codes (Xerus reference 4.12), digits, resolution and range of each quantity (4.13). */
export interface SensorKind {
  readonly type: number;
  readonly unit: number;
  readonly decimalDigits: number;
  readonly resolution: number;
  readonly upper: number;
  /** True where the range begins at the same distance below zero: power that flows back, current that leads. */
  readonly isSigned: boolean;
  readonly family: 'numeric' | 'accumulating' | 'residual';
}

function numeric(type: number, unit: number, decimalDigits: number, upper: number): SensorKind {
  return {
    type,
    unit,
    decimalDigits,
    resolution: 10 ** -decimalDigits,
    upper,
    isSigned: false,
    family: 'numeric',
  };
}

function signed(type: number, unit: number, decimalDigits: number, upper: number): SensorKind {
  return { ...numeric(type, unit, decimalDigits, upper), isSigned: true };
}

const LARGEST_ENERGY = 1_099_511_627_776;
const residual: SensorKind = { ...numeric(2, 2, 4, 5), family: 'residual' };
const energy = (unit: number): SensorKind => ({
  ...numeric(6, unit, 0, LARGEST_ENERGY),
  family: 'accumulating',
});

export const SENSOR_KINDS: Readonly<Record<NumericField, SensorKind>> = {
  voltage: numeric(1, 1, 0, 500),
  voltageLN: numeric(1, 1, 0, 500),
  current: numeric(2, 2, 3, 840),
  peakCurrent: numeric(2, 2, 3, 1200),
  maximumCurrent: numeric(2, 2, 3, 840),
  inrushCurrent: numeric(2, 2, 1, 1200),
  residualCurrent: residual,
  residualACCurrent: residual,
  residualDCCurrent: residual,
  activePower: numeric(4, 3, 0, 252_000),
  reactivePower: signed(4, 18, 0, 252_000),
  apparentPower: numeric(4, 4, 0, 252_000),
  powerFactor: numeric(5, 0, 2, 1),
  displacementPowerFactor: numeric(5, 0, 2, 1),
  activeEnergy: energy(5),
  apparentEnergy: energy(6),
  unbalancedCurrent: numeric(3, 9, 0, 200),
  unbalancedLineLineCurrent: numeric(3, 9, 0, 200),
  unbalancedVoltage: numeric(48, 9, 0, 200),
  unbalancedLineLineVoltage: numeric(48, 9, 0, 200),
  lineFrequency: numeric(7, 8, 1, 6500),
  phaseAngle: signed(27, 28, 0, 180),
  crestFactor: numeric(45, 0, 2, 10),
  voltageThd: numeric(18, 9, 1, 200),
  currentThd: numeric(18, 9, 1, 200),
  sourceVoltagePhaseSyncAngle: numeric(27, 28, 0, 180),
};

/** Ranges that differ by the kind of element, as recorded on a three-phase unit of 32 A (Xerus reference 4.13). */
export const RANGE_UPPER: Readonly<
  Record<
    'pdu' | 'inlet' | 'pole' | 'neutral' | 'ocp' | 'outlet' | 'transferSwitch',
    Partial<Record<NumericField, number>>
  >
> = {
  pdu: { activePower: 1_512_000, apparentPower: 1_512_000 },
  inlet: {
    voltage: 500 * Math.sqrt(3),
    activePower: 756_000,
    apparentPower: 756_000,
    reactivePower: 756_000,
  },
  pole: { voltage: 500 * Math.sqrt(3) },
  neutral: { current: 300 },
  ocp: { current: 70 },
  outlet: {
    current: 70,
    maximumCurrent: 70,
    peakCurrent: 100,
    activePower: 21_000,
    apparentPower: 21_000,
    reactivePower: 21_000,
  },
  transferSwitch: {},
};

/** Below this, A, an outlet's current counts as none. */
export const OUTLET_NOISE_AMPERES = 0.04;
