/** Room for 60 minutes at two readings a second. */
const CAPACITY = 7200;
const INTERVALS_LOOKED_AT = 9;

/** One reading of a series. */
interface SeriesPoint {
  readonly timeMs: number;
  /** Null where the sensor had no usable number. */
  readonly value: number | null;
}

/**
 * Readings of one sensor in a ring of fixed size, oldest first. A reading without a number is kept as NaN: a gap. Values
 * keep all their digits, so that an extreme reads like the reading it was.
 */
export class SeriesBuffer {
  readonly #times: Float64Array;
  readonly #values: Float64Array;
  #start = 0;
  #length = 0;

  constructor(capacity: number = CAPACITY) {
    this.#times = new Float64Array(capacity);
    this.#values = new Float64Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Appends; a reading that is not newer than the last one is dropped. */
  push(timeMs: number, value: number | null): void {
    if (this.#length > 0 && timeMs <= this.timeAt(this.#length - 1)) return;
    const capacity = this.#times.length;
    if (this.#length < capacity) this.#length += 1;
    else this.#start = (this.#start + 1) % capacity;
    const slot = (this.#start + this.#length - 1) % capacity;
    this.#times[slot] = timeMs;
    this.#values[slot] = value ?? Number.NaN;
  }

  /** Puts older readings before those that arrived while they were fetched. */
  prepend(older: Iterable<SeriesPoint>): void {
    const live = [...this.points()];
    this.#start = 0;
    this.#length = 0;
    for (const point of older) this.push(point.timeMs, point.value);
    for (const point of live) this.push(point.timeMs, point.value);
  }

  /** NaN outside the ring. */
  timeAt(position: number): number {
    return this.#times[this.#slot(position)] ?? Number.NaN;
  }

  /** NaN for a gap and outside the ring. */
  valueAt(position: number): number {
    return this.#values[this.#slot(position)] ?? Number.NaN;
  }

  /** Position of the first reading at or after a time; `length` when there is none. */
  firstAtOrAfter(timeMs: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.timeAt(middle) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Time of the last reading with a number until a moment; null without one. */
  lastNumberAtMs(untilMs: number): number | null {
    let position = this.firstAtOrAfter(untilMs + 1) - 1;
    while (position >= 0 && Number.isNaN(this.valueAt(position))) position -= 1;
    return position < 0 ? null : this.timeAt(position);
  }

  /** The reading closest to a time; null when that one is further away than `withinMs`. */
  nearest(timeMs: number, withinMs: number): SeriesPoint | null {
    const after = this.firstAtOrAfter(timeMs);
    const candidates = [after - 1, after].filter((position) => position >= 0 && position < this.#length);
    let best: SeriesPoint | null = null;
    for (const position of candidates) {
      const distanceMs = Math.abs(this.timeAt(position) - timeMs);
      if (distanceMs > withinMs) continue;
      if (best === null || distanceMs < Math.abs(best.timeMs - timeMs)) best = this.#point(position);
    }
    return best;
  }

  /** The median time between the newest readings; 0 with fewer than two. Some sensors are read every few polls only. */
  typicalIntervalMs(): number {
    const intervals: number[] = [];
    for (
      let position = Math.max(1, this.#length - INTERVALS_LOOKED_AT);
      position < this.#length;
      position += 1
    ) {
      intervals.push(this.timeAt(position) - this.timeAt(position - 1));
    }
    return intervals.sort((one, other) => one - other)[Math.floor(intervals.length / 2)] ?? 0;
  }

  *points(): Generator<SeriesPoint> {
    for (let position = 0; position < this.#length; position += 1) yield this.#point(position);
  }

  #point(position: number): SeriesPoint {
    const value = this.valueAt(position);
    return { timeMs: this.timeAt(position), value: Number.isNaN(value) ? null : value };
  }

  #slot(position: number): number {
    return position < 0 || position >= this.#length ? -1 : (this.#start + position) % this.#times.length;
  }
}
