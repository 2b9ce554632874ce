import type { OutletId } from '../../shared/model/ids.ts';
import type { OutletObservation } from '../../shared/model/power-state.ts';

/** The time of an outlet's last change by the device's clock, and since when it has been read. */
export interface LastChange {
  readonly changeMs: number;
  readonly sinceMs: number;
}

/**
 * Since when each outlet has been read with the same time of its last change. Devices tell that time by their own clock
 * and in whole seconds, so only Busbar's own time says how long ago it was at least. A read that did not bring it says
 * nothing.
 */
export class LastChanges {
  readonly #seen = new Map<OutletId, LastChange>();

  seen(all: readonly { readonly outlet: OutletId; readonly observation: OutletObservation }[]): void {
    for (const { outlet, observation } of all) {
      const { lastPowerStateChangeMs: changeMs, readAtMs: sinceMs } = observation;
      if (changeMs !== null && this.#seen.get(outlet)?.changeMs !== changeMs)
        this.#seen.set(outlet, { changeMs, sinceMs });
    }
  }

  /** Null when none was ever read. */
  of(outlet: OutletId): LastChange | null {
    return this.#seen.get(outlet) ?? null;
  }
}
