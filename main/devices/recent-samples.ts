import type { ReadingColumns, SensorDescriptor } from '../../shared/model/sensor.ts';
import { elementKind } from '../../shared/model/ids.ts';

const KEEP_MS = 60 * 60_000;
/** The shortest poll interval that can be set, 500 ms, for an hour; memory is taken only as rows come. */
const MAX_ROWS = KEEP_MS / 500;
const FIRST_CAPACITY = 64;

/** Outlets are many: of them only what their charts draw is kept. */
export function isKept(sensor: SensorDescriptor): boolean {
  if (elementKind(sensor.element) !== 'outlet') return true;
  return sensor.pole === null && (sensor.quantity === 'current' || sensor.quantity === 'activePower');
}

/**
 * Readings of the last 60 minutes in memory: a ring with one column a sensor. It starts small and doubles until it
 * spans the hour, so that a PDU that was just added costs little. NaN stands for "none" inside.
 */
export class RecentSamples {
  #times: Float64Array;
  readonly #columns = new Map<number, Float64Array>();
  #start = 0;
  #count = 0;

  constructor(sensors: readonly SensorDescriptor[]) {
    this.#times = new Float64Array(FIRST_CAPACITY);
    for (const [index, sensor] of sensors.entries()) {
      if (isKept(sensor)) this.#columns.set(index, new Float64Array(FIRST_CAPACITY).fill(Number.NaN));
    }
  }

  append(columns: ReadingColumns, readAtMs: number): void {
    if (this.#count === this.#times.length) this.#makeRoom();
    const row = (this.#start + this.#count) % this.#times.length;
    this.#count += 1;
    this.#times[row] = readAtMs;
    for (const column of this.#columns.values()) column[row] = Number.NaN;
    for (const [position, sensorIndex] of columns.sensorIndexes.entries()) {
      const column = this.#columns.get(sensorIndex);
      if (column !== undefined) column[row] = columns.values[position] ?? Number.NaN;
    }
    this.#dropOlderThan(readAtMs - KEEP_MS);
  }

  /** Rows at or after `sinceMs`, oldest first; a sensor that is not kept gives a column of nulls. */
  since(
    sensorIndexes: readonly number[],
    sinceMs: number,
  ): { readonly timesMs: readonly number[]; readonly values: readonly (readonly (number | null)[])[] } {
    const rows: number[] = [];
    for (let offset = 0; offset < this.#count; offset += 1) {
      const row = (this.#start + offset) % this.#times.length;
      if ((this.#times[row] ?? 0) >= sinceMs) rows.push(row);
    }
    const values = sensorIndexes.map((index) => {
      const column = this.#columns.get(index);
      return rows.map((row) => {
        const value = column?.[row];
        return value === undefined || Number.isNaN(value) ? null : value;
      });
    });
    return { timesMs: rows.map((row) => this.#times[row] ?? 0), values };
  }

  #dropOlderThan(atMs: number): void {
    while (this.#count > 0 && (this.#times[this.#start] ?? 0) < atMs) this.#dropOldest();
  }

  #dropOldest(): void {
    this.#start = (this.#start + 1) % this.#times.length;
    this.#count -= 1;
  }

  #makeRoom(): void {
    const capacity = Math.min(this.#times.length * 2, MAX_ROWS);
    if (capacity <= this.#times.length) {
      this.#dropOldest();
      return;
    }
    this.#times = this.#unrolled(this.#times, capacity);
    for (const [index, column] of this.#columns) this.#columns.set(index, this.#unrolled(column, capacity));
    this.#start = 0;
  }

  /** The same rows from position 0 on, in a longer array. */
  #unrolled(from: Float64Array, capacity: number): Float64Array {
    const to = new Float64Array(capacity);
    to.set(from.subarray(this.#start), 0);
    to.set(from.subarray(0, this.#start), from.length - this.#start);
    return to;
  }
}
