import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron';
import { SMALLEST, type WindowState } from './window-state.ts';

const MAX_RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

/** `--bg` of the tokens: what stands there until the page is drawn. */
const BACKGROUNDS = { dark: '#121415', light: '#e9ecec' } as const;

export interface WindowOptions {
  /** The bundled preload, `out/preload/index.cjs`. */
  readonly preload: string;
  readonly theme: keyof typeof BACKGROUNDS;
  readonly bounds: Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height'>;
  readonly state: Pick<WindowState, 'mode' | 'zoom'>;
}

/** A window of the app with nothing loaded. Most of these settings are Electron's defaults; the app depends on them. */
export function createWindow({ preload, theme, bounds, state }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Busbar',
    backgroundColor: BACKGROUNDS[theme],
    autoHideMenuBar: true,
    fullscreen: state.mode === 'fullScreen',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      // All windows show one origin, and would share one zoom.
      zoomMode: 'isolated',
      zoomFactor: state.zoom,
    },
  });
  window.once('ready-to-show', () => {
    if (state.mode === 'maximized') window.maximize();
    window.show();
  });
  return window;
}

/**
 * The engine and its commands live on in the main process while the page is loaded anew. `onGivenUp` is for a page that
 * keeps crashing: it is not loaded again.
 */
export function reloadAfterCrash(
  contents: WebContents,
  { onGivenUp, nowMs }: { readonly onGivenUp: () => void; readonly nowMs: () => number },
): void {
  let crashesMs: readonly number[] = [];
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const now = nowMs();
    crashesMs = [...crashesMs, now].filter((crashMs) => now - crashMs < RELOADS_WITHIN_MS);
    if (crashesMs.length > MAX_RELOADS) onGivenUp();
    else contents.reload();
  });
}

/** In front, whatever it was before. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
