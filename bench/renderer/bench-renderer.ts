import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { withDisposable } from '../../app/cli/with-disposable.ts';
import { findBrowser, type FoundBrowser } from '../../e2e/support/browser.ts';
import { medianTask, type Calibration } from './calibration.ts';
import { dragFor } from './drag.ts';
import { PDU_MODEL, startOnePduHost, type BenchHost } from './host.ts';
import { calibrate, phase, type PhaseResult } from './phase.ts';

export interface RendererResult {
  readonly browser: string;
  readonly model: string;
  readonly charts: number;
  readonly readingsPerUpdate: number;
  readonly calibration: Calibration;
  /** Nobody touches anything. */
  readonly watching: PhaseResult;
  readonly dragging: PhaseResult & { readonly pointerMoves: number };
}

const CHARTS = 12;
const SETTLE_MS = 5000;
const WATCH_MS = 10_000;
const DRAG_MS = 22_000;

/** Renderer work while twelve charts show 15 minutes and a row is dragged; null where there is no browser. */
export async function benchRenderer(): Promise<RendererResult | null> {
  const found = await findBrowser();
  if (found === null) return null;
  return withDisposable(startOnePduHost(), (host) => measureIn(found, host));
}

async function measureIn(found: FoundBrowser, host: BenchHost): Promise<RendererResult> {
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  try {
    const page = await openPage(browser, host);
    const before = await calibrate(browser, page);
    const watching = await movingPhase(browser, page, () => wait(WATCH_MS));
    const dragging = await movingPhase(browser, page, () => dragFor(page, DRAG_MS));
    return {
      browser: `Chromium ${browser.version()}`,
      model: PDU_MODEL,
      charts: CHARTS,
      readingsPerUpdate: host.pushed.values / host.pushed.batches,
      calibration: medianTask([...before, ...(await calibrate(browser, page))]),
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

/** What each chart has drawn. */
function drawn(page: Page): Promise<readonly string[]> {
  return page
    .locator('.chart-grid [role=img]')
    .evaluateAll((charts) =>
      charts.map((chart) => chart.querySelector('path.recharts-curve')?.outerHTML ?? ''),
    );
}

/** A phase in which every chart must have been drawn anew. */
async function movingPhase<Value>(browser: Browser, page: Page, work: () => Promise<Value>) {
  const drawnBefore = await drawn(page);
  const measured = await phase(browser, page, work);
  const drawnAfter = await drawn(page);
  const still = drawnAfter.filter((each, index) => each === drawnBefore[index]).length;
  if (still > 0) throw new Error(`${still} of ${CHARTS} charts did not move.`);
  return measured;
}
