import { useCallback, useState, useSyncExternalStore } from 'react';
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
  /** Sensors that did not answer when they were asked last. */
  readonly failing: Set<number>;
}

/** A sensor that fails for less shows its last value as any other (docs/contracts.md, the stale rule). */
const FAILING_AFTER_MS = 5000;

type BatchListener = (batch: SampleBatch) => void;

const ALL: ReadonlySet<PduId> = new Set();
const everything = () => ALL;

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
  /** Each with the PDUs it is about; empty for all. */
  readonly #listeners = new Map<() => void, () => ReadonlySet<PduId>>();
  readonly #batchListeners = new Set<BatchListener>();
  /** What has changed since the listeners were told. */
  #changed = new Set<PduId>();
  /** Notes which PDUs are read, while somebody wants to know. */
  #noted: Set<PduId> | null = null;

  receive(batch: SampleBatch): void {
    const samples = this.#samplesFor(batch);
    batch.sensorIndexes.forEach((index, column) => {
      const value = batch.values[column] ?? null;
      const status = readingStatus(batch.statusCodes[column]);
      const before = samples.readings[index];
      if (before?.value !== value || before.status !== status) samples.readings[index] = { value, status };
      samples.readAtMs[index] = batch.readAtMs;
      samples.failing.delete(index);
    });
    for (const { sensorIndex: index, lastReadAtMs } of batch.failed ?? []) {
      samples.failing.add(index);
      if (lastReadAtMs !== null) samples.readAtMs[index] = lastReadAtMs;
    }
    for (const listener of this.#batchListeners) listener(batch);
    this.#scheduleFlush(batch.pdu);
  }

  forget(pdu: PduId): void {
    this.#pdus.delete(pdu);
    this.#scheduleFlush(pdu);
  }

  /** The newest reading, or undefined when there was none since discovery. */
  reading(pdu: PduId, index: number): LatestReading | undefined {
    this.#noted?.add(pdu);
    return this.#pdus.get(pdu)?.readings[index];
  }

  /** When that reading was read, milliseconds since 1970; null when never. */
  readAtMs(pdu: PduId, index: number): number | null {
    this.#noted?.add(pdu);
    return this.#pdus.get(pdu)?.readAtMs[index] ?? null;
  }

  /** The result of a function over the readings; the PDUs whose readings it asks for are noted. */
  noting<Value>(noted: Set<PduId>, read: (store: SampleStore) => Value): Value {
    const before = this.#noted;
    this.#noted = noted;
    try {
      return read(this);
    } finally {
      this.#noted = before;
    }
  }

  /** Out of date although its PDU answers: this sensor does not, for so long that it is no hiccup. */
  isFailing(pdu: PduId, index: number): boolean {
    const samples = this.#pdus.get(pdu);
    if (samples?.failing.has(index) !== true) return false;
    return Date.now() - (samples.readAtMs[index] ?? 0) > FAILING_AFTER_MS;
  }

  /** Called at most once a frame after readings arrived: any, or those of the PDUs that it is about at that time. */
  subscribe = (listener: () => void, about: () => ReadonlySet<PduId> = everything): (() => void) => {
    this.#listeners.set(listener, about);
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
    const fresh: PduSamples = { discovery: batch.discovery, readings: [], readAtMs: [], failing: new Set() };
    this.#pdus.set(batch.pdu, fresh);
    return fresh;
  }

  #scheduleFlush(pdu: PduId): void {
    const isDue = this.#changed.size > 0;
    this.#changed.add(pdu);
    if (isDue) return;
    onNextFrame(() => {
      const changed = this.#changed;
      this.#changed = new Set();
      for (const [listener, about] of this.#listeners) {
        const pdus = about();
        if (pdus.size === 0 || [...pdus].some((pdu) => changed.has(pdu))) listener();
      }
    });
  }
}

/** The one of this window. */
export const sampleStore = new SampleStore();

/**
 * A value derived from the newest readings; re-renders only when the (primitive or stable) result changes. It is looked at
 * again when readings of the PDUs arrive that it was made of: in a room of 40, hundreds of these are on screen.
 */
export function useSamples<Selected>(select: (store: SampleStore) => Selected): Selected {
  const [read] = useState(() => new Set<PduId>());
  const subscribe = useCallback(
    (listener: () => void) => sampleStore.subscribe(listener, () => read),
    [read],
  );
  return useSyncExternalStore(subscribe, () => sampleStore.noting(read, select));
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
