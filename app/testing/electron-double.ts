import { EventEmitter } from 'node:events';

/**
 * Stands in for the `electron` module, whose binary is not there in tests: it records what the shell asks of it and lets
 * a test play Electron's part. `freshElectron` puts it in place.
 */

type Listener = (...args: never[]) => unknown;

/** What happened, in order, by name. */
export const journal: string[] = [];

class AppDouble extends EventEmitter {
  isPackaged = true;
  name = 'Busbar';
  /** Windows that close now are no reason to tell that all are closed. */
  isQuitting = false;
  hasLock = true;
  exitCode: number | null = null;
  readonly paths = new Map<string, string>();
  /** The folder that holds `out`. */
  appPath = '/nowhere';
  becomeReady = (): void => undefined;
  readonly #ready = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });

  enableSandbox(): void {
    journal.push('sandbox');
  }
  requestSingleInstanceLock(): boolean {
    journal.push('single instance');
    return this.hasLock;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  getAppPath(): string {
    return this.appPath;
  }
  getVersion(): string {
    return '1.2.3';
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  /** Asks everyone; quits when nobody objects. */
  quit(): void {
    let held = false;
    this.emit('before-quit', { preventDefault: () => (held = true) });
    journal.push(held ? 'quit held' : 'quit');
    if (held) return;
    this.isQuitting = true;
    for (const window of BrowserWindow.open()) window.close();
  }
  exit(code: number): void {
    this.exitCode = code;
    journal.push(`exit ${code}`);
  }
}
export const app = new AppDouble();

type WindowOpenHandler = (details: { readonly url: string }) => { action: string };

export class WebContentsDouble extends EventEmitter {
  readonly sent: (readonly [string, unknown])[] = [];
  reloads = 0;
  destroyed = false;
  zoomFactor = 1;
  windowOpenHandler: WindowOpenHandler | null = null;
  readonly mainFrame: FrameDouble = { url: '', parent: null };

  send(channel: string, payload: unknown): void {
    this.sent.push([channel, payload]);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return false;
  }
  reload(): void {
    this.reloads += 1;
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
  }
  /** The page changes its own fragment. */
  goInPage(fragment: string): void {
    const url = new URL(fragment, this.mainFrame.url).href;
    this.mainFrame.url = url;
    this.emit('did-navigate-in-page', {}, url, true);
  }
}

export interface FrameDouble {
  url: string;
  parent: FrameDouble | null;
}

export interface BoundsDouble {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowOptionsDouble extends Partial<BoundsDouble> {
  readonly fullscreen: boolean;
  readonly backgroundColor: string;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  static open(): readonly BrowserWindow[] {
    return BrowserWindow.opened.filter((window) => !window.isDestroyed());
  }
  readonly webContents = new WebContentsDouble();
  readonly options: WindowOptionsDouble;
  readonly calls: string[] = [];
  minimized = false;
  maximized = false;
  fullScreen: boolean;
  bounds: BoundsDouble;

  constructor(options: WindowOptionsDouble) {
    super();
    this.options = options;
    this.fullScreen = options.fullscreen;
    this.bounds = { x: 0, y: 0, width: 800, height: 600, ...options };
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    journal.push(`load ${url}`);
    this.webContents.mainFrame.url = url;
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
    this.emit('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  maximize(): void {
    this.calls.push('maximize');
    this.maximized = true;
    this.emit('maximize');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }
  getNormalBounds(): BoundsDouble {
    const { x, y, width, height } = this.bounds;
    return { x, y, width, height };
  }
  /** A person moves it. */
  moveTo(bounds: BoundsDouble): void {
    this.bounds = bounds;
    this.emit('move');
    this.emit('resize');
  }
  close(): void {
    let held = false;
    this.emit('close', { preventDefault: () => (held = true) });
    if (!held) this.destroy();
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    this.webContents.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (BrowserWindow.open().length === 0 && !app.isQuitting) app.emit('window-all-closed');
  }
}

const MAIN_AREA: BoundsDouble = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = {
  displays: [{ id: 1, workArea: MAIN_AREA }],
  getPrimaryDisplay: () => screen.displays[0],
  getAllDisplays: () => screen.displays,
};

export const nativeTheme = { shouldUseDarkColors: true };

type InvokeHandler = (event: unknown, args: unknown) => Promise<unknown>;

export const ipcMain = {
  handlers: new Map<string, InvokeHandler>(),
  handle(channel: string, handler: InvokeHandler): void {
    this.handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    if (this.handlers.size > 0 && this.handlers.delete(channel) && this.handlers.size === 0)
      journal.push('ipc closed');
  },
};

export const protocol = {
  schemes: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    journal.push('scheme');
    this.schemes.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    this.handlers.set(scheme, handler);
  },
};

class SessionDouble extends EventEmitter {
  readonly handlers = new Map<string, Listener>();
  readonly webRequest = {
    onBeforeRequest: (handler: Listener) => void this.handlers.set('beforeRequest', handler),
  };
  setPermissionRequestHandler(handler: Listener): void {
    this.handlers.set('permissionRequest', handler);
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.handlers.set('permissionCheck', handler);
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.handlers.set('devicePermission', handler);
  }
  setBluetoothPairingHandler(handler: Listener): void {
    this.handlers.set('bluetoothPairing', handler);
  }
}
export const session = { defaultSession: new SessionDouble() };

export interface MessageBoxDouble {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
}

export const dialog = {
  errors: [] as string[],
  showErrorBox(_title: string, message: string): void {
    this.errors.push(message);
  },
  /** Every box that was shown, without the window it belongs to. */
  asked: [] as MessageBoxDouble[],
  /** The button that is pressed next; null leaves the box open. */
  answer: 0 as number | null,
  async showMessageBox(...args: readonly unknown[]): Promise<{ readonly response: number }> {
    this.asked.push(args.at(-1) as MessageBoxDouble);
    return this.answer === null ? new Promise(() => {}) : { response: this.answer };
  },
};

export const Menu = {
  template: [] as readonly unknown[],
  buildFromTemplate: (template: readonly unknown[]) => template,
  setApplicationMenu(template: readonly unknown[]): void {
    this.template = template;
  },
};

export const powerMonitor = new EventEmitter();

export const safeStorage = {
  backend: 'gnome_libsecret',
  available: true,
  keyReplaced: false,
  getSelectedStorageBackend(): string {
    return this.backend;
  },
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.available;
  },
  encryptStringAsync: async (text: string) => Buffer.from(text, 'utf8').reverse(),
  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    return { result: Buffer.from(bytes).reverse().toString('utf8'), shouldReEncrypt: this.keyReplaced };
  },
};

export const contextBridge = {
  world: {} as Record<string, unknown>,
  exposeInMainWorld(name: string, value: unknown): void {
    this.world[name] = value;
  },
};

class IpcRendererDouble extends EventEmitter {
  /** What the main process answers. */
  answer: (channel: string, args: unknown) => Promise<unknown> = async () => ({ type: 'value', value: null });
  invoke(channel: string, args: unknown): Promise<unknown> {
    return this.answer(channel, args);
  }
}
export const ipcRenderer = new IpcRendererDouble();
