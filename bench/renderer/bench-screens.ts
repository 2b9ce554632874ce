import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright';
import { withDisposable } from '../../app/cli/with-disposable.ts';
import { findBrowser, type FoundBrowser } from '../../e2e/support/browser.ts';
import { openBusyRoom, PDUS, type BusyRoom } from './busy-room.ts';
import { medianTask, type Calibration } from './calibration.ts';
import { calibrate, phase, type PhaseResult } from './phase.ts';
import { SCREENS, type BenchScreen } from './screens.ts';

export interface ScreenResult {
  readonly name: string;
  readonly phase: PhaseResult;
  readonly mostOwnScriptMsPerSecond: number | null;
}

export interface ScreensResult {
  readonly browser: string;
  readonly calibration: Calibration;
  readonly screens: readonly ScreenResult[];
}

const VIEWPORT = { width: 1920, height: 1080 };
const SETTLE_MS = 3000;
const MEASURE_MS = 8000;

/** Every screen in a busy room, one after the other, in the app as it is built; null where there is no browser. */
export async function benchScreens(
  isWanted: (name: string) => boolean = () => true,
): Promise<ScreensResult | null> {
  const found = await findBrowser();
  if (found === null) return null;
  return withDisposable(openBusyRoom(), (room) => measureIn(found, room, isWanted));
}

async function measureIn(
  found: FoundBrowser,
  room: BusyRoom,
  isWanted: (name: string) => boolean,
): Promise<ScreensResult> {
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(room.host.url);
    const tiles = page.getByRole('navigation', { name: 'Main' }).locator('.tile');
    await tiles.nth(PDUS - 1).waitFor({ state: 'attached' });
    await wait(SETTLE_MS);
    const before = await calibrate(browser, page);
    const screens: ScreenResult[] = [];
    for (const screen of SCREENS) {
      if (!isWanted(screen.name)) continue;
      process.stderr.write(`  ${screen.name} ...\n`);
      screens.push(await measure(browser, page, room, screen));
    }
    return {
      browser: `Chromium ${browser.version()}`,
      calibration: medianTask([...before, ...(await calibrate(browser, page))]),
      screens,
    };
  } finally {
    await browser.close();
  }
}

async function measure(
  browser: Browser,
  page: Parameters<BenchScreen['open']>[0],
  room: BusyRoom,
  screen: BenchScreen,
): Promise<ScreenResult> {
  await screen.open(page, room);
  await wait(SETTLE_MS);
  const { result } = await phase(
    browser,
    page,
    () => screen.work?.(page, room, MEASURE_MS) ?? wait(MEASURE_MS),
  );
  await screen.close?.(page);
  return {
    name: screen.name,
    phase: result,
    mostOwnScriptMsPerSecond: screen.mostOwnScriptMsPerSecond ?? null,
  };
}
