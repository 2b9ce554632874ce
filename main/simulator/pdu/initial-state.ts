import type { InletSpec, ModelSpec, OcpSpec, OutletSpec } from '../models/spec.ts';
import { Load } from '../physics/load.ts';
import type { InletUnit, OcpUnit, OutletUnit, PduSettings } from './state.ts';

const STARTUP_LAST_KNOWN = 2;
const STARTUP_AS_PDU = 3;
/** The unit was installed this long before the simulation starts. */
const INSTALLED_AGO_MS = 37 * 86_400_000;

export function initialSettings(model: ModelSpec): PduSettings {
  return {
    name: model.pduName,
    startupState: STARTUP_LAST_KNOWN,
    cycleDelay: model.cycleDelayS,
    inRushGuardDelay: model.inRushGuardDelayMs,
    outletPowerStateSequence: model.sequence,
    powerOnDelay: model.powerOnDelayS,
    latchingRelays: false,
    energyPulseEnabled: false,
    energyPulsesPerKWh: 1000,
    demandUpdateInterval: 60,
    demandAveragingIntervals: 10,
    suspendTripCauseOutlets: false,
  };
}

export function initialInlet(spec: InletSpec, index: number): InletUnit {
  return { index, spec, name: spec.name, enabled: true, powered: true, selfTestUntilMs: 0 };
}

export function initialOcp(spec: OcpSpec, index: number, nowMs: number): OcpUnit {
  const changedAtS = Math.floor((nowMs - INSTALLED_AGO_MS) / 1000);
  return { index, spec, name: spec.name, closed: true, changedAtS, tripCount: 0, lastTrip: null };
}

export function initialOutlet(spec: OutletSpec, index: number, seed: number, nowMs: number): OutletUnit {
  const load = spec.load === null ? null : new Load(spec.load, seed, index);
  const installedMs = nowMs - INSTALLED_AGO_MS;
  return {
    index,
    spec,
    load,
    settings: {
      name: spec.name,
      startupState: STARTUP_AS_PDU,
      usePduCycleDelay: spec.usePduCycleDelay,
      cycleDelay: spec.cycleDelayS,
      nonCritical: spec.nonCritical,
      sequenceDelay: spec.sequenceDelayMs,
    },
    status: {
      available: true,
      powerOn: spec.initiallyOn,
      switchOnInProgress: false,
      cycleInProgress: false,
      isLoadShed: false,
      isSuspended: false,
      lastPowerStateChangeMs: installedMs,
    },
    onAfterShedding: false,
    startUpAtMs: null,
    switchedOnSecond: Math.floor(installedMs / 1000),
    relayCycles: 12 + index,
  };
}
