import { Turns } from './turns.ts';

/**
 * Turns by `host:port`, so that every driver for one address counts against one limit: that of the session, and that of a
 * sign-in that is tried out beside it. Turns that no driver holds any more are forgotten.
 */
export class SharedTurns {
  readonly #turns = new Map<string, WeakRef<Turns>>();

  /** `limit` undefined leaves it as it is, which is 1 for an address that nobody talks to yet. */
  at(hostPort: string, limit: number | undefined): Turns {
    for (const [key, turns] of this.#turns) if (turns.deref() === undefined) this.#turns.delete(key);
    const known = this.#turns.get(hostPort)?.deref();
    if (known !== undefined) {
      if (limit !== undefined) known.limit = limit;
      return known;
    }
    const turns = new Turns(limit ?? 1);
    this.#turns.set(hostPort, new WeakRef(turns));
    return turns;
  }
}
