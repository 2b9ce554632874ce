/** Conductors of the electrical model; a pole at an element is one of them. */
export type Line = 'L1' | 'L2' | 'L3' | 'N';

/** Numeric sensor fields of inlet, OCP, outlet and pole structs (Xerus reference 4.4 to 4.7). */
export type NumericField =
  | 'voltage'
  | 'voltageLN'
  | 'current'
  | 'peakCurrent'
  | 'maximumCurrent'
  | 'inrushCurrent'
  | 'residualCurrent'
  | 'residualACCurrent'
  | 'residualDCCurrent'
  | 'activePower'
  | 'reactivePower'
  | 'apparentPower'
  | 'powerFactor'
  | 'displacementPowerFactor'
  | 'activeEnergy'
  | 'apparentEnergy'
  | 'unbalancedCurrent'
  | 'unbalancedLineLineCurrent'
  | 'unbalancedVoltage'
  | 'unbalancedLineLineVoltage'
  | 'lineFrequency'
  | 'phaseAngle'
  | 'crestFactor'
  | 'voltageThd'
  | 'currentThd'
  | 'sourceVoltagePhaseSyncAngle';

/** Thresholds that differ from "all inactive", by the field they belong to; in the sensor's own unit. */
export interface ThresholdSpec {
  readonly upperCritical?: number;
  readonly upperWarning?: number;
  readonly lowerWarning?: number;
  readonly lowerCritical?: number;
  readonly deassertionHysteresis?: number;
  readonly assertionTimeout?: number;
}
export type ThresholdSpecs = Partial<Record<NumericField, ThresholdSpec>>;

/** What hangs on an outlet. */
export interface LoadSpec {
  readonly watts: number;
  readonly powerFactor: number;
  /** How far the slow swing goes, as a fraction of `watts`. */
  readonly driftFraction: number;
  readonly noiseFraction: number;
  /** Peak current at switch-on over the steady current. */
  readonly inrushFactor: number;
  readonly leakageMilliamperes: number;
}

export interface InletSpec {
  readonly label: string;
  readonly name: string;
  readonly plug: string;
  readonly ratingAmperes: number;
  readonly minVolts: number;
  readonly maxVolts: number;
  readonly lines: readonly Line[];
  readonly lineToNeutralVolts: number;
  readonly hertz: number;
  readonly sensors: readonly NumericField[];
  readonly hasResidualCurrentStatus: boolean;
  /** Per-pole sensors; a firmware profile may expose fewer. Empty on single-phase inlets. */
  readonly poleSensors: readonly NumericField[];
  readonly thresholds: ThresholdSpecs;
  readonly poleThresholds: ThresholdSpecs;
}

export interface OcpSpec {
  readonly label: string;
  readonly name: string;
  /** `OverCurrentProtector.Type`: 0 to 2 are one- to three-pole breakers. */
  readonly type: number;
  readonly ratingAmperes: number;
  readonly inlet: number;
  /** Index of the protector above this one. */
  readonly upstream: number | null;
  readonly lines: readonly Line[];
  readonly sensors: readonly NumericField[];
  readonly thresholds: ThresholdSpecs;
}

export interface OutletSpec {
  readonly label: string;
  readonly name: string;
  readonly receptacle: string;
  readonly ratingAmperes: number;
  readonly inlet: number;
  readonly ocp: number | null;
  readonly lines: readonly Line[];
  readonly switchable: boolean;
  readonly sensors: readonly NumericField[];
  readonly poleSensors: readonly NumericField[];
  readonly thresholds: ThresholdSpecs;
  /** Null: nothing is plugged in. */
  readonly load: LoadSpec | null;
  readonly initiallyOn: boolean;
  readonly nonCritical: boolean;
  readonly sequenceDelayMs: number;
  readonly cycleDelayS: number;
  readonly usePduCycleDelay: boolean;
}

export interface TransferSwitchSpec {
  readonly label: string;
  readonly name: string;
  readonly ratingAmperes: number;
  readonly lines: readonly Line[];
}

export interface ModelSpec {
  readonly name: string;
  readonly description: string;
  readonly manufacturer: string;
  readonly brand: string;
  readonly product: string;
  readonly partNumber: string;
  readonly rating: { voltage: string; current: string; frequency: string; power: string };
  readonly pduName: string;
  readonly cycleDelayS: number;
  readonly inRushGuardDelayMs: number;
  readonly powerOnDelayS: number;
  /** Outlet indexes in switch-on order; empty means by number. */
  readonly sequence: readonly number[];
  readonly hasTotalSensors: boolean;
  readonly inlets: readonly InletSpec[];
  readonly ocps: readonly OcpSpec[];
  readonly outlets: readonly OutletSpec[];
  readonly transferSwitch: TransferSwitchSpec | null;
}
