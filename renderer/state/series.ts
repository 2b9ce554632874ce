import type { SampleBatch, SampleHistory } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { SeriesBuffer } from './series-buffer.ts';

/** What is kept of a series: 60 minutes, the longest window of the charts. */
const SERIES_SPAN_MS = 60 * 60_000;

/** Where readings come from: the engine's memory, and every batch from now on. */
export interface SeriesSource {
  history(args: {
    readonly pdu: PduId;
    readonly sensorIndexes: number[];
    readonly sinceMs: number;
  }): Promise<SampleHistory | null>;
  onBatch(listener: (batch: SampleBatch) => void): () => void;
}

interface LiveSeriesOptions {
  readonly pdu: PduId;
  /** `PduModel.discovery` the indexes belong to; batches of another one are ignored. */
  readonly discovery: number;
  readonly sensorIndexes: readonly number[];
  readonly source: SeriesSource;
  /** Now, milliseconds since 1970. */
  readonly nowMs: number;
  /** Readings arrived, live or from history. */
  readonly onData: () => void;
}

/** The series of the sensors that are on screen, outside React. */
export class LiveSeries {
  readonly #buffers: ReadonlyMap<number, SeriesBuffer>;
  readonly #stop: () => void;
  /** Resolves when what the engine remembered is in, or cannot be had. */
  readonly ready: Promise<void>;
  #closed = false;
  #lastReadAtMs: number | null = null;
  readonly #failing = new Set<number>();

  constructor(options: LiveSeriesOptions) {
    this.#buffers = new Map(options.sensorIndexes.map((index) => [index, new SeriesBuffer()]));
    this.#stop = options.source.onBatch((batch) => this.#receive(batch, options));
    this.ready = this.#fill(options);
  }

  /** An empty one for a sensor that is not among them. */
  buffer(sensorIndex: number): SeriesBuffer {
    return this.#buffers.get(sensorIndex) ?? EMPTY_SERIES;
  }

  /** Time of the newest reading of any of the series; null when there is none. */
  get lastReadAtMs(): number | null {
    return this.#lastReadAtMs;
  }

  /** Time of the oldest reading that is kept; null when there is none. */
  get firstReadAtMs(): number | null {
    const firsts = [...this.#buffers.values()]
      .filter((buffer) => buffer.length > 0)
      .map((buffer) => buffer.timeAt(0));
    return firsts.length === 0 ? null : Math.min(...firsts);
  }

  /** Did not answer when it was asked last, while others of its PDU did. */
  isFailing(sensorIndex: number): boolean {
    return this.#failing.has(sensorIndex);
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #receive(batch: SampleBatch, { pdu, discovery, onData }: LiveSeriesOptions): void {
    if (batch.pdu !== pdu || batch.discovery !== discovery) return;
    for (const { sensorIndex } of batch.failed ?? []) this.#failing.add(sensorIndex);
    let touched = false;
    batch.sensorIndexes.forEach((index, column) => {
      const buffer = this.#buffers.get(index);
      if (buffer === undefined) return;
      buffer.push(batch.readAtMs, batch.values[column] ?? null);
      this.#failing.delete(index);
      touched = true;
    });
    if (!touched) return;
    this.#lastReadAtMs = Math.max(this.#lastReadAtMs ?? 0, batch.readAtMs);
    onData();
  }

  async #fill({ pdu, discovery, sensorIndexes, source, nowMs, onData }: LiveSeriesOptions): Promise<void> {
    if (sensorIndexes.length === 0) return;
    const history = await source
      .history({ pdu, sensorIndexes: [...sensorIndexes], sinceMs: nowMs - SERIES_SPAN_MS })
      .catch(() => null);
    if (this.#closed || history === null || history.discovery !== discovery) return;
    history.sensorIndexes.forEach((index, column) => {
      const values = history.values[column] ?? [];
      // A sensor of which the engine keeps no history comes as a column without a single number: that is no gap.
      if (values.every((value) => value === null)) return;
      this.#buffers
        .get(index)
        ?.prepend(history.timesMs.map((timeMs, row) => ({ timeMs, value: values[row] ?? null })));
    });
    const newest = history.timesMs.at(-1);
    if (newest !== undefined) this.#lastReadAtMs = Math.max(this.#lastReadAtMs ?? 0, newest);
    onData();
  }
}

const EMPTY_SERIES = new SeriesBuffer(0);
