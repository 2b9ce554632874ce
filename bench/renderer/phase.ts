import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { calibrationTask } from './calibration.ts';
import { longestOf, mostCpuMs, type MainTask } from './trace.ts';
import { traced, type Traced } from './traced.ts';

/** What the main thread did while readings arrived. */
export interface PhaseResult {
  readonly seconds: number;
  readonly longest: MainTask;
  /** Of the task that used the most processor time; null where that is not counted. */
  readonly mostCpuMs: number | null;
  /** Of all tasks: processor time, or time where that is not counted. */
  readonly taskMsPerSecond: number;
  /** Processor time. */
  readonly scriptMsPerSecond: number;
  readonly tasksOver50Ms: number;
}

const CALIBRATIONS = 9;

/** What one task costs: its processor time where that is counted. */
const cost = ({ cpuMs, wallMs }: MainTask) => cpuMs ?? wallMs;

/** Measures the page's main thread during some work. */
export async function phase<Value>(
  browser: Browser,
  page: Page,
  work: () => Promise<Value>,
): Promise<{ readonly result: PhaseResult; readonly value: Value }> {
  const startedMs = performance.now();
  const measured = await traced(browser, page, work);
  const seconds = (performance.now() - startedMs) / 1000;
  return { result: { seconds, ...summaryOf(measured, seconds) }, value: measured.value };
}

function summaryOf({ tasks, scriptMs }: Traced<unknown>, seconds: number) {
  const longest = longestOf(tasks);
  if (longest === undefined) throw new Error('Nothing happened while it was measured.');
  return {
    longest,
    mostCpuMs: mostCpuMs(tasks),
    taskMsPerSecond: tasks.reduce((sum, task) => sum + cost(task), 0) / seconds,
    scriptMsPerSecond: scriptMs / seconds,
    tasksOver50Ms: tasks.filter((task) => task.wallMs > 50).length,
  };
}

/** The calibration task by itself, run by run: the longest tasks while nothing else is asked of the page. */
export async function calibrate(browser: Browser, page: Page): Promise<readonly MainTask[]> {
  const { tasks } = await traced(browser, page, async () => {
    for (let run = 0; run < CALIBRATIONS; run += 1) {
      await page.evaluate(calibrationTask);
      await wait(0);
    }
  });
  return tasks.toSorted((one, other) => cost(other) - cost(one)).slice(0, CALIBRATIONS);
}
