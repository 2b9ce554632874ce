import type { OutletId } from '../../shared/model/ids.ts';
import type { OutletObservation } from '../../shared/model/power-state.ts';

/**
 * Since when each outlet has been read with the same time of its last change. Devices tell that time by their own clock
 * and in whole seconds, so only Busbar's own time says how long ago it was at least.
 */
export class LastChanges {
  readonly #seen = new Map<OutletId, { readonly changeMs: number | null; readonly sinceMs: number }>();

  seen(all: readonly { readonly outlet: OutletId; readonly observation: OutletObservation }[]): void {
    for (const { outlet, observation } of all) {
      const { lastPowerStateChangeMs: changeMs, readAtMs: sinceMs } = observation;
      if (this.#seen.get(outlet)?.changeMs !== changeMs) this.#seen.set(outlet, { changeMs, sinceMs });
    }
  }

  sinceMs(outlet: OutletId): number | null {
    const seen = this.#seen.get(outlet);
    return seen === undefined || seen.changeMs === null ? null : seen.sinceMs;
  }
}
