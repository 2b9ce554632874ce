import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { withDisposable } from '../../app/cli/with-disposable.ts';
import { findBrowser, type FoundBrowser } from '../../e2e/support/browser.ts';
import { median } from '../numbers.ts';
import { calibrationTask } from './calibration.ts';
import { dragFor } from './drag.ts';
import { PDU_MODEL, startBenchHost, type BenchHost } from './host.ts';
import { longestOf, mostCpuMs, type MainTask } from './trace.ts';
import { traced, type Traced } from './traced.ts';

/** What the main thread did while readings arrived. */
export interface PhaseResult {
  readonly seconds: number;
  readonly updates: number;
  readonly longest: MainTask;
  /** Of the task that used the most processor time; null where that is not counted. */
  readonly mostCpuMs: number | null;
  /** Of all tasks, milliseconds. */
  readonly taskMsPerUpdate: number;
  readonly scriptMsPerUpdate: number;
  readonly tasksOver50Ms: number;
}

export interface RendererResult {
  readonly browser: string;
  readonly model: string;
  readonly charts: number;
  readonly readingsPerUpdate: number;
  /** Medians. */
  readonly calibration: { readonly wallMs: number; readonly cpuMs: number | null };
  /** Nobody touches anything. */
  readonly watching: PhaseResult;
  readonly dragging: PhaseResult & { readonly pointerMoves: number };
}

const CHARTS = 12;
const SETTLE_MS = 5000;
const WATCH_MS = 10_000;
const DRAG_MS = 22_000;
const CALIBRATIONS = 9;

/** Renderer work while twelve charts show 15 minutes and a row is dragged; null where there is no browser. */
export async function benchRenderer(): Promise<RendererResult | null> {
  const found = await findBrowser();
  if (found === null) return null;
  return withDisposable(startBenchHost(), (host) => measureIn(found, host));
}

async function measureIn(found: FoundBrowser, host: BenchHost): Promise<RendererResult> {
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  try {
    const page = await openPage(browser, host);
    const before = await calibrate(browser, page);
    const watching = await phase(browser, page, host, () => wait(WATCH_MS));
    const dragging = await phase(browser, page, host, () => dragFor(page, DRAG_MS));
    const calibrations = [...before, ...(await calibrate(browser, page))];
    const cpu = calibrations.flatMap((task) => task.cpuMs ?? []);
    return {
      browser: `Chromium ${browser.version()}`,
      model: PDU_MODEL,
      charts: CHARTS,
      readingsPerUpdate: host.pushed.values / host.pushed.batches,
      calibration: {
        wallMs: median(calibrations.map((task) => task.wallMs)),
        cpuMs: cpu.length === 0 ? null : median(cpu),
      },
      watching: watching.result,
      dragging: { ...dragging.result, pointerMoves: dragging.value },
    };
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, host: BenchHost): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(host.url);
  await page.locator('[data-part="handle"]').first().waitFor();
  await page.getByRole('img', { name: /^Active power L3, last 15 min/u }).waitFor();
  const charts = await page.locator('.chart-grid [role=img]').count();
  if (charts !== CHARTS) throw new Error(`There are ${charts} charts on the page instead of ${CHARTS}.`);
  // Caches and compilers warm up.
  await wait(SETTLE_MS);
  return page;
}

/** The calibration task by itself, run by run: the longest tasks while nothing else is asked of the page. */
async function calibrate(browser: Browser, page: Page): Promise<readonly MainTask[]> {
  const { tasks } = await traced(browser, page, async () => {
    for (let run = 0; run < CALIBRATIONS; run += 1) await page.evaluate(calibrationTask);
  });
  const cost = (task: MainTask) => task.cpuMs ?? task.wallMs;
  return tasks.toSorted((one, other) => cost(other) - cost(one)).slice(0, CALIBRATIONS);
}

/** What each chart has drawn. */
function drawn(page: Page): Promise<readonly string[]> {
  return page
    .locator('.chart-grid [role=img]')
    .evaluateAll((charts) =>
      charts.map((chart) => chart.querySelector('path.recharts-curve')?.outerHTML ?? ''),
    );
}

async function phase<Value>(
  browser: Browser,
  page: Page,
  host: BenchHost,
  work: () => Promise<Value>,
): Promise<{ readonly result: PhaseResult; readonly value: Value }> {
  const drawnBefore = await drawn(page);
  const batchesBefore = host.pushed.batches;
  const startedMs = performance.now();
  const measured = await traced(browser, page, work);
  const seconds = (performance.now() - startedMs) / 1000;
  const updates = host.pushed.batches - batchesBefore;
  const drawnAfter = await drawn(page);
  const still = drawnAfter.filter((each, index) => each === drawnBefore[index]).length;
  if (still > 0) throw new Error(`${still} of ${CHARTS} charts did not move.`);
  return { result: { seconds, ...summaryOf(measured, updates) }, value: measured.value };
}

function summaryOf({ tasks, scriptMs }: Traced<unknown>, updates: number) {
  const longest = longestOf(tasks);
  if (longest === undefined || updates === 0) throw new Error('Nothing happened while it was measured.');
  return {
    updates,
    longest,
    mostCpuMs: mostCpuMs(tasks),
    taskMsPerUpdate: tasks.reduce((sum, task) => sum + task.wallMs, 0) / updates,
    scriptMsPerUpdate: scriptMs / updates,
    tasksOver50Ms: tasks.filter((task) => task.wallMs > 50).length,
  };
}
