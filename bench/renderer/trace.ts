/** One event of a Chromium trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  /** `X` complete, `B` begin, `E` end, `I` and `R` a moment. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread within `dur`, where the platform counts it. */
  readonly tdur?: number;
}

/** One task of the main thread: nothing else is drawn or heard while it runs. */
export interface MainTask {
  readonly startMs: number;
  readonly wallMs: number;
  /** Without the time in which other processes had the processor; null where that is not counted. */
  readonly cpuMs: number | null;
}

const TASK = 'RunTask';

/**
 * The tasks of the main thread between two `performance.mark`s of the page, by which it is known among all threads of the
 * browser.
 *
 * @throws when a mark is missing: then nothing was traced
 */
export function tasksBetween(
  events: readonly TraceEvent[],
  startMark: string,
  endMark: string,
): readonly MainTask[] {
  const start = events.find((event) => event.name === startMark);
  const end = events.findLast((event) => event.name === endMark);
  if (start === undefined || end === undefined)
    throw new Error(`The trace lacks the marks ${startMark} and ${endMark}.`);
  return events
    .filter(
      (event) =>
        event.name === TASK &&
        event.ph === 'X' &&
        event.pid === start.pid &&
        event.tid === start.tid &&
        event.ts > start.ts &&
        event.ts < end.ts,
    )
    .map(({ ts, dur = 0, tdur }) => ({
      startMs: (ts - start.ts) / 1000,
      wallMs: dur / 1000,
      cpuMs: tdur === undefined ? null : tdur / 1000,
    }));
}

/** The task that took longest; undefined when there was none. */
export function longestOf(tasks: readonly MainTask[]): MainTask | undefined {
  return tasks.toSorted((one, other) => other.wallMs - one.wallMs)[0];
}

/** The most processor time of any task; null where it is not counted. */
export function mostCpuMs(tasks: readonly MainTask[]): number | null {
  const counted = tasks.flatMap((task) => task.cpuMs ?? []);
  return counted.length === 0 ? null : Math.max(...counted);
}
