import { lateAfterMs } from '../../../state/freshness.ts';
import type { SeriesBuffer } from '../../../state/series-buffer.ts';
import type { LiveSeries } from '../../../state/series.ts';
import type { DrawnRow, SeriesStats } from './decimate.ts';
import { DrawRounds, windowClock, type FrameClock } from './draw-rounds.ts';
import type { ChartPlan, RowPlan } from './plan-types.ts';
import { rowFrame, type RowFrame } from './row-frame.ts';
import type { YScale } from './scale.ts';

/** What one chart shows until its next turn. */
export interface PanelFrame {
  /** Right edge, milliseconds since 1970. */
  readonly endMs: number;
  readonly windowMs: number;
  readonly scale: YScale;
  readonly rows: readonly DrawnRow[];
  readonly stats: SeriesStats;
  /** From here to the right edge nothing was read; null while readings arrive. */
  readonly noDataFromMs: number | null;
}

export interface ChartView {
  readonly windowMs: number;
  /** The moment that stays at the right edge; null while the charts move. */
  readonly pausedAtMs: number | null;
}

interface Placed {
  readonly row: RowPlan;
  readonly rowPosition: number;
  readonly panel: number;
}

interface ChartGroupOptions {
  readonly plan: ChartPlan;
  readonly series: LiveSeries;
  readonly view: ChartView;
  readonly pollIntervalMs: number;
  readonly clock?: FrameClock;
}

const MIN_ROUND_MS = 1000;
const POLLS_TO_A_GAP = 2.5;
const NO_STATS: SeriesStats = { min: null, max: null, last: null };

/** The key of a panel: row and column. */
export const panelKey = (rowKey: string, column: number): string => `${rowKey}/${column}`;

/**
 * The charts of one element: takes turns at drawing them, so that all of a round share one right edge and all of a row
 * one y range, and computes a row's points once.
 */
export class ChartGroup {
  readonly #options: ChartGroupOptions;
  readonly #clock: FrameClock;
  readonly #rounds: DrawRounds;
  readonly #placed: readonly Placed[];
  readonly #frames = new Map<string, PanelFrame>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #rowFrames: (RowFrame | undefined)[] = [];
  readonly #scales: YScale[] = [];
  #view: ChartView;
  #end = { endMs: 0, noDataFromMs: null as number | null };
  #stopTicking: () => void;

  constructor(options: ChartGroupOptions) {
    this.#options = options;
    this.#clock = options.clock ?? windowClock;
    this.#view = options.view;
    this.#placed = options.plan.rows.flatMap((row, rowPosition) =>
      row.panels.flatMap((each, panel) => (each === null ? [] : [{ row, rowPosition, panel }])),
    );
    this.#rounds = new DrawRounds({
      clock: this.#clock,
      minIntervalMs: MIN_ROUND_MS,
      count: this.#placed.length,
      onRound: () => this.#startRound(),
      draw: (position) => this.#draw(position),
    });
    this.#stopTicking = this.#tick();
  }

  /** Readings arrived. */
  dataChanged(): void {
    if (this.#view.pausedAtMs === null) this.#rounds.request();
  }

  setView(view: ChartView): void {
    this.#view = view;
    this.#rounds.restart();
  }

  close(): void {
    this.#stopTicking();
    this.#rounds.stop();
  }

  frame(key: string): PanelFrame | undefined {
    return this.#frames.get(key);
  }

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** The reading nearest to a moment, in the sensor's own unit; null in a gap. */
  readingAt(
    sensorIndex: number,
    timeMs: number,
  ): { readonly timeMs: number; readonly value: number | null } | null {
    const buffer = this.#options.series.buffer(sensorIndex);
    return buffer.nearest(timeMs, this.#gapOfMs([buffer]));
  }

  #gapMs(): number {
    return lateAfterMs(this.#options.pollIntervalMs);
  }

  /** A sensor that is read every few polls has longer pauses that are no gaps. */
  #gapOfMs(buffers: readonly SeriesBuffer[]): number {
    const intervalMs = Math.max(...buffers.map((buffer) => buffer.typicalIntervalMs()));
    return Math.max(this.#gapMs(), POLLS_TO_A_GAP * intervalMs);
  }

  /** While a PDU is silent the charts go on moving, so that the silence is seen. */
  #tick(): () => void {
    return this.#clock.after(MIN_ROUND_MS, () => {
      if (this.#silentMs() > this.#gapMs()) this.dataChanged();
      this.#stopTicking = this.#tick();
    });
  }

  #silentMs(): number {
    const { lastReadAtMs } = this.#options.series;
    return lastReadAtMs === null ? 0 : this.#clock.nowMs() - lastReadAtMs;
  }

  #startRound(): void {
    const { lastReadAtMs } = this.#options.series;
    const isLate = this.#silentMs() > this.#gapMs();
    const liveEndMs = isLate ? this.#clock.nowMs() : (lastReadAtMs ?? this.#clock.nowMs());
    const endMs = this.#view.pausedAtMs ?? liveEndMs;
    const wasSilentThen = lastReadAtMs !== null && endMs - lastReadAtMs > this.#gapMs();
    this.#end = { endMs, noDataFromMs: wasSilentThen ? lastReadAtMs : null };
    this.#rowFrames.length = 0;
  }

  #draw(position: number): void {
    const placed = this.#placed[position];
    if (placed === undefined) return;
    const { row, rowPosition, panel } = placed;
    const rowFrame = (this.#rowFrames[rowPosition] ??= this.#rowFrame(row, rowPosition));
    const key = panelKey(row.key, panel);
    this.#frames.set(key, {
      ...this.#end,
      noDataFromMs: this.#silentFromMs(row, panel) ?? this.#end.noDataFromMs,
      windowMs: this.#view.windowMs,
      scale: rowFrame.scale,
      rows: rowFrame.rows,
      stats: rowFrame.stats[panel] ?? NO_STATS,
    });
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  /** Since when a panel's own sensor is not read while others are; null while it is. */
  #silentFromMs(row: RowPlan, panel: number): number | null {
    const { series } = this.#options;
    const index = row.panels[panel]?.sensorIndex ?? -1;
    if (!series.isFailing(index)) return null;
    const buffer = series.buffer(index);
    const lastMs = buffer.lastNumberAtMs(this.#end.endMs);
    const isSilent = lastMs !== null && this.#end.endMs - lastMs > this.#gapOfMs([buffer]);
    return isSilent ? lastMs : null;
  }

  #rowFrame(row: RowPlan, rowPosition: number): RowFrame {
    const { series } = this.#options;
    const buffers = row.panels.map((panel) => series.buffer(panel?.sensorIndex ?? -1));
    const { endMs } = this.#end;
    const span = { startMs: endMs - this.#view.windowMs, endMs, gapMs: this.#gapOfMs(buffers) };
    const frame = rowFrame(row, buffers, span);
    return { ...frame, scale: this.#keptScale(rowPosition, frame.scale) };
  }

  /** The same object while nothing changed, so that gridlines and bands are not drawn again. */
  #keptScale(rowPosition: number, scale: YScale): YScale {
    const before = this.#scales[rowPosition];
    if (before !== undefined && before.low === scale.low && before.high === scale.high) return before;
    this.#scales[rowPosition] = scale;
    return scale;
  }
}
