import type { Clock } from '../../support/clock.ts';
import type { LoadSpec, ModelSpec } from '../models/spec.ts';
import { solveCircuit, type CircuitState, type Solution } from '../physics/circuit.ts';
import { Load } from '../physics/load.ts';
import { EnergyMeters } from './energy.ts';
import type { PduEvent, PduListener } from './events.ts';
import { Protection, tripRecord } from './protection.ts';
import type { InletUnit, OcpUnit, OutletStatus, OutletUnit, PduSettings, SequenceProgress } from './state.ts';
import { Switching } from './switching.ts';
import { DeviceClock, Timers } from './timers.ts';
import { keptDelayMs } from './settings.ts';
import { TransferSwitchUnit } from './transfer-switch.ts';
import { initialInlet, initialOcp, initialOutlet, initialSettings } from './initial-state.ts';

export interface SimulatedPduOptions {
  readonly model: ModelSpec;
  readonly clock: Clock;
  readonly seed: number;
  readonly startAtMs?: number | undefined;
  readonly name?: string | undefined;
  readonly answersSnmp?: boolean | undefined;
}

/** Ways in which switching can go wrong; outlets by index. */
export interface SwitchingQuirks {
  /** Commands return 3. */
  readonly disabledOutlets: Set<number>;
  /** Commands return 1. */
  readonly unswitchableOutlets: Set<number>;
  /** Commands are accepted and nothing happens. */
  ineffectiveSwitching: boolean;
  /** From an accepted command to the relay. */
  switchLatencyMs: number;
}

/**
 * The PDU without its network side: electrical state, settings, switching. It does nothing while nobody asks, apart from
 * timers for what is pending; readings are worked out when they are wanted.
 */
export class SimulatedPdu implements Disposable {
  readonly model: ModelSpec;
  readonly time: DeviceClock;
  /** PDU2-MIB has sequence delays in whole seconds and narrower limits; a PDU that answers SNMP keeps to them. */
  readonly answersSnmp: boolean;
  readonly inlets: readonly InletUnit[];
  readonly ocps: readonly OcpUnit[];
  readonly outlets: readonly OutletUnit[];
  readonly transferSwitch: TransferSwitchUnit | null;
  readonly energy: EnergyMeters;
  readonly switching: Switching;
  settings: PduSettings;
  loadSheddingActive = false;
  readonly quirks: SwitchingQuirks = {
    disabledOutlets: new Set(),
    unswitchableOutlets: new Set(),
    ineffectiveSwitching: false,
    switchLatencyMs: 0,
  };

  readonly #seed: number;
  readonly #timers: Timers;
  readonly #protection: Protection;
  readonly #listeners = new Set<PduListener>();
  #solution: Solution | null = null;

