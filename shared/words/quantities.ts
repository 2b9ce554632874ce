import type { Quantity, StateQuantity } from '../model/quantity.ts';

/** Names of quantities as tables show them. */
export const QUANTITY_WORDS: Record<Quantity, string> = {
  voltage: 'Voltage',
  voltageLN: 'Voltage, line to neutral',
  current: 'Current',
  peakCurrent: 'Peak current',
  maximumCurrent: 'Maximum current',
  inrushCurrent: 'Inrush current',
  residualCurrent: 'Residual current',
  residualACCurrent: 'Residual current, AC',
  residualDCCurrent: 'Residual current, DC',
  activePower: 'Active power',
  reactivePower: 'Reactive power',
  apparentPower: 'Apparent power',
  powerFactor: 'Power factor',
  displacementPowerFactor: 'Displacement power factor',
  activeEnergy: 'Active energy',
  apparentEnergy: 'Apparent energy',
  unbalancedCurrent: 'Unbalanced current',
  unbalancedLineLineCurrent: 'Unbalanced line-to-line current',
  unbalancedVoltage: 'Unbalanced voltage',
  unbalancedLineLineVoltage: 'Unbalanced line-to-line voltage',
  lineFrequency: 'Frequency',
  phaseAngle: 'Phase angle',
  crestFactor: 'Current crest factor',
  voltageThd: 'Voltage THD',
  currentThd: 'Current THD',
  sourceVoltagePhaseSyncAngle: 'Phase angle between sources',
  trip: 'Breaker',
  outletState: 'Outlet state',
  residualCurrentStatus: 'Residual current state',
  powerQuality: 'Power quality',
  surgeProtectorStatus: 'Surge protector',
  powerSupplyStatus: 'Power supply',
  selectedSource: 'Source in use',
  selectedBypassSource: 'Bypass source',
  operationalState: 'Operation',
  overloadAlarm: 'Overload alarm',
  phaseSyncAlarm: 'Phase sync alarm',
  switchFault: 'Switch fault',
};

/** State numbers in words (Xerus reference 4.6, 4.8, 4.12, 4.14). */
const STATE_WORDS: Record<StateQuantity, readonly string[]> = {
  trip: ['Tripped', 'Closed'],
  outletState: ['Off', 'On'],
  residualCurrentStatus: ['Normal', 'Warning', 'Critical', 'Self-test running', 'Failure'],
  powerQuality: ['Normal', 'Warning', 'Critical'],
  surgeProtectorStatus: ['OK', 'Fault'],
  powerSupplyStatus: ['OK', 'Fault'],
  selectedSource: ['None', 'Inlet 1', 'Inlet 2'],
  selectedBypassSource: ['None', 'Inlet 1', 'Inlet 2'],
  operationalState: ['Off', 'Normal', 'Standby', 'Not redundant'],
  overloadAlarm: ['Normal', 'Alarm'],
  phaseSyncAlarm: ['Normal', 'Alarm'],
  switchFault: ['None', 'I1 short', 'I1 open', 'I1 short and open', 'I2 short', '', '', '', 'I2 open'],
};

/** `trip, 0` -> `Tripped`; a number the model does not know stays a number. */
export function stateText(quantity: StateQuantity, value: number | null): string {
  if (value === null) return 'Unknown';
  const words = STATE_WORDS[quantity][value];
  return words === undefined || words === '' ? `State ${value}` : words;
}
