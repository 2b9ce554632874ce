import type { NumericQuantity } from '../../shared/model/quantity.ts';

interface Drift {
  /** Of the greater value. */
  readonly share: number;
  /** In the quantity's own unit. */
  readonly least: number;
}

/** As much as a rack draws: counters of energy go on by it, about 30 Wh in five seconds. */
const RACK_WATTS = 20_000;
const MS_PER_HOUR = 3_600_000;

/**
 * How far a reading may move within the few seconds between two reads while nothing is wrong: loads step, the grid hardly
 * does. A load that steps further is told from a wrong scale by reading again.
 */
function driftOf(quantity: NumericQuantity, apartMs: number): Drift {
  switch (quantity) {
    case 'voltage':
    case 'voltageLN':
      return { share: 0.02, least: 1 };
    case 'current':
    case 'peakCurrent':
    case 'maximumCurrent':
    case 'inrushCurrent':
      return { share: 0.1, least: 0.1 };
    case 'residualCurrent':
    case 'residualACCurrent':
    case 'residualDCCurrent':
      return { share: 0.2, least: 0.001 };
    case 'activePower':
    case 'apparentPower':
    case 'reactivePower':
      return { share: 0.1, least: 15 };
    case 'activeEnergy':
    case 'apparentEnergy':
      return { share: 0, least: 50 + (RACK_WATTS * apartMs) / MS_PER_HOUR };
    case 'powerFactor':
    case 'displacementPowerFactor':
      return { share: 0, least: 0.05 };
    case 'unbalancedCurrent':
    case 'unbalancedLineLineCurrent':
    case 'unbalancedVoltage':
    case 'unbalancedLineLineVoltage':
      return { share: 0.1, least: 5 };
    case 'lineFrequency':
      return { share: 0, least: 0.2 };
    case 'phaseAngle':
    case 'sourceVoltagePhaseSyncAngle':
      return { share: 0, least: 5 };
    case 'crestFactor':
      return { share: 0.1, least: 0.2 };
    case 'voltageThd':
    case 'currentThd':
      return { share: 0.1, least: 2 };
  }
}

/** One value of a sensor, with the digits after the point that its protocol gives. */
export interface ReadValue {
  readonly value: number;
  readonly decimalDigits: number;
}

/** The two values agree, given that each side rounds or cuts and that they may have been read `apartMs` apart. */
export function agrees(
  quantity: NumericQuantity,
  one: ReadValue,
  other: ReadValue,
  apartMs: number,
): boolean {
  const { share, least } = driftOf(quantity, apartMs);
  const rounding = 10 ** -one.decimalDigits + 10 ** -other.decimalDigits;
  const drift = Math.max(least, share * Math.max(Math.abs(one.value), Math.abs(other.value)));
  return Math.abs(one.value - other.value) <= rounding + drift;
}
