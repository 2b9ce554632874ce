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
  }
  exit(code: number): void {
    this.exitCode = code;
    journal.push(`exit ${code}`);
  }
}
export const app = new AppDouble();

export class WebContentsDouble extends EventEmitter {
  readonly sent: (readonly [string, unknown])[] = [];
  reloads = 0;
  destroyed = false;
  windowOpenHandler: (() => { action: string }) | null = null;
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
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export interface FrameDouble {
  url: string;
  parent: FrameDouble | null;
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly webContents = new WebContentsDouble();
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly calls: string[] = [];
  minimized = false;

  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    journal.push(`load ${url}`);
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
}

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

export const dialog = {
  errors: [] as string[],
  showErrorBox(_title: string, message: string): void {
    this.errors.push(message);
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
