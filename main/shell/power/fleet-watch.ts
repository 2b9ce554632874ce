import type { FleetChange } from '../../../shared/model/fleet.ts';

/** Lets a call wait for something to be said about the fleet. */
export class FleetWatch {
  readonly #waiters = new Set<(change: FleetChange) => void>();

  onFleetChange(change: FleetChange): void {
    for (const waiter of this.#waiters) waiter(change);
  }

  /** Resolves with the first change from now on of which this is true, or when `task` is over. */
  async until(isWanted: (change: FleetChange) => boolean, task: Promise<unknown>): Promise<void> {
    const seen = Promise.withResolvers<undefined>();
    const waiter = (change: FleetChange) => {
      if (isWanted(change)) seen.resolve(undefined);
    };
    this.#waiters.add(waiter);
    try {
      await Promise.race([seen.promise, task]);
    } finally {
      this.#waiters.delete(waiter);
    }
  }
}
