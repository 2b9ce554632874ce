import type { FailedReading } from '../../shared/model/fleet.ts';
import type { ReadingColumns } from '../../shared/model/sensor.ts';

/** One sensor before and after a read. */
export interface ReadingChange {
  readonly sensorIndex: number;
  readonly valueBefore: number | null;
  readonly value: number | null;
  /** Undefined when this is the first reading. */
  readonly statusCodeBefore: number | undefined;
  readonly statusCode: number;
}

/** The latest reading of every sensor of one discovery. */
export class SampleCache {
  readonly #values = new Map<number, number | null>();
  readonly #statusCodes = new Map<number, number>();
  readonly #readAtMsOf = new Map<number, number>();
  #readAtMs: number | null = null;

  /** Keeps the readings and tells what differs from the ones before. */
  put(columns: ReadingColumns, readAtMs: number): readonly ReadingChange[] {
    const changes: ReadingChange[] = [];
    for (const [position, sensorIndex] of columns.sensorIndexes.entries()) {
      const value = columns.values[position] ?? null;
      const statusCode = columns.statusCodes[position] ?? 3;
      const valueBefore = this.#values.get(sensorIndex) ?? null;
      const statusCodeBefore = this.#statusCodes.get(sensorIndex);
      if (value !== valueBefore || statusCode !== statusCodeBefore) {
        changes.push({ sensorIndex, valueBefore, value, statusCodeBefore, statusCode });
      }
      this.#values.set(sensorIndex, value);
      this.#statusCodes.set(sensorIndex, statusCode);
      this.#readAtMsOf.set(sensorIndex, readAtMs);
    }
    this.#readAtMs = readAtMs;
    return changes;
  }

  value(sensorIndex: number): number | null {
    return this.#values.get(sensorIndex) ?? null;
  }

  /** Sensors that could not be read, with the time of their last reading. */
  failed(sensorIndexes: readonly number[]): readonly FailedReading[] {
    return sensorIndexes.map((sensorIndex) => ({
      sensorIndex,
      lastReadAtMs: this.#readAtMsOf.get(sensorIndex) ?? null,
    }));
  }

  /** Everything that was ever read, as one batch; null before the first reading. */
  latest(): (ReadingColumns & { readonly readAtMs: number }) | null {
    if (this.#readAtMs === null) return null;
    const sensorIndexes = [...this.#values.keys()].toSorted((a, b) => a - b);
    return {
      sensorIndexes,
      values: sensorIndexes.map((index) => this.#values.get(index) ?? null),
      statusCodes: sensorIndexes.map((index) => this.#statusCodes.get(index) ?? 3),
      readAtMs: this.#readAtMs,
    };
  }
}
