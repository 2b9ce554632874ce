import type { Load } from '../physics/load.ts';
import type { OcpSpec, OutletSpec, InletSpec } from '../models/spec.ts';

/** `Outlet.State` in plain words (Xerus reference 4.7). */
export interface OutletStatus {
  readonly available: boolean;
  /** What the relay was last told. */
  readonly powerOn: boolean;
  readonly switchOnInProgress: boolean;
  readonly cycleInProgress: boolean;
  readonly isLoadShed: boolean;
  readonly isSuspended: boolean;
  readonly lastPowerStateChangeMs: number;
}

/** `startupState`: 0 on, 1 off, 2 last known, 3 as the PDU says. */
export interface OutletSettings {
  readonly name: string;
  readonly startupState: number;
  readonly usePduCycleDelay: boolean;
  readonly cycleDelay: number;
  readonly nonCritical: boolean;
  readonly sequenceDelay: number;
}

/** Names and units as on the wire: cycle and power-on delay in s, in-rush guard in ms (Xerus reference 4.2). */
export interface PduSettings {
  readonly name: string;
  readonly startupState: number;
  readonly cycleDelay: number;
  readonly inRushGuardDelay: number;
  readonly outletPowerStateSequence: readonly number[];
  readonly powerOnDelay: number;
  readonly latchingRelays: boolean;
  readonly energyPulseEnabled: boolean;
  readonly energyPulsesPerKWh: number;
  readonly demandUpdateInterval: number;
  readonly demandAveragingIntervals: number;
  readonly suspendTripCauseOutlets: boolean;
}

export interface TransferSwitchSettings {
  readonly name: string;
  readonly preferredSource: number;
  readonly autoRetransfer: boolean;
  readonly noAutoRetransferIfPhaseFault: boolean;
  readonly autoRetransferWaitTime: number;
  readonly manualTransferEnabled: boolean;
  readonly phaseSyncSensorEnabled: boolean;
}

/** `Pdu.OutletSequenceState`; times in ms. */
export interface SequenceProgress {
  readonly sequenceRunning: boolean;
  readonly nextOutletToSwitch: number;
  readonly timeUntilNextSwitch: number;
  readonly outletsRemaining: number;
  readonly cancelableOutletsRemaining: number;
}

export interface OutletUnit {
  readonly index: number;
  readonly spec: OutletSpec;
  load: Load | null;
  settings: OutletSettings;
  status: OutletStatus;
  /** On again once load shedding ends. */
  onAfterShedding: boolean;
  /** When its start-up at the end of the power-on delay is due; null when none was ever. */
  startUpAtMs: number | null;
  switchedOnSecond: number;
  relayCycles: number;
}

export interface TripRecord {
  readonly cause: number | null;
  readonly atS: number;
  readonly amperes: number;
}

export interface OcpUnit {
  readonly index: number;
  readonly spec: OcpSpec;
  name: string;
  closed: boolean;
  changedAtS: number;
  tripCount: number;
  lastTrip: TripRecord | null;
}

export interface InletUnit {
  readonly index: number;
  readonly spec: InletSpec;
  name: string;
  enabled: boolean;
  /** False when the supply has failed. */
  powered: boolean;
  /** The residual current monitor tests itself until then; 0 when it never did. */
  selfTestUntilMs: number;
}

export const IDLE_SEQUENCE: SequenceProgress = {
  sequenceRunning: false,
  nextOutletToSwitch: 0,
  timeUntilNextSwitch: 0,
  outletsRemaining: 0,
  cancelableOutletsRemaining: 0,
};