  constructor(options: SimulatedPduOptions) {
    const { model, seed } = options;
    this.model = model;
    this.#seed = seed;
    this.answersSnmp = options.answersSnmp ?? false;
    this.time = new DeviceClock(options.clock, options.startAtMs);
    this.#timers = new Timers(options.clock);
    const nowMs = this.time.nowMs();
    this.inlets = model.inlets.map((spec, index) => initialInlet(spec, index));
    this.ocps = model.ocps.map((spec, index) => initialOcp(spec, index, nowMs));
    this.outlets = model.outlets.map((spec, index) => initialOutlet(spec, index, seed, nowMs));
    this.transferSwitch =
      model.transferSwitch === null
        ? null
        : new TransferSwitchUnit(model.transferSwitch, this.inlets, this.time.nowS());
    for (const outlet of this.outlets) {
      const sequenceDelay = keptDelayMs(this, outlet.settings.sequenceDelay);
      outlet.settings = { ...outlet.settings, sequenceDelay };
    }
    this.settings = { ...initialSettings(model), name: options.name ?? model.pduName };
    this.energy = new EnergyMeters(model, seed, (spec) => this.sourceOf(spec.inlet));
    this.#protection = new Protection(this.#timers, (ocp) => {
      this.tripOcp(ocp.index);
    });
    this.switching = new Switching({
      outlets: this.outlets,
      timers: this.#timers,
      settings: () => this.settings,
      nowMs: () => this.time.nowMs(),
      setStatus: (outlet, change) => {
        this.setStatus(outlet, change);
      },
      sequenceChanged: (progress: SequenceProgress) => {
        this.emit({ kind: 'sequence', progress });
      },
    });
    this.circuitChanged();
  }

  /** Runs `action` after `ms` unless the PDU is gone by then. */
  later(ms: number, action: () => void): void {
    if (ms <= 0) action();
    else this.#timers.after(ms, action);
  }

  /** Calls `listener` for everything that happens; the returned function ends that. */
  onEvent(listener: PduListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(event: PduEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Voltages and currents of the present second. */
  solution(): Solution {
    const second = this.time.nowS();
    if (this.#solution?.second === second) return this.#solution;
    const solution = solveCircuit(this.model, this.#circuitState(), this.#seed, second);
    this.#solution = solution;
    this.#protection.check(this.ocps, solution, this.time.nowMs());
    return solution;
  }

  setStatus(outlet: OutletUnit, change: Partial<OutletStatus>): void {
    const before = outlet.status;
    const after = { ...before, ...change };
    if (Object.entries(after).every(([key, value]) => before[key as keyof OutletStatus] === value)) return;
    outlet.status = after;
    if (after.powerOn !== before.powerOn) {
      outlet.relayCycles += after.powerOn ? 1 : 0;
      if (after.powerOn) outlet.switchedOnSecond = this.time.nowS();
      this.circuitChanged();
    }
    this.emit({ kind: 'outletStatus', outlet: outlet.index, before, after });
  }

  /** Call after anything that changes what is fed: folds energy, forgets the old solution, looks for overloads. */
  circuitChanged(): void {
    const nowMs = this.time.nowMs();
    for (const outlet of this.outlets) {
      this.energy.setFed(outlet.index, this.isOutletFed(outlet) ? outlet.load : null, nowMs);
    }
    this.#solution = null;
    this.solution();
  }

  // What is fed from where

  /** Index of the inlet whose supply reaches what is wired to `inlet`; null when none does. */
  sourceOf(inlet: number): number | null {
    const source = this.transferSwitch === null ? inlet : this.transferSwitch.activeSource - 1;
    return this.inlets[source]?.powered === true ? source : null;
  }

  isOcpFed(ocp: OcpUnit): boolean {
    for (
      let index: number | null = ocp.index;
      index !== null;
      index = this.ocps[index]?.spec.upstream ?? null
    ) {
      if (this.ocps[index]?.closed !== true) return false;
    }
    return this.sourceOf(ocp.spec.inlet) !== null;
  }

  /** True when its relay is closed and there is supply down to it. */
  isOutletFed(outlet: OutletUnit): boolean {
    if (!outlet.status.powerOn) return false;
    const ocp = outlet.spec.ocp === null ? null : this.ocps[outlet.spec.ocp];
    return ocp === null || ocp === undefined ? this.sourceOf(outlet.spec.inlet) !== null : this.isOcpFed(ocp);
  }

  /** Indexes of the outlets below a protector, also through protectors in between. */
  outletsBelow(ocp: OcpUnit): number[] {
    return this.outlets
      .filter(({ spec }) => {
        for (let index = spec.ocp; index !== null; index = this.ocps[index]?.spec.upstream ?? null) {
          if (index === ocp.index) return true;
        }
        return false;
      })
      .map((outlet) => outlet.index);
  }

  // Things that happen to a PDU; tests and the demo use these

  /** Replaces what hangs on an outlet; null unplugs it. */
  plugIn(outletIndex: number, load: LoadSpec | null): void {
    const outlet = this.outlets[outletIndex];
    if (outlet === undefined) return;
    outlet.load = load === null ? null : new Load(load, this.#seed, outletIndex);
    this.circuitChanged();
  }

  tripOcp(index: number): void {
    const ocp = this.ocps[index];
    if (ocp === undefined || !ocp.closed) return;
    ocp.lastTrip = tripRecord(ocp, this.outletsBelow(ocp), this.solution(), this.time.nowS());
    ocp.tripCount += 1;
    this.#setOcp(ocp, false);
    const cause = ocp.lastTrip.cause === null ? undefined : this.outlets[ocp.lastTrip.cause];
    if (this.settings.suspendTripCauseOutlets && cause !== undefined) {
      this.switching.off([cause]);
      this.setStatus(cause, { isSuspended: true });
    }
  }

  resetOcp(index: number): void {
    const ocp = this.ocps[index];
    if (ocp !== undefined && !ocp.closed) this.#setOcp(ocp, true);
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
    this.#listeners.clear();
  }

  #setOcp(ocp: OcpUnit, closed: boolean): void {
    ocp.closed = closed;
    ocp.changedAtS = this.time.nowS();
    this.circuitChanged();
    this.emit({ kind: 'trip', ocp: ocp.index, closed });
  }

  #circuitState(): CircuitState {
    return {
      isInletPowered: (index) => this.inlets[index]?.powered === true,
      sourceOf: (index) => this.sourceOf(index),
      isOcpLive: (index) => {
        const ocp = this.ocps[index];
        return ocp !== undefined && this.isOcpFed(ocp);
      },
      isOutletEnergised: (index) => {
        const outlet = this.outlets[index];
        return outlet !== undefined && this.isOutletFed(outlet);
      },
      loadOf: (index) => this.outlets[index]?.load ?? null,
      switchedOnSecond: (index) => this.outlets[index]?.switchedOnSecond ?? 0,
    };
  }
}
