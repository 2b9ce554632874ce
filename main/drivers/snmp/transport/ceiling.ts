/** Answers of a size in a row after which a larger one is tried again. */
const PATIENCE = 8;
/** The same for one that failed before: an agent that had a bad moment is not asked for little for ever. */
const LONG_PATIENCE = 500;

/**
 * How large requests to one agent may be, learned from what it did not answer. A size that was given up by chance (a lost
 * datagram) comes back after a while; one that failed twice, or that the agent called too big, after a long while.
 */
export class Ceiling {
  #size: number;
  #largest: number;
  readonly #first: number;
  #answered = 0;
  readonly #failures = new Map<number, number>();

  constructor(size: number) {
    this.#size = Math.max(1, Math.floor(size));
    this.#largest = this.#size;
    this.#first = this.#size;
  }

  get size(): number {
    return this.#size;
  }

  /** A request of this size was answered. */
  worked(size: number): void {
    if (size < this.#size || this.#size >= this.#first) return;
    this.#answered += 1;
    if (this.#answered < (this.#size < this.#largest ? PATIENCE : LONG_PATIENCE)) return;
    this.#answered = 0;
    if (this.#size === this.#largest) this.#largest = Math.min(this.#first, this.#largest * 2);
    this.#size = Math.min(this.#largest, this.#size * 2);
  }

  /** One of size `failed` was not answered, and one of size `worked` was. */
  gaveUp(failed: number, worked: number): void {
    const failures = (this.#failures.get(failed) ?? 0) + 1;
    this.#failures.set(failed, failures);
    if (failures > 1) this.#largest = Math.min(this.#largest, Math.max(1, worked));
    this.#lower(worked);
  }

  /** The agent says that this is more than it can answer. */
  tooBig(size: number): void {
    this.#largest = Math.max(1, Math.min(this.#largest, Math.floor(size / 2)));
    this.#lower(this.#largest);
  }

  #lower(size: number): void {
    this.#size = Math.min(this.#size, Math.max(1, size));
    this.#answered = 0;
  }
}
