/** Units a reading may have (docs/contracts.md, "Names of things"). */
export type Unit = 'V' | 'A' | 'W' | 'VA' | 'var' | 'Wh' | 'VAh' | 'Hz' | '%' | 'deg';

/** A conductor: a line or the neutral. */
export type PoleName = 'L1' | 'L2' | 'L3' | 'N';

/** Numeric sensors, by their Xerus field name, with the one unit each has. */
export const NUMERIC_QUANTITIES = {
  voltage: 'V',
  voltageLN: 'V',
  current: 'A',
  peakCurrent: 'A',
  maximumCurrent: 'A',
  inrushCurrent: 'A',
  residualCurrent: 'A',
  residualACCurrent: 'A',
  residualDCCurrent: 'A',
  activePower: 'W',
  reactivePower: 'var',
  apparentPower: 'VA',
  powerFactor: null,
  displacementPowerFactor: null,
  activeEnergy: 'Wh',
  apparentEnergy: 'VAh',
  unbalancedCurrent: '%',
  unbalancedLineLineCurrent: '%',
  unbalancedVoltage: '%',
  unbalancedLineLineVoltage: '%',
  lineFrequency: 'Hz',
  phaseAngle: 'deg',
  crestFactor: null,
  voltageThd: '%',
  currentThd: '%',
  sourceVoltagePhaseSyncAngle: 'deg',
} as const satisfies Record<string, Unit | null>;

/** Discrete sensors. Their value is the device's state number; `stateText` in shared/words says it in words. */
export const STATE_QUANTITIES = [
  'trip',
  'outletState',
  'residualCurrentStatus',
  'powerQuality',
  'surgeProtectorStatus',
  'powerSupplyStatus',
  'selectedSource',
  'selectedBypassSource',
  'operationalState',
  'overloadAlarm',
  'phaseSyncAlarm',
  'switchFault',
] as const;

/** What a numeric sensor measures. */
export type NumericQuantity = keyof typeof NUMERIC_QUANTITIES;
/** What a discrete sensor tells. */
export type StateQuantity = (typeof STATE_QUANTITIES)[number];
/** What a sensor is about. */
export type Quantity = NumericQuantity | StateQuantity;

/** The unit of a quantity; null for plain numbers and states. */
export function unitOf(quantity: Quantity): Unit | null {
  return quantity in NUMERIC_QUANTITIES ? NUMERIC_QUANTITIES[quantity as NumericQuantity] : null;
}
