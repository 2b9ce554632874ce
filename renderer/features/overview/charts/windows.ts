/** The windows a chart can show. */
export const CHART_WINDOWS = [
  { value: '1', label: '1 min', windowMs: 60_000 },
  { value: '5', label: '5 min', windowMs: 300_000 },
  { value: '15', label: '15 min', windowMs: 900_000 },
  { value: '60', label: '1 h', windowMs: 3_600_000 },
] as const;

export const DEFAULT_WINDOW_MS = 900_000;

/** The shortest window that shows all there is, up to the default: a PDU that was just added fills its charts at once. */
export function fittingWindowMs(spanMs: number): number {
  return (
    CHART_WINDOWS.find((each) => each.windowMs >= Math.min(spanMs, DEFAULT_WINDOW_MS))?.windowMs ??
    DEFAULT_WINDOW_MS
  );
}

/** `15 min`, `1 h`. */
export function windowWords(windowMs: number): string {
  return CHART_WINDOWS.find((each) => each.windowMs === windowMs)?.label ?? `${windowMs / 60_000} min`;
}

/** The next longer (1) or shorter (-1) window; at the end the same. */
export function neighbourWindowMs(windowMs: number, direction: 1 | -1): number {
  const position = CHART_WINDOWS.findIndex((each) => each.windowMs === windowMs);
  return CHART_WINDOWS[position + direction]?.windowMs ?? windowMs;
}
