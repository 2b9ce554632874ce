import type { SampleBatch } from '../../shared/model/fleet.ts';

export interface LatestReading {
  readonly value: number | null;
  readonly statusCode: number;
  readonly readAtMs: number;
}

/** The last reading of every sensor. A tick reads some sensors only, so each keeps the time it was read itself. */
export class LatestReadings {
  readonly #readings = new Map<number, LatestReading>();
  #discovery: number;
  /** When something was read last. */
  readAtMs: number;

  constructor(first: SampleBatch) {
    this.#discovery = first.discovery;
    this.readAtMs = first.readAtMs;
    this.add(first);
  }

  /** Lays a batch over what is known; after a new discovery the indexes mean other sensors, so nothing old is kept. */
  add(batch: SampleBatch): void {
    if (batch.discovery !== this.#discovery) this.#readings.clear();
    this.#discovery = batch.discovery;
    this.readAtMs = batch.readAtMs;
    for (const [column, sensor] of batch.sensorIndexes.entries()) {
      const statusCode = batch.statusCodes[column];
      if (statusCode === undefined) continue;
      const value = batch.values[column] ?? null;
      this.#readings.set(sensor, { value, statusCode, readAtMs: batch.readAtMs });
    }
  }

  /** By the sensor's position in `PduModel.sensors`. */
  of(sensorIndex: number): LatestReading | null {
    return this.#readings.get(sensorIndex) ?? null;
  }
}
