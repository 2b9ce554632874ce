import {
  OCP_SENSORS,
  POLE_SENSORS,
  RECORDED_OUTLET_SENSORS,
  SINGLE_PHASE_INLET_SENSORS,
  THREE_PHASE_INLET_SENSORS,
} from '../../../main/simulator/models/sensor-sets.ts';
import type {
  InletSpec,
  Line,
  LoadSpec,
  ModelSpec,
  OcpSpec,
  OutletSpec,
  ThresholdSpecs,
  TransferSwitchSpec,
} from '../../../main/simulator/models/spec.ts';

/** What hangs on an outlet of a rack in the pictures. */
export interface RackOutlet {
  readonly name: string;
  /** Null: nothing is plugged in. */
  readonly amperes: number | null;
  readonly powerFactor?: number;
  readonly isC19?: boolean;
  readonly isOff?: boolean;
  readonly sequenceDelayMs?: number;
  readonly cycleDelayS?: number;
}

export interface Rack {
  /** Name on the PDU. */
  readonly name: string;
  readonly model: string;
  readonly inletName: string;
  /** Three lines at 32 A, or one at 16 A. */
  readonly phases: 1 | 3;
  readonly outletsPerBreaker: number;
  readonly outlets: readonly RackOutlet[];
  /** Outlets by number, first to come on first; by number when absent. */
  readonly sequence?: readonly number[];
  readonly transferSwitch?: TransferSwitchSpec;
}

export const VOLTS = 230;
const PHASES: readonly Line[] = ['L1', 'L2', 'L3'];
const BREAKER_AMPERES = 16;

/** Limits at 80 % and 95 % of a rating. */
function currentLimits(ratingAmperes: number): ThresholdSpecs {
  return {
    current: {
      upperWarning: ratingAmperes * 0.8,
      upperCritical: ratingAmperes * 0.95,
      deassertionHysteresis: ratingAmperes / 40,
    },
  };
}

function voltageLimits(nominalVolts: number) {
  return {
    lowerCritical: Math.round(nominalVolts * 0.9),
    lowerWarning: Math.round(nominalVolts * 0.92),
    upperWarning: Math.round(nominalVolts * 1.08),
    upperCritical: Math.round(nominalVolts * 1.1),
    deassertionHysteresis: 1,
  };
}

/** Equipment that draws this current; it sways a little. */
export function steadyLoad(amperes: number, powerFactor = 0.97): LoadSpec {
  return {
    watts: amperes * VOLTS * powerFactor,
    powerFactor,
    driftFraction: 0.02,
    noiseFraction: 0.004,
    inrushFactor: 5,
    leakageMilliamperes: 0.12,
  };
}

function inlet(rack: Rack, index: number): InletSpec {
  const isThreePhase = rack.phases === 3;
  return {
    label: `I${index + 1}`,
    name: index === 0 ? rack.inletName : 'Standby feed',
    plug: isThreePhase ? 'IEC 60309 3P+N+E 6h 32A' : 'IEC 60309 2P+E 6h 32A',
    ratingAmperes: 32,
    minVolts: isThreePhase ? 360 : 200,
    maxVolts: isThreePhase ? 415 : 240,
    lines: isThreePhase ? [...PHASES, 'N'] : ['L1', 'N'],
    lineToNeutralVolts: VOLTS + index * 0.4,
    hertz: 49.98,
    sensors: isThreePhase ? THREE_PHASE_INLET_SENSORS : SINGLE_PHASE_INLET_SENSORS,
    hasResidualCurrentStatus: isThreePhase,
    poleSensors: isThreePhase ? POLE_SENSORS : [],
    thresholds: isThreePhase
      ? {
          ...currentLimits(32),
          residualCurrent: { upperWarning: 0.015, upperCritical: 0.03, deassertionHysteresis: 0.001 },
          unbalancedCurrent: { upperWarning: 60, upperCritical: 80, deassertionHysteresis: 5 },
        }
      : { ...currentLimits(32), voltage: voltageLimits(VOLTS) },
    poleThresholds: isThreePhase ? { ...currentLimits(32), voltageLN: voltageLimits(VOLTS) } : {},
  };
}

/** Breakers go to the lines in turn: two to L1, two to L2, two to L3. */
function lineOf(rack: Rack, breaker: number): Line {
  return rack.phases === 1 ? 'L1' : (PHASES[Math.floor(breaker / 2) % PHASES.length] ?? 'L1');
}

function breaker(rack: Rack, index: number): OcpSpec {
  return {
    label: `C${index + 1}`,
    name: '',
    type: 0,
    ratingAmperes: BREAKER_AMPERES,
    inlet: 0,
    upstream: null,
    lines: [lineOf(rack, index)],
    sensors: OCP_SENSORS,
    thresholds: currentLimits(BREAKER_AMPERES),
  };
}

function outlet(rack: Rack, each: RackOutlet, index: number): OutletSpec {
  const ocp = Math.floor(index / rack.outletsPerBreaker);
  const ratingAmperes = each.isC19 === true ? 16 : 10;
  return {
    label: String(index + 1),
    name: each.name,
    receptacle: each.isC19 === true ? 'IEC 60320 C19' : 'IEC 60320 C13',
    ratingAmperes,
    inlet: 0,
    ocp,
    lines: [lineOf(rack, ocp), 'N'],
    switchable: true,
    sensors: RECORDED_OUTLET_SENSORS,
    poleSensors: [],
    thresholds: currentLimits(ratingAmperes),
    load: each.amperes === null ? null : steadyLoad(each.amperes, each.powerFactor),
    initiallyOn: each.isOff !== true,
    nonCritical: false,
    sequenceDelayMs: each.sequenceDelayMs ?? 1000,
    cycleDelayS: each.cycleDelayS ?? 10,
    usePduCycleDelay: each.cycleDelayS === undefined,
  };
}

/** A simulated PDU with what stands in a rack. */
export function rackSpec(rack: Rack): ModelSpec {
  const breakers = Math.ceil(rack.outlets.length / rack.outletsPerBreaker);
  const inlets = rack.transferSwitch === undefined ? [0] : [0, 1];
  return {
    name: rack.model.toLowerCase(),
    description: `${rack.outlets.length} metered, switched outlets`,
    manufacturer: 'Raritan',
    brand: '',
    product: rack.model,
    partNumber: rack.model,
    rating: {
      voltage: rack.phases === 3 ? '360-415V' : '200-240V',
      current: '32A',
      frequency: '50/60Hz',
      power: rack.phases === 3 ? '20.0-23.0kVA' : '6.4-7.7kVA',
    },
    pduName: rack.name,
    cycleDelayS: 10,
    inRushGuardDelayMs: 200,
    powerOnDelayS: 0,
    sequence: (rack.sequence ?? []).map((label) => label - 1),
    hasTotalSensors: false,
    inlets: inlets.map((index) => inlet(rack, index)),
    ocps: Array.from({ length: breakers }, (_, index) => breaker(rack, index)),
    outlets: rack.outlets.map((each, index) => outlet(rack, each, index)),
    transferSwitch: rack.transferSwitch ?? null,
  };
}
