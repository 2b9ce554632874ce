import type { Solution } from '../physics/circuit.ts';
import { elementQuantity } from '../physics/quantities.ts';
import type { OcpUnit, TripRecord } from './state.ts';
import type { Timers } from './timers.ts';

/** Below this multiple of its rating a breaker holds for ever (IEC 60898, conventional non-tripping current). */
const HOLDS_BELOW = 1.13;
const TRIP_CONSTANT_S = 40;

/** Seconds a breaker stands `overload` times its rating: 1.45 about 50 s, 2.5 about 8 s, 10 less than half a second. */
export function tripSeconds(overload: number): number {
  return overload <= HOLDS_BELOW
    ? Number.POSITIVE_INFINITY
    : TRIP_CONSTANT_S / (overload ** 2 - HOLDS_BELOW ** 2);
}

interface Overload {
  readonly sinceMs: number;
  dueMs: number;
  cancel: () => void;
}

/** Watches solutions for overloaded protectors and opens them when their time is up. */
export class Protection {
  readonly #overloads = new Map<OcpUnit, Overload>();
  readonly #timers: Timers;
  readonly #trip: (ocp: OcpUnit) => void;

  constructor(timers: Timers, trip: (ocp: OcpUnit) => void) {
    this.#timers = timers;
    this.#trip = trip;
  }

  check(ocps: readonly OcpUnit[], solution: Solution, nowMs: number): void {
    for (const ocp of ocps) {
      const at = solution.ocps[ocp.index];
      const amperes = at === undefined ? 0 : (elementQuantity(at, 'current') ?? 0);
      const standsMs = ocp.closed
        ? tripSeconds(amperes / ocp.spec.ratingAmperes) * 1000
        : Number.POSITIVE_INFINITY;
      this.#watch(ocp, standsMs, nowMs);
    }
  }

  #watch(ocp: OcpUnit, standsMs: number, nowMs: number): void {
    const overload = this.#overloads.get(ocp);
    if (standsMs === Number.POSITIVE_INFINITY) {
      overload?.cancel();
      this.#overloads.delete(ocp);
      return;
    }
    const sinceMs = overload?.sinceMs ?? nowMs;
    const dueMs = sinceMs + standsMs;
    if (overload !== undefined && overload.dueMs <= dueMs) return;
    overload?.cancel();
    const cancel = this.#timers.after(dueMs - nowMs, () => {
      this.#overloads.delete(ocp);
      this.#trip(ocp);
    });
    this.#overloads.set(ocp, { sinceMs, dueMs, cancel });
  }
}

/** The outlet below `ocp` that draws most, taken for the cause of its trip. */
export function tripRecord(
  ocp: OcpUnit,
  outletsBelow: readonly number[],
  solution: Solution,
  nowS: number,
): TripRecord {
  let cause: number | null = null;
  let most = 0;
  for (const outlet of outletsBelow) {
    const at = solution.outlets[outlet];
    const amperes = at === undefined ? 0 : (elementQuantity(at, 'current') ?? 0);
    if (amperes > most) [cause, most] = [outlet, amperes];
  }
  const at = solution.ocps[ocp.index];
  return { cause, atS: nowS, amperes: at === undefined ? 0 : (elementQuantity(at, 'current') ?? 0) };
}
