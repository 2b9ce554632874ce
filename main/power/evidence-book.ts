import type { OutletId } from '../../shared/model/ids.ts';
import type { OutletObservation, PowerState } from '../../shared/model/power-state.ts';
import type { LastChange } from '../devices/last-changes.ts';
import type { Observed } from '../devices/pdu-record.ts';
import { EFFECT_MS, isOff, withObservation, type Evidence } from './verdict.ts';

/** The device's time of a change is in whole seconds: within one, two changes look the same. */
const CHANGE_TOLD_AFTER_MS = 2000;

/** What was seen of the outlets of one command since it was sent. */
export class EvidenceBook {
  readonly #evidence = new Map<OutletId, Evidence>();
  #sentAtMs = Number.POSITIVE_INFINITY;
  #cancelledAtMs: number | null = null;

  /** What the pre-check read. */
  checked(outlet: OutletId, before: OutletObservation): void {
    this.#evidence.set(outlet, {
      before,
      isChangeTold: false,
      last: null,
      isTakenUp: false,
      offSeenAtMs: null,
    });
  }

  /**
   * A command leaves now: what was seen until here is the state before it. `lastChange` is the time of the last change
   * that the device named last: a check that did not bring it must not make an old one look new.
   */
  sent(atMs: number, lastChange: (outlet: OutletId) => LastChange | null): void {
    this.#sentAtMs = atMs;
    this.#cancelledAtMs = null;
    for (const [outlet, { before, last }] of this.#evidence) {
      const told = lastChange(outlet);
      const isChangeTold = told !== null && atMs - told.sinceMs >= CHANGE_TOLD_AFTER_MS;
      const now = last?.observation ?? before;
      this.#evidence.set(outlet, {
        before: { ...now, lastPowerStateChangeMs: now.lastPowerStateChangeMs ?? told?.changeMs ?? null },
        isChangeTold,
        last: null,
        isTakenUp: false,
        offSeenAtMs: null,
      });
    }
  }

  /** Time begins anew: what was seen until now stands, and counts as old. */
  startOver(atMs: number): void {
    this.#sentAtMs = atMs;
    if (this.#cancelledAtMs !== null) this.#cancelledAtMs = atMs;
  }

  get sentAtMs(): number {
    return this.#sentAtMs;
  }

  of(outlet: OutletId): Evidence | undefined {
    return this.#evidence.get(outlet);
  }

  /** The last state since sending; null when nothing was seen. */
  stateOf(outlet: OutletId): PowerState | null {
    return this.#evidence.get(outlet)?.last?.observation.powerState ?? null;
  }

  /** A read that began after that time told a state. */
  isReadSince(outlet: OutletId, atMs: number): boolean {
    const last = this.#evidence.get(outlet)?.last ?? null;
    return last !== null && last.startedAtMs > atMs && last.observation.powerState !== 'unknown';
  }

  /** Takes observations in and returns those outlets that were seen off for the first time. */
  observe(all: readonly Observed[]): readonly { readonly outlet: OutletId; readonly offSeenAtMs: number }[] {
    return all.flatMap((observed) => {
      const { outlet } = observed;
      const before = this.#evidence.get(outlet);
      if (before === undefined) return [];
      const now = withObservation(before, observed, this.#sentAtMs);
      this.#evidence.set(outlet, now);
      const { offSeenAtMs } = now;
      return offSeenAtMs === null || before.offSeenAtMs !== null ? [] : [{ outlet, offSeenAtMs }];
    });
  }

  /** The device dropped the steps of its sequence that had not come yet. */
  cancelled(atMs: number): void {
    this.#cancelledAtMs = atMs;
  }

  /**
   * A read since the cancel shows that the outlet is off, with nothing pending: it stays off. Where the device was not
   * seen to begin with it, it may just be slow to begin.
   */
  staysOff(outlet: OutletId): boolean {
    const evidence = this.#evidence.get(outlet);
    const last = evidence?.last ?? null;
    if (this.#cancelledAtMs === null || evidence === undefined || last === null) return false;
    const begunMs = evidence.isTakenUp ? 0 : this.#sentAtMs + EFFECT_MS;
    const fromMs = Math.max(this.#cancelledAtMs, begunMs);
    return last.startedAtMs >= fromMs && isOff(last.observation.powerState);
  }
}
