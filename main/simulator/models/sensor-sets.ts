import type { NumericField, ThresholdSpecs } from './spec.ts';

/** What an outlet-metered unit of the PX3 class was recorded to have on each outlet (Xerus reference 4.7). */
export const RECORDED_OUTLET_SENSORS = [
  'voltage',
  'current',
  'activePower',
  'apparentPower',
  'powerFactor',
  'activeEnergy',
  'lineFrequency',
] as const satisfies readonly NumericField[];

/** Everything an outlet on two conductors can have. */
export const FULL_OUTLET_SENSORS = [
  'voltage',
  'current',
  'peakCurrent',
  'maximumCurrent',
  'activePower',
  'reactivePower',
  'apparentPower',
  'powerFactor',
  'displacementPowerFactor',
  'activeEnergy',
  'apparentEnergy',
  'phaseAngle',
  'lineFrequency',
  'crestFactor',
  'inrushCurrent',
] as const satisfies readonly NumericField[];

export const SINGLE_PHASE_INLET_SENSORS = [
  'voltage',
  'current',
  'peakCurrent',
  'activePower',
  'reactivePower',
  'apparentPower',
  'powerFactor',
  'displacementPowerFactor',
  'activeEnergy',
  'apparentEnergy',
  'lineFrequency',
  'phaseAngle',
  'crestFactor',
] as const satisfies readonly NumericField[];

export const THREE_PHASE_INLET_SENSORS = [
  ...SINGLE_PHASE_INLET_SENSORS,
  'residualCurrent',
  'residualACCurrent',
  'residualDCCurrent',
  'unbalancedCurrent',
  'unbalancedVoltage',
  'unbalancedLineLineVoltage',
] as const satisfies readonly NumericField[];

/** Firmware 3.6 exposes only the first three of these on the same hardware (Xerus reference 4.5). */
export const POLE_SENSORS = [
  'voltage',
  'voltageLN',
  'current',
  'activePower',
  'apparentPower',
  'powerFactor',
  'activeEnergy',
] as const satisfies readonly NumericField[];

export const OCP_SENSORS = [
  'current',
  'peakCurrent',
  'maximumCurrent',
] as const satisfies readonly NumericField[];

/** Current limits at 65 % and 80 % of a rating, the way they leave the factory. */
export function currentThresholds(ratingAmperes: number): ThresholdSpecs {
  return {
    current: {
      upperWarning: Math.round(ratingAmperes * 6.5) / 10,
      upperCritical: Math.round(ratingAmperes * 8) / 10,
      deassertionHysteresis: ratingAmperes >= 20 ? 1 : 0.2,
    },
  };
}

/** Supply voltage limits at -10 %, -6 %, +6 % and +10 % of nominal. */
export function voltageThresholds(field: 'voltage' | 'voltageLN', nominalVolts: number): ThresholdSpecs {
  return {
    [field]: {
      lowerCritical: Math.round(nominalVolts * 0.9),
      lowerWarning: Math.round(nominalVolts * 0.94),
      upperWarning: Math.round(nominalVolts * 1.06),
      upperCritical: Math.round(nominalVolts * 1.1),
      deassertionHysteresis: 2,
    },
  };
}
