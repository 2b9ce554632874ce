import { create } from 'zustand';
import type { ChartView } from './charts/chart-group.ts';
import { DEFAULT_WINDOW_MS, fittingWindowMs, neighbourWindowMs } from './charts/windows.ts';

interface ChartViewState {
  readonly view: ChartView;
  /** Somebody picked a window: it stays. Until then it grows with what was recorded. */
  readonly isChosen: boolean;
  readonly setWindow: (windowMs: number) => void;
  /** Tells how far back there are readings. */
  readonly fitWindow: (spanMs: number) => void;
  /** To the next longer (1) or shorter (-1) window. */
  readonly stepWindow: (direction: 1 | -1) => void;
  /** Freezes the charts at this moment, or lets them go on; recording goes on either way. */
  readonly togglePause: (nowMs: number) => void;
  readonly resume: () => void;
}

/** Which part of the past the charts show: kept while the admin walks from element to element. */
export const useChartView = create<ChartViewState>()((set) => ({
  view: { windowMs: DEFAULT_WINDOW_MS, pausedAtMs: null },
  isChosen: false,
  setWindow: (windowMs) => set(({ view }) => ({ view: { ...view, windowMs }, isChosen: true })),
  fitWindow: (spanMs) => set((state) => fitted(state, fittingWindowMs(spanMs))),
  stepWindow: (direction) =>
    set(({ view }) => ({
      view: { ...view, windowMs: neighbourWindowMs(view.windowMs, direction) },
      isChosen: true,
    })),
  togglePause: (nowMs) =>
    set(({ view }) => ({ view: { ...view, pausedAtMs: view.pausedAtMs === null ? nowMs : null } })),
  resume: () =>
    set((state) => (state.view.pausedAtMs === null ? state : { view: { ...state.view, pausedAtMs: null } })),
}));

function fitted(state: ChartViewState, windowMs: number): ChartViewState | Pick<ChartViewState, 'view'> {
  const { view, isChosen } = state;
  if (isChosen || view.pausedAtMs !== null || view.windowMs === windowMs) return state;
  return { view: { ...view, windowMs } };
}
