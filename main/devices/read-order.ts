import type { OutletId } from '../../shared/model/ids.ts';
import type { Observed } from './pdu-record.ts';

/**
 * Which read of an outlet is the newer one. Reads overlap: what a command is confirmed by goes ahead of a poll that is in
 * the middle of its exchanges, and that poll ends later with a state from before.
 */
export class ReadOrder {
  readonly #last = new Map<OutletId, Observed>();

  /** It began before the last read that was taken in; of two that began at once, the device's time of the last change tells. */
  isOlder({ outlet, source, startedAtMs, observation }: Observed, nowMs: number): boolean {
    const last = this.#last.get(outlet);
    if (source === 'event' || last === undefined) return false;
    // One of the future is from before the machine's clock was set back.
    if (last.startedAtMs > nowMs) return false;
    if (startedAtMs !== last.startedAtMs) return startedAtMs < last.startedAtMs;
    const [was, now] = [last.observation.lastPowerStateChangeMs, observation.lastPowerStateChangeMs];
    return was !== null && now !== null && now < was;
  }

  /** These were taken in. */
  taken(all: readonly Observed[]): void {
    for (const each of all) if (each.source !== 'event') this.#last.set(each.outlet, each);
  }
}
