import { useCallback, useSyncExternalStore } from 'react';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { PoleName, Quantity } from '../../shared/model/quantity.ts';
import { readingStatus, type ReadingStatus } from '../../shared/model/sensor.ts';

/** The newest reading of one sensor. A new object only when value or status changed; `readAtMs` is read separately. */
export interface LatestReading {
  readonly value: number | null;
  readonly status: ReadingStatus;
}

interface PduSamples {
  discovery: number;
  readonly readings: (LatestReading | undefined)[];
  readonly readAtMs: number[];
}

type BatchListener = (batch: SampleBatch) => void;

/** A frame where there is one; at once in a hidden window, where frames stop. */
function onNextFrame(flush: () => void): void {
  if (document.visibilityState === 'hidden') flush();
  else requestAnimationFrame(flush);
}

/**
 * Readings live outside React: they arrive many a second, and a component re-renders only when a reading it shows has
 * changed. Listeners are told once per animation frame.
 */
export class SampleStore {
  readonly #pdus = new Map<PduId, PduSamples>();
  readonly #listeners = new Set<() => void>();
  readonly #batchListeners = new Set<BatchListener>();
  #flushDue = false;

  receive(batch: SampleBatch): void {
    const samples = this.#samplesFor(batch);
    batch.sensorIndexes.forEach((index, column) => {
      const value = batch.values[column] ?? null;
      const status = readingStatus(batch.statusCodes[column]);
      const before = samples.readings[index];
      if (before?.value !== value || before.status !== status) samples.readings[index] = { value, status };
      samples.readAtMs[index] = batch.readAtMs;
    });
    for (const listener of this.#batchListeners) listener(batch);
    this.#scheduleFlush();
  }

  forget(pdu: PduId): void {
    this.#pdus.delete(pdu);
    this.#scheduleFlush();
  }

  /** The newest reading, or undefined when there was none since discovery. */
  reading(pdu: PduId, index: number): LatestReading | undefined {
    return this.#pdus.get(pdu)?.readings[index];
  }

  /** When that reading was read, milliseconds since 1970; null when never. */
  readAtMs(pdu: PduId, index: number): number | null {
    return this.#pdus.get(pdu)?.readAtMs[index] ?? null;
  }

  /** Called at most once a frame after readings arrived. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Every batch as it arrives, for series. */
  onBatch(listener: BatchListener): () => void {
    this.#batchListeners.add(listener);
    return () => this.#batchListeners.delete(listener);
  }

  #samplesFor(batch: SampleBatch): PduSamples {
    const known = this.#pdus.get(batch.pdu);
    if (known !== undefined && known.discovery === batch.discovery) return known;
    const fresh: PduSamples = { discovery: batch.discovery, readings: [], readAtMs: [] };
    this.#pdus.set(batch.pdu, fresh);
    return fresh;
  }

  #scheduleFlush(): void {
    if (this.#flushDue) return;
    this.#flushDue = true;
    onNextFrame(() => {
      this.#flushDue = false;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** The one of this window. */
export const sampleStore = new SampleStore();

/** A value derived from the newest readings; re-renders only when the (primitive or stable) result changes. */
export function useSamples<Selected>(select: (store: SampleStore) => Selected): Selected {
  return useSyncExternalStore(sampleStore.subscribe, () => select(sampleStore));
}

/** The newest reading of one sensor; undefined when the PDU has no such sensor or it was not read yet. */
export function useReading(
  pdu: PduId,
  model: PduModel | null,
  element: ElementId,
  quantity: Quantity,
  pole: PoleName | null = null,
): LatestReading | undefined {
  const index = model === null ? -1 : sensorIndex(model, element, quantity, pole);
  const select = useCallback((store: SampleStore) => store.reading(pdu, index), [pdu, index]);
  return useSamples(select);
}
