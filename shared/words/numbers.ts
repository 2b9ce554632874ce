import type { NumericQuantity, Unit } from '../model/quantity.ts';

/** Thin space between thousands, as the design writes numbers. */
const THIN_SPACE = '\u2009';
/** A value that is not measured is an en dash, never 0. */
export const NOT_MEASURED = '\u2013';

/** `12144.4, 0` -> `12 144`; null -> an en dash. */
export function formatNumber(value: number | null, digits: number): string {
  if (value === null || !Number.isFinite(value)) return NOT_MEASURED;
  const rounded = Math.abs(value).toFixed(digits);
  const [whole = '0', fraction] = rounded.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, THIN_SPACE);
  const sign = value < 0 && Number(rounded) !== 0 ? '\u2212' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Digits after the point by where a quantity stands (design, section 7). */
function digitsFor(quantity: NumericQuantity, element: 'outlet' | 'other'): number {
  switch (quantity) {
    case 'current':
    case 'peakCurrent':
    case 'maximumCurrent':
    case 'inrushCurrent':
      return element === 'outlet' ? 2 : 1;
    case 'residualCurrent':
    case 'residualACCurrent':
    case 'residualDCCurrent':
      return 4;
    case 'voltage':
    case 'voltageLN':
    case 'phaseAngle':
    case 'sourceVoltagePhaseSyncAngle':
      return 1;
    case 'lineFrequency':
    case 'crestFactor':
      return 2;
    case 'powerFactor':
    case 'displacementPowerFactor':
      return 3;
    case 'voltageThd':
    case 'currentThd':
      return 1;
    case 'activePower':
    case 'reactivePower':
    case 'apparentPower':
    case 'activeEnergy':
    case 'apparentEnergy':
    case 'unbalancedCurrent':
    case 'unbalancedLineLineCurrent':
    case 'unbalancedVoltage':
    case 'unbalancedLineLineVoltage':
      return 0;
  }
}

interface ShownValue {
  readonly text: string;
  readonly unit: string;
}

const UNIT_TEXT: Record<Unit, string> = {
  V: 'V',
  A: 'A',
  W: 'W',
  VA: 'VA',
  var: 'var',
  Wh: 'Wh',
  VAh: 'VAh',
  Hz: 'Hz',
  '%': '%',
  deg: '\u00B0',
};

/** The text and unit a reading is shown with: energies in kWh, residual currents in mA, all else in its own unit. */
export function showReading(
  quantity: NumericQuantity,
  unit: Unit | null,
  value: number | null,
  element: 'outlet' | 'other',
): ShownValue {
  if (unit === 'Wh' || unit === 'VAh') {
    return {
      text: formatNumber(value === null ? null : value / 1000, 1),
      unit: unit === 'Wh' ? 'kWh' : 'kVAh',
    };
  }
  if (
    quantity === 'residualCurrent' ||
    quantity === 'residualACCurrent' ||
    quantity === 'residualDCCurrent'
  ) {
    return { text: formatNumber(value === null ? null : value * 1000, 1), unit: 'mA' };
  }
  return {
    text: formatNumber(value, digitsFor(quantity, element)),
    unit: unit === null ? '' : UNIT_TEXT[unit],
  };
}

/** `11736` -> `11.74` kW. */
function formatKilowatts(watts: number | null): string {
  return formatNumber(watts === null ? null : watts / 1000, 2);
}

/** How powers of a whole PDU are written. */
export type PowerUnit = 'kW' | 'W';

/** `11736` -> `11.74` in kW, `11 736` in W; the unit stands beside it. */
export function formatPower(watts: number | null, unit: PowerUnit): string {
  return unit === 'kW' ? formatKilowatts(watts) : formatNumber(watts, 0);
}
