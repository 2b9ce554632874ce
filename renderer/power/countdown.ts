/** What is left until `endsAtMs`, never below 0. */
export function remainingMs(endsAtMs: number, nowMs: number): number {
  return Math.max(0, endsAtMs - nowMs);
}

/** Whole seconds left as a person counts them: `3` in the first second of three. */
export function remainingSeconds(endsAtMs: number, nowMs: number): number {
  return Math.ceil(remainingMs(endsAtMs, nowMs) / 1000);
}

interface ProgressTiming {
  /** Length of the whole way, for `animation-duration`. */
  readonly durationMs: number;
  /** How far it was when drawn, for a negative `animation-delay`. */
  readonly elapsedMs: number;
  /** One step a second, for reduced motion. */
  readonly steps: number;
}

/** Where a progress line from `startMs` to `endMs` stands now; the browser runs it from there. */
export function progressTiming(startMs: number, endMs: number, nowMs: number): ProgressTiming {
  const durationMs = Math.max(1, endMs - startMs);
  const elapsedMs = Math.min(durationMs, Math.max(0, nowMs - startMs));
  return { durationMs, elapsedMs, steps: Math.max(1, Math.ceil(durationMs / 1000)) };
}
