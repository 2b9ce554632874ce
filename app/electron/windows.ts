import { app, screen, type BaseWindow, type BrowserWindow, type WebContents } from 'electron';
import type { Logger } from '../../main/support/logger.ts';
import { APP_URL, fragmentOfAppPage } from './scheme.ts';
import { createWindow, reloadAfterCrash, showWindow, type WindowOptions } from './window.ts';
import { fittingBounds, MOST_WINDOWS, NEW_WINDOW, nextZoom, type WindowState } from './window-state.ts';
import type { WindowStatesFile } from './window-states-file.ts';

interface WindowsOptions {
  readonly preload: string;
  /** Called before anything is loaded. */
  readonly attach: (contents: WebContents) => void;
  /** What the background of a new window is. */
  readonly theme: () => Promise<WindowOptions['theme']>;
  /** Asked before a window closes that is not the last one; the last one quits the app, which asks for itself. */
  readonly mayClose: (window: BrowserWindow) => Promise<boolean>;
  /** The page of this window keeps crashing; it is closed when this resolves. */
  readonly onGivenUp: (window: BrowserWindow) => Promise<void>;
  readonly file: Pick<WindowStatesFile, 'put' | 'flush'>;
  readonly logger: Logger;
  readonly nowMs: () => number;
}

interface OpenWindow {
  fragment: string;
  zoom: number;
  /** `asked` while a question about it is open, `closing` once nothing stands in its way. */
  phase: 'open' | 'asked' | 'closing';
}

/** A new window stands so far beside the one it came from. */
const BESIDE_PX = 24;

/** The app's windows: opening and closing them, and remembering how they stood. */
export class Windows {
  readonly #options: WindowsOptions;
  /** The one that was in front last is the last one. */
  readonly #open = new Map<BrowserWindow, OpenWindow>();
  #hasEnded = false;

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  /** All that are open, the one that was in front last at the end. */
  get all(): readonly BrowserWindow[] {
    return [...this.#open.keys()];
  }

  /** One of ours, or the one that was in front last. */
  ofMenu(window: BaseWindow | undefined): BrowserWindow | undefined {
    return this.all.find((each) => each === window) ?? this.all.at(-1);
  }

  /** Rejects when its page cannot be loaded. */
  async open(state: WindowState): Promise<void> {
    const { preload, theme, attach, onGivenUp, nowMs } = this.#options;
    const shown = await theme();
    // Quitting may have begun meanwhile.
    if (this.#hasEnded) return;
    const areas = workAreas();
    const window = createWindow({ preload, theme: shown, bounds: fittingBounds(state.bounds, areas), state });
    this.#open.set(window, { fragment: state.fragment, zoom: state.zoom, phase: 'open' });
    this.#follow(window);
    reloadAfterCrash(window.webContents, {
      onGivenUp: () => void onGivenUp(window).then(() => window.destroy()),
      nowMs,
    });
    attach(window.webContents);
    await window.loadURL(`${APP_URL}${state.fragment}`);
  }

  /** A window beside another one, at its place or at the one that is given. */
  openBeside(opener: BaseWindow | undefined, fragment?: string): void {
    const beside = this.ofMenu(opener);
    const state = beside === undefined ? NEW_WINDOW : this.#stateOf(beside);
    const { bounds } = state;
    const moved = bounds === null ? null : { ...bounds, x: bounds.x + BESIDE_PX, y: bounds.y + BESIDE_PX };
    void this.open({ ...state, bounds: moved, mode: 'normal', fragment: fragment ?? state.fragment }).catch(
      (error: unknown) => this.#options.logger.error({ err: error }, 'A window could not be opened'),
    );
  }

  /** A second start of the program shows a window of the first. */
  showLast(): void {
    const last = this.all.at(-1);
    if (last !== undefined) showWindow(last);
  }

  zoom(step: -1 | 0 | 1, of: BaseWindow | undefined): void {
    const window = this.ofMenu(of);
    const known = window === undefined ? undefined : this.#open.get(window);
    if (window === undefined || known === undefined) return;
    known.zoom = nextZoom(known.zoom, step);
    window.webContents.setZoomFactor(known.zoom);
    this.#remember();
  }

  /** From now on windows close without a question, and what was open stays remembered. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#options.file.flush();
  }

  #stateOf(window: BrowserWindow): WindowState {
    const { fragment, zoom } = this.#open.get(window) ?? NEW_WINDOW;
    const mode = window.isFullScreen() ? 'fullScreen' : window.isMaximized() ? 'maximized' : 'normal';
    return { bounds: window.getNormalBounds(), mode, zoom, fragment };
  }

  /** The last window that closes is remembered as it was. */
  #remember(): void {
    if (this.#hasEnded || this.#open.size === 0) return;
    this.#options.file.put(this.all.slice(-MOST_WINDOWS).map((window) => this.#stateOf(window)));
  }

  #follow(window: BrowserWindow): void {
    const remember = () => this.#remember();
    window.on('move', remember);
    window.on('resize', remember);
    window.on('maximize', remember);
    window.on('unmaximize', remember);
    window.on('enter-full-screen', remember);
    window.on('leave-full-screen', remember);
    window.on('focus', () => {
      const known = this.#open.get(window);
      if (known === undefined) return;
      this.#open.delete(window);
      this.#open.set(window, known);
      remember();
    });
    window.on('close', (event) => {
      if (this.#mustAsk(window)) event.preventDefault();
    });
    window.on('closed', () => {
      this.#open.delete(window);
      remember();
    });
    this.#followPage(window);
  }

  #followPage(window: BrowserWindow): void {
    const { webContents } = window;
    webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      const known = this.#open.get(window);
      const fragment = isMainFrame ? fragmentOfAppPage(url) : null;
      if (known === undefined || fragment === null) return;
      known.fragment = fragment;
      this.#remember();
    });
    webContents.on('did-finish-load', () => webContents.setZoomFactor(this.#open.get(window)?.zoom ?? 1));
    webContents.on('zoom-changed', (_event, direction) => this.zoom(direction === 'in' ? 1 : -1, window));
    // Our own page may ask for a window at one of our own places, and gets one that is as confined as its own.
    webContents.setWindowOpenHandler(({ url }) => {
      const fragment = fragmentOfAppPage(url);
      if (fragment !== null) this.openBeside(window, fragment);
      return { action: 'deny' };
    });
  }

  /** True when the window stays until an answer is there. */
  #mustAsk(window: BrowserWindow): boolean {
    const known = this.#open.get(window);
    if (this.#hasEnded || known === undefined || known.phase === 'closing') return false;
    if (this.#open.size === 1) app.quit();
    else if (known.phase === 'open') void this.#askAndClose(window, known);
    return true;
  }

  async #askAndClose(window: BrowserWindow, known: OpenWindow): Promise<void> {
    known.phase = 'asked';
    const mayClose = await this.#options.mayClose(window);
    known.phase = mayClose ? 'closing' : 'open';
    // It may have crashed, or everything may have ended, while the question was open.
    if (mayClose && !window.isDestroyed()) window.close();
  }
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(
    ({ workArea }) => workArea,
  );
}
