import type { OutletId } from '../../shared/model/ids.ts';
import { isOff, type OutletObservation } from '../../shared/model/power-state.ts';
import type { PromisedOn, PromiseStore } from '../storage/promise-store.ts';
import type { Logger } from '../support/logger.ts';
import { EFFECT_MS } from './verdict.ts';

/** An on that is later than this is not sent any more: by then an admin may have his hands in the rack. */
export const TOO_LATE_MS = 60 * 60_000;

/**
 * The second half of one driven cycle, outlet by outlet, as it is on disk: made before the off leaves, marked before the
 * on leaves, and taken off when nothing is left to do. Where a PDU is not stored it cannot be reached after a restart:
 * then nothing is kept on disk, and only what was seen is remembered.
 */
export class CyclePromise {
  readonly #store: PromiseStore | null;
  readonly #logger: Logger;
  readonly #kept = new Map<OutletId, PromisedOn>();
  /** When an outlet was first seen off. */
  readonly #offSeenAtMs = new Map<OutletId, number>();
  /** Seen on after they were off, of a PDU that tells no time of changes. */
  readonly #onAgain = new Set<OutletId>();

  constructor(options: {
    /** Null for a PDU that is not stored. */
    readonly store: PromiseStore | null;
    readonly logger: Logger;
    /** What an earlier run of the program left. */
    readonly kept?: readonly PromisedOn[];
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    for (const each of options.kept ?? []) this.#kept.set(each.outlet, each);
  }

  /** What is left to do. */
  get open(): readonly PromisedOn[] {
    return [...this.#kept.values()];
  }

  of(outlet: OutletId): PromisedOn | undefined {
    return this.#kept.get(outlet);
  }

  /** Before anything is asked of the PDU. On disk when it returns; throws when it could not be written. */
  make(promises: readonly PromisedOn[]): void {
    this.#store?.put(promises);
    for (const each of promises) this.#kept.set(each.outlet, each);
  }

  /** The off leaves now. */
  offSent(atMs: number): void {
    this.#change((each) => ({ ...each, offSentAtMs: atMs }));
  }

  /** Every off is confirmed, and the wait begins. */
  waits(untilMs: number): void {
    this.#change((each) => ({ ...each, onDueAtMs: untilMs }));
  }

  /**
   * The outlet was seen after the off left. Some PDUs tell the time of a change a moment after the state, so what they
   * tell shortly after it went off is still that off.
   */
  seen(outlet: OutletId, { powerState, lastPowerStateChangeMs, readAtMs }: OutletObservation): void {
    const promise = this.#kept.get(outlet);
    if (promise === undefined || promise.offSentAtMs === null || promise.onGivenAtMs !== null) return;
    if (!isOff(powerState)) return;
    const seenAtMs = this.#offSeenAtMs.get(outlet) ?? readAtMs;
    this.#offSeenAtMs.set(outlet, seenAtMs);
    const isStillThatOff = promise.offChangeMs === null || readAtMs - seenAtMs <= EFFECT_MS;
    if (lastPowerStateChangeMs === null || !isStillThatOff) return;
    if (lastPowerStateChangeMs !== promise.offChangeMs)
      this.#change((each) => ({ ...each, offChangeMs: lastPowerStateChangeMs }), [outlet]);
  }

  /** A state that was read while the on waits, after the off was confirmed. */
  waitsSeeing(outlet: OutletId, { powerState }: OutletObservation): void {
    const promise = this.#kept.get(outlet);
    if (promise === undefined || promise.onDueAtMs === null || promise.onGivenAtMs !== null) return;
    if (powerState === 'on' && promise.offChangeMs === null) this.#onAgain.add(outlet);
  }

  /** Somebody turned it on since Busbar turned it off; known of a PDU that tells no time of changes, as far as it was read. */
  wasOnAgain(outlet: OutletId): boolean {
    return this.#onAgain.has(outlet);
  }

  /** The on is about to leave; false when that could not be recorded, and then it must not leave. */
  onLeaves(outlets: readonly OutletId[], atMs: number): boolean {
    return this.#change((each) => ({ ...each, onGivenAtMs: atMs }), outlets);
  }

  /** The on did not leave after all. */
  onNeverLeft(outlets: readonly OutletId[]): void {
    this.#change((each) => ({ ...each, onGivenAtMs: null }), outlets);
  }

  /** True when the on will be sent later if this run of the command does not. */
  isKept(outlet: OutletId): boolean {
    const promise = this.#kept.get(outlet);
    if (this.#store === null || promise === undefined) return false;
    return promise.offSentAtMs !== null && promise.onGivenAtMs === null;
  }

  /** Nothing is left to do there; false when it could not be taken off the disk, where the next start looks at it again. */
  drop(outlets: readonly OutletId[]): boolean {
    const [first, ...others] = outlets.flatMap((outlet) => this.#kept.get(outlet) ?? []);
    if (first === undefined) return true;
    try {
      this.#store?.remove(
        first.commandId,
        [first, ...others].map((each) => each.outlet),
      );
    } catch (error) {
      this.#logger.error({ command: first.commandId, err: error }, 'A promised on could not be taken off');
      return false;
    } finally {
      for (const outlet of outlets) this.#kept.delete(outlet);
    }
    return true;
  }

  #change(to: (promise: PromisedOn) => PromisedOn, outlets?: readonly OutletId[]): boolean {
    const before = this.open.filter((each) => outlets === undefined || outlets.includes(each.outlet));
    const after = before.map(to);
    const [first] = after;
    if (first === undefined) return true;
    try {
      this.#store?.put(after);
    } catch (error) {
      this.#logger.error({ command: first.commandId, err: error }, 'A promised on could not be written');
      return false;
    }
    for (const each of after) this.#kept.set(each.outlet, each);
    return true;
  }
}
