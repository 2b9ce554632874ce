import { BrowserWindow, type WebContents } from 'electron';

const MAX_RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

export interface WindowOptions {
  /** The bundled preload, `out/preload/index.cjs`. */
  readonly preload: string;
  /** Page and fragment. */
  readonly url: string;
  /** Called before anything is loaded. */
  readonly attach: (contents: WebContents) => void;
  /** A page that keeps crashing is not loaded again. */
  readonly onGivenUp: () => void;
  readonly nowMs: () => number;
}

/** The app's window. Most of these settings are Electron's defaults; they are stated since the app depends on them. */
export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Busbar',
    backgroundColor: '#0f1216',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window, options);
  options.attach(window.webContents);
  await window.loadURL(options.url);
  return window;
}

/** The engine and its commands live on in the main process while the page is loaded anew. */
function reloadAfterCrash(window: BrowserWindow, options: WindowOptions): void {
  let crashesMs: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const nowMs = options.nowMs();
    crashesMs = [...crashesMs, nowMs].filter((crashMs) => nowMs - crashMs < RELOADS_WITHIN_MS);
    if (crashesMs.length > MAX_RELOADS) options.onGivenUp();
    else window.webContents.reload();
  });
}

/** A second start of the program shows the window of the first. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
