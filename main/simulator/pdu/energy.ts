import type { Line, ModelSpec, OutletSpec } from '../models/spec.ts';
import type { Load } from '../physics/load.ts';
import { uniform } from '../physics/noise.ts';

export type MeteredKind = 'pdu' | 'inlet' | 'ocp' | 'outlet';

/** Wh or VAh. */
interface Counts {
  active: number;
  apparent: number;
}

interface Run {
  readonly counts: Counts;
  load: Load | null;
  energisedSinceMs: number | null;
}

/** Sets its random numbers apart from those of the loads. */
const ENERGY_STREAM = 0x65_6e;
/** About what an outlet has counted over its life so far. */
const FIRST_OUTLET_WATT_HOURS = 2_500_000;

export type EnergyField = 'activeEnergy' | 'apparentEnergy';

/**
 * Energy counters. Each outlet's energy is the exact integral of its load while it was fed; everything above is the sum
 * of its outlets plus what its own counter stood at. Nothing ticks.
 */
export class EnergyMeters {
  readonly #model: ModelSpec;
  readonly #seed: number;
  readonly #runs: readonly Run[];
  readonly #bases = new Map<string, Counts>();
  /** Which inlet's meter an outlet's current passes through; null when none feeds it. */
  readonly #meteringInlet: (outlet: OutletSpec) => number | null;

  constructor(model: ModelSpec, seed: number, meteringInlet: (outlet: OutletSpec) => number | null) {
    this.#model = model;
    this.#seed = seed;
    this.#meteringInlet = meteringInlet;
    this.#runs = model.outlets.map(() => ({
      counts: { active: 0, apparent: 0 },
      load: null,
      energisedSinceMs: null,
    }));
  }

  /** Tells what an outlet's load is from now on, or that it has none. */
  setFed(outlet: number, load: Load | null, nowMs: number): void {
    const run = this.#runs[outlet];
    if (run === undefined || run.load === load) return;
    const { active, apparent } = this.#outletCounts(outlet, nowMs);
    run.counts.active = active;
    run.counts.apparent = apparent;
    run.load = load;
    run.energisedSinceMs = load === null ? null : nowMs;
  }

  read(kind: MeteredKind, index: number, line: Line | null, field: EnergyField, nowMs: number): number {
    const counts = this.#counts(kind, index, line, nowMs);
    const base = this.#base(kind, index, line);
    return field === 'activeEnergy' ? base.active + counts.active : base.apparent + counts.apparent;
  }

  reset(kind: MeteredKind, index: number, line: Line | null, nowMs: number): void {
    const counts = this.#counts(kind, index, line, nowMs);
    this.#bases.set(`${kind}:${index}:${line}`, { active: -counts.active, apparent: -counts.apparent });
  }

  /** Keeps inlet counters steady while `change` moves outlets from one inlet's meter to another's. */
  transfer(nowMs: number, change: () => void): void {
    const before = this.#model.inlets.map((_, index) => ({
      was: this.#counts('inlet', index, null, nowMs),
      base: this.#base('inlet', index, null),
    }));
    change();
    for (const [index, { was, base }] of before.entries()) {
      const is = this.#counts('inlet', index, null, nowMs);
      base.active += was.active - is.active;
      base.apparent += was.apparent - is.apparent;
    }
  }

  /** What a counter stood at when the simulation began: an outlet's its own, everything above the sum of its outlets. */
  #base(kind: MeteredKind, index: number, line: Line | null): Counts {
    const key = `${kind}:${index}:${line}`;
    let base = this.#bases.get(key);
    if (base === undefined) {
      base = this.#sumBelow(kind, index, line, (outlet) => this.#outletBase(outlet));
      this.#bases.set(key, base);
    }
    return base;
  }

  #outletBase(outlet: number): Counts {
    const active = (0.2 + uniform(this.#seed, outlet, ENERGY_STREAM)) * FIRST_OUTLET_WATT_HOURS;
    return { active, apparent: active * 1.06 };
  }

  #outletCounts(outlet: number, nowMs: number): Counts {
    const run = this.#runs[outlet];
    if (run === undefined) return { active: 0, apparent: 0 };
    if (run.load === null || run.energisedSinceMs === null) return run.counts;
    const wattHours = run.load.wattHoursBetween(run.energisedSinceMs, nowMs);
    return {
      active: run.counts.active + wattHours,
      apparent: run.counts.apparent + wattHours / run.load.spec.powerFactor,
    };
  }

  #counts(kind: MeteredKind, index: number, line: Line | null, nowMs: number): Counts {
    return this.#sumBelow(kind, index, line, (outlet) => this.#outletCounts(outlet, nowMs));
  }

  #sumBelow(
    kind: MeteredKind,
    index: number,
    line: Line | null,
    countsOf: (outlet: number) => Readonly<Counts>,
  ): Counts {
    const sum: Counts = { active: 0, apparent: 0 };
    for (const [outlet, spec] of this.#model.outlets.entries()) {
      const share = this.#isBelow(spec, outlet, kind, index) ? shareOf(spec, line) : 0;
      if (share === 0) continue;
      const counts = countsOf(outlet);
      sum.active += counts.active * share;
      sum.apparent += counts.apparent * share;
    }
    return sum;
  }

  #isBelow(spec: OutletSpec, outlet: number, kind: MeteredKind, index: number): boolean {
    switch (kind) {
      case 'pdu':
        return true;
      case 'outlet':
        return outlet === index;
      case 'inlet':
        return this.#meteringInlet(spec) === index;
      case 'ocp':
        for (let ocp = spec.ocp; ocp !== null; ocp = this.#model.ocps[ocp]?.upstream ?? null) {
          if (ocp === index) return true;
        }
        return false;
    }
  }
}

/** How much of an outlet's energy a line carries. */
function shareOf(spec: OutletSpec, line: Line | null): number {
  if (line === null) return 1;
  if (line === 'N' || !spec.lines.includes(line)) return 0;
  return 1 / spec.lines.filter((each) => each !== 'N').length;
}
