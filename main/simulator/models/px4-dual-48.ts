import { LOADS } from './loads.ts';
import {
  OCP_SENSORS,
  POLE_SENSORS,
  RECORDED_OUTLET_SENSORS,
  THREE_PHASE_INLET_SENSORS,
  currentThresholds,
  voltageThresholds,
} from './sensor-sets.ts';
import type { InletSpec, Line, LoadSpec, ModelSpec, OcpSpec, OutletSpec } from './spec.ts';

const OUTLET_COUNT = 48;
const OUTLETS_PER_INLET = 24;
/** Protectors 5 and 11 (0-based) are three-pole and single-pole in turn; see `ocps`. */
const THREE_PHASE_OUTLET = 23;
const SUB_OCP = 11;

function inlet(label: string, name: string): InletSpec {
  return {
    label,
    name,
    plug: 'IEC 60309 3P+N+E 6h 32A',
    ratingAmperes: 32,
    minVolts: 360,
    maxVolts: 415,
    lines: ['L1', 'L2', 'L3', 'N'],
    lineToNeutralVolts: 230,
    hertz: 50,
    sensors: THREE_PHASE_INLET_SENSORS,
    hasResidualCurrentStatus: true,
    poleSensors: POLE_SENSORS,
    thresholds: {
      ...currentThresholds(32),
      ...voltageThresholds('voltage', 400),
      residualCurrent: { upperWarning: 0.02, upperCritical: 0.03, deassertionHysteresis: 0.001 },
    },
    poleThresholds: { ...currentThresholds(32), ...voltageThresholds('voltageLN', 230) },
  };
}

/** C1 to C5 and a three-pole C6 on the first inlet; C7 to C11 on the second, and C12 below C11. */
function ocp(index: number): OcpSpec {
  const phases: readonly Line[] = ['L1', 'L2', 'L3'];
  const isThreePole = index === 5;
  const isBelowAnother = index === SUB_OCP;
  const upstream = isBelowAnother ? index - 1 : null;
  const line = phases[(isBelowAnother ? index - 1 : index) % 3] ?? 'L1';
  return {
    label: `C${index + 1}`,
    name: isBelowAnother ? 'bench branch' : '',
    type: isThreePole ? 2 : 0,
    ratingAmperes: isBelowAnother ? 10 : 20,
    inlet: index < 6 ? 0 : 1,
    upstream,
    lines: isThreePole ? phases : [line],
    sensors: OCP_SENSORS,
    thresholds: currentThresholds(isBelowAnother ? 10 : 20),
  };
}
const ocps = Array.from({ length: 12 }, (_, index) => ocp(index));

function occupant(index: number): readonly [string, LoadSpec | null] {
  const feed = index < OUTLETS_PER_INLET ? 'a' : 'b';
  const unit = String((index % OUTLETS_PER_INLET) + 1).padStart(2, '0');
  if (index === THREE_PHASE_OUTLET) return ['blade-chassis-01', LOADS.denseServer(2900)];
  if (index % 11 === 10) return ['', null];
  if (index % 12 === 0) return [`tor-sw-${feed}${unit}`, LOADS.switch(190)];
  if (index % 8 === 5) return [`stor-${feed}${unit}`, LOADS.storage(260 + 7 * (index % 5))];
  return [`node-${feed}${unit}`, LOADS.server(170 + 13 * (index % 9))];
}

/** Five outlets on each of C1 to C5 save two on a shorter one; the three-phase outlet alone on C6. */
function ocpOfOutlet(index: number): number {
  if (index === THREE_PHASE_OUTLET) return 5;
  if (index < OUTLETS_PER_INLET) return Math.min(4, Math.floor(index / 5));
  return 6 + Math.floor((index - OUTLETS_PER_INLET) / 4);
}

function outlet(index: number): OutletSpec {
  const [name, load] = occupant(index);
  const ocpIndex = ocpOfOutlet(index);
  const isThreePhase = index === THREE_PHASE_OUTLET;
  const ratingAmperes = isThreePhase ? 16 : 10;
  return {
    label: String(index + 1),
    name,
    receptacle: isThreePhase ? 'IEC 60309 3P+N+E 6h 16A' : 'IEC 60320 C13',
    ratingAmperes,
    inlet: index < OUTLETS_PER_INLET ? 0 : 1,
    ocp: ocpIndex,
    lines: isThreePhase ? ['L1', 'L2', 'L3', 'N'] : [ocps[ocpIndex]?.lines[0] ?? 'L1', 'N'],
    switchable: true,
    sensors: isThreePhase
      ? RECORDED_OUTLET_SENSORS.map((field) => (field === 'lineFrequency' ? 'unbalancedCurrent' : field))
      : RECORDED_OUTLET_SENSORS,
    poleSensors: isThreePhase ? POLE_SENSORS : [],
    thresholds: currentThresholds(ratingAmperes),
    load,
    initiallyOn: true,
    nonCritical: index % 16 === 15,
    sequenceDelayMs: index % 12 === 0 ? 1500 : 0,
    cycleDelayS: 10,
    usePduCycleDelay: true,
  };
}

/** The largest unit, on which the speed targets are measured: two feeds, a breaker below a breaker, a three-phase outlet. */
export const px4Dual48: ModelSpec = {
  name: 'px4-dual-48',
  description:
    'Two three-phase 400 V inlets, 32 A; 12 breakers, one below another; 48 outlets, one of them three-phase',
  manufacturer: 'Raritan',
  brand: '',
  product: 'PX4-5960X2',
  partNumber: '7A1234571',
  rating: { voltage: '360-415V', current: '2x 32A', frequency: '50/60Hz', power: '40.0-46.0kVA' },
  pduName: 'dc2-row-4-rack-11',
  cycleDelayS: 10,
  inRushGuardDelayMs: 200,
  powerOnDelayS: 0,
  sequence: [],
  hasTotalSensors: true,
  inlets: [inlet('I1', 'Feed A'), inlet('I2', 'Feed B')],
  ocps,
  outlets: Array.from({ length: OUTLET_COUNT }, (_, index) => outlet(index)),
  transferSwitch: null,
};
