import type { Page } from '@playwright/test';

interface Watch {
  /** Times readings were drawn. */
  ticks: number;
  readonly shifts: string[];
  readonly orderBefore: string;
}

/** Waits until what a change of the window moves has been drawn: some parts are measured first. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
      }),
  );
}

/** Waits for readings to be drawn so often, untouched, and tells what moved or changed its place meanwhile. */
export async function movesBetweenTicks(page: Page, ticks: number): Promise<readonly string[]> {
  await drawn(page);
  await page.evaluate(watch);
  await page.waitForFunction((count) => (window as unknown as { watch: Watch }).watch.ticks >= count, ticks);
  return page.evaluate(readOrder);
}

/** Runs on the page. */
function watch(): void {
  const ROWS = '[role=row], [role=gridcell][aria-label], .tile';
  const orderOf = () =>
    [...document.querySelectorAll(ROWS)]
      .map(
        (each) =>
          each.id ||
          (each.getAttribute('data-key') ??
            each.getAttribute('data-outlet') ??
            each.getAttribute('data-tile') ??
            ''),
      )
      .join('|');
  const seen: Watch = { ticks: 0, shifts: [], orderBefore: orderOf() };
  /** Less is a digit that became wider. */
  const LEAST_PX = 4;
  const sourceWords = (entry: PerformanceEntry) => {
    const { sources = [], value = 0 } = entry as PerformanceEntry & {
      readonly value?: number;
      readonly sources?: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRect;
        readonly currentRect: DOMRect;
      }[];
    };
    return sources.flatMap(({ node, previousRect, currentRect }) => {
      const element = node instanceof Element ? node : node?.parentElement;
      const by = [currentRect.x - previousRect.x, currentRect.y - previousRect.y].map(Math.round);
      // A value that stands at the right, or becomes wider by a digit, moves its own edge and nothing else.
      const isSameRight = Math.abs(currentRect.right - previousRect.right) < LEAST_PX && by[1] === 0;
      // Of the fleet's totals, another one may be the highest, and has another name.
      if (isSameRight || by.every((each) => Math.abs(each) < LEAST_PX) || element?.closest('.sumr') != null)
        return [];
      return `moved by ${by.join(', ')} px (${value.toFixed(5)}): ${element?.tagName ?? ''}.${element?.getAttribute('class') ?? ''} "${(element?.textContent ?? '').slice(0, 40)}"`;
    });
  };
  const shifts = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shifts.push(...sourceWords(entry));
  });
  shifts.observe({ type: 'layout-shift' });
  let lastMs = 0;
  const texts = new MutationObserver(() => {
    if (performance.now() - lastMs < 500) return;
    lastMs = performance.now();
    seen.ticks += 1;
  });
  texts.observe(document.body, { subtree: true, characterData: true, childList: true });
  Object.assign(window, { watch: seen, watchers: [shifts, texts], orderOf });
}

/** Runs on the page. */
function readOrder(): readonly string[] {
  const {
    watch: seen,
    watchers,
    orderOf,
  } = window as unknown as {
    readonly watch: Watch;
    readonly watchers: readonly { disconnect(): void }[];
    readonly orderOf: () => string;
  };
  for (const watcher of watchers) watcher.disconnect();
  const [before, after] = [seen.orderBefore.split('|'), orderOf().split('|')];
  // What came or went meanwhile, such as a new event, is no other order of the rest.
  const stayed = before.filter((id) => id !== '' && after.includes(id));
  const same = after.filter((id) => stayed.includes(id)).join() === stayed.join();
  return same ? seen.shifts : [...seen.shifts, 'rows are in another order'];
}
