import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { findBrowser } from '../../support/browser.ts';
import { smallPng } from './small-png.ts';

const SCREENS = resolve(import.meta.dirname, '../../../docs/screens');
const SIZE = { width: 1440, height: 900 };
const THEMES = ['dark', 'light'] as const;
/** A picture is taken when two in a row are the same; what still moves after so many never stands still. */
const MOST_TRIES = 40;
/** Without them the same page differs in a few pixels of a rounded corner. */
const SAME_PIXELS = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-partial-raster',
  '--disable-gpu-rasterization',
  '--num-raster-threads=1',
];
const TICK_MS = 1100;
/** Answered from a directory; nothing leaves the browser. */
const FILES_ORIGIN = 'http://sheet.invalid';

/** A browser that takes pictures of a page whose time stands still. */
export class Camera implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #wanted: (name: string) => boolean;
  readonly taken: string[] = [];

  private constructor(browser: Browser, wanted: (name: string) => boolean) {
    this.#browser = browser;
    this.#wanted = wanted;
  }

  /** Throws without a browser. Only pictures that are wanted are taken. */
  static async open(wanted: (name: string) => boolean): Promise<Camera> {
    const found = await findBrowser();
    if (found === null) throw new Error('No browser was found.');
    await mkdir(SCREENS, { recursive: true });
    const args = [...found.args, ...SAME_PIXELS];
    return new Camera(await chromium.launch({ executablePath: found.executablePath, args }), wanted);
  }

  /** Opens a built page that needs no server. */
  openFiles(directory: string, nowMs: number): Promise<StillPage> {
    return this.#open(`${FILES_ORIGIN}/index.html`, nowMs, (page) =>
      page.route(`${FILES_ORIGIN}/**`, (route) =>
        route.fulfill({ path: join(directory, new URL(route.request().url()).pathname) }),
      ),
    );
  }

  openPage(url: string, nowMs: number): Promise<StillPage> {
    return this.#open(url, nowMs, () => Promise.resolve());
  }

  async #open(url: string, nowMs: number, prepare: (page: Page) => Promise<unknown>): Promise<StillPage> {
    const context = await this.#browser.newContext({
      viewport: SIZE,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`));
    const session = await context.newCDPSession(page);
    await session.send('Animation.enable');
    const still = new StillPage(page, session);
    await still.setTime(nowMs);
    await prepare(page);
    await page.goto(url);
    await still.stop();
    return still;
  }

  /** One picture a theme, into `docs/screens`. */
  async shoot(still: StillPage, name: string): Promise<void> {
    const { page } = still;
    if (!this.#wanted(name)) return;
    await still.ticked();
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await writeFile(join(SCREENS, `${name}-${theme}.png`), smallPng(await stillPicture(page, name)));
    }
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    this.taken.push(name);
    process.stdout.write(`${name}\n`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

async function stillPicture(page: Page, name: string): Promise<Buffer> {
  const take = () => page.screenshot({ caret: 'hide', scale: 'css' });
  let before = await take();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const next = await take();
    if (next.equals(before)) return next;
    before = next;
  }
  throw new Error(`${name} does not stand still.`);
}

/** A page for which time passes only when it is told: dates, and how far lines have run. */
export class StillPage {
  readonly page: Page;
  readonly #session: CDPSession;
  #nowMs = 0;
  #tickedAtMs = 0;

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  async setTime(nowMs: number): Promise<void> {
    const passedMs = nowMs - this.#nowMs;
    this.#nowMs = nowMs;
    await this.page.clock.setFixedTime(nowMs);
    await this.page.evaluate((ms) => {
      for (const animation of document.getAnimations())
        animation.currentTime = Number(animation.currentTime ?? 0) + ms;
    }, passedMs);
  }

  /** Every clock and age on the page has had its turn since the time was set; the slowest ticks once a second. */
  async ticked(): Promise<void> {
    if (this.#tickedAtMs === this.#nowMs) return;
    this.#tickedAtMs = this.#nowMs;
    await this.page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), TICK_MS);
  }

  /** A document that was just loaded: its lines stand where they were drawn. */
  async stop(): Promise<void> {
    await this.#session.send('Animation.setPlaybackRate', { playbackRate: 0 });
    await this.page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.currentTime = 0;
    });
  }

  async resize(width = SIZE.width, height = SIZE.height): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** As high as what there is to see. */
  async grow(): Promise<void> {
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.resize(SIZE.width, height);
  }

  /** Draws the marked places of the sheet as if they were under the pointer or had the focus. */
  async forceStates(): Promise<void> {
    const session = this.#session;
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    for (const state of ['hover', 'focus'] as const) {
      const places = await this.page.$$eval(
        `[data-force=${state}]`,
        (marked, focus) => {
          for (const place of marked) {
            const target = place.querySelector(place.getAttribute('data-force-at') ?? '');
            target?.setAttribute('data-forced', focus ? 'focus' : 'hover');
            // The library tells its own attributes from events that did not happen.
            for (const name of focus ? ['data-focus-visible', 'data-focus-within'] : ['data-hovered'])
              target?.setAttribute(name, 'true');
          }
          return marked.length;
        },
        state === 'focus',
      );
      const selector = `[data-forced=${state}]`;
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
      if (nodeIds.length !== places) throw new Error(`${nodeIds.length} of ${places} places have ${state}.`);
      const forcedPseudoClasses = state === 'hover' ? ['hover'] : ['focus', 'focus-visible', 'focus-within'];
      for (const nodeId of nodeIds)
        await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses });
    }
  }

  /** Nothing under the pointer, nothing with the focus. */
  async rest(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
}
