import type { Browser, Page } from 'playwright';
import { tasksBetween, type MainTask, type TraceEvent } from './trace.ts';

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
const START = 'busbar-bench-start';
const END = 'busbar-bench-end';

export interface Traced<Value> {
  readonly value: Value;
  readonly tasks: readonly MainTask[];
  /** Processor time of all scripts, milliseconds. */
  readonly scriptMs: number;
}

/** What the page's main thread did during some work: its tasks as the browser itself timed them. */
export async function traced<Value>(
  browser: Browser,
  page: Page,
  work: () => Promise<Value>,
): Promise<Traced<Value>> {
  const session = await page.context().newCDPSession(page);
  // Processor time, which other programs do not add to.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  await browser.startTracing(undefined, { categories: CATEGORIES });
  await page.evaluate((name) => void performance.mark(name), START);
  const before = await scriptSeconds();
  const value = await work();
  const scriptMs = ((await scriptSeconds()) - before) * 1000;
  await page.evaluate((name) => void performance.mark(name), END);
  const text = (await browser.stopTracing()).toString('utf8');
  await session.detach();
  const { traceEvents } = JSON.parse(text) as { readonly traceEvents: readonly TraceEvent[] };
  return { value, tasks: tasksBetween(traceEvents, START, END), scriptMs };
}
