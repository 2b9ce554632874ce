import { Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/ipc/app.ts';

/** What the menu does. `window` is the one in front when an item is chosen. */
export interface MenuActions {
  /** Asks the page of the window in front. */
  readonly ask: (command: MenuCommand, window: BaseWindow | undefined) => void;
  readonly openWindow: (window: BaseWindow | undefined) => void;
  /** Larger, smaller, or actual size. */
  readonly zoom: (step: -1 | 0 | 1, window: BaseWindow | undefined) => void;
}

export interface MenuHost {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly name: string;
  /** `1.2.3, Electron 45.3.4`, for the Help menu. */
  readonly versions: readonly string[];
}

type Items = readonly MenuItemConstructorOptions[];

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The items of one menu bar. */
class MenuItems {
  readonly #actions: MenuActions;
  readonly #host: MenuHost;
  readonly isMac: boolean;

  constructor(actions: MenuActions, host: MenuHost) {
    this.#actions = actions;
    this.#host = host;
    this.isMac = host.platform === 'darwin';
  }

  /** Something the page does. */
  #asks(
    label: string,
    command: MenuCommand,
    more: MenuItemConstructorOptions = {},
  ): MenuItemConstructorOptions {
    return { label, ...more, click: (_item, window) => this.#actions.ask(command, window) };
  }

  /**
   * With a key that the page hears by itself, in fields and dialogs as it should: shown, not taken. On macOS the menu has it
   * only when the page did nothing with it.
   */
  #shares(label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions {
    return this.#asks(label, command, { accelerator, registerAccelerator: false });
  }

  get settings(): MenuItemConstructorOptions {
    return this.#asks('Settings\u2026', { kind: 'settings' }, { accelerator: 'CmdOrCtrl+,' });
  }

  get file(): Items {
    const { openWindow } = this.#actions;
    return [
      { label: 'New window', accelerator: 'CmdOrCtrl+N', click: (_item, window) => openWindow(window) },
      SEPARATOR,
      this.#asks('Add PDU\u2026', { kind: 'addPdu' }),
      ...(this.isMac ? [] : [this.settings]),
      SEPARATOR,
      { role: 'close' },
      ...(this.isMac ? [] : [{ role: 'quit' } as const]),
    ];
  }

  get view(): Items {
    const zoom = (step: -1 | 0 | 1) => (_item: unknown, window: BaseWindow | undefined) =>
      this.#actions.zoom(step, window);
    return [
      this.#shares('Find\u2026', { kind: 'find' }, 'CmdOrCtrl+K'),
      SEPARATOR,
      this.#shares('Fleet', { kind: 'fleet' }, 'CmdOrCtrl+0'),
      this.#asks('Events', { kind: 'events' }),
      this.#asks('CloudShell', { kind: 'cloudshell' }),
      {
        label: 'PDU',
        submenu: DIGITS.map((place) =>
          this.#shares(`PDU ${place}`, { kind: 'pdu', place }, `CmdOrCtrl+${place}`),
        ),
      },
      SEPARATOR,
      { label: 'Zoom in', accelerator: 'CmdOrCtrl+Plus', click: zoom(1) },
      // The same key without Shift, as browsers take it.
      { label: 'Zoom in', accelerator: 'CmdOrCtrl+=', visible: false, click: zoom(1) },
      { label: 'Zoom out', accelerator: 'CmdOrCtrl+-', click: zoom(-1) },
      // Ctrl 0, which it has elsewhere, is the fleet.
      { label: 'Actual size', accelerator: 'CmdOrCtrl+Shift+0', click: zoom(0) },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(this.#host.isPackaged
        ? []
        : [SEPARATOR, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
    ];
  }

  get go(): Items {
    // On macOS Alt with an arrow moves in a text by words.
    return this.isMac
      ? [
          this.#asks('Back', { kind: 'back' }, { accelerator: 'Cmd+[' }),
          this.#asks('Forward', { kind: 'forward' }, { accelerator: 'Cmd+]' }),
        ]
      : [
          this.#shares('Back', { kind: 'back' }, 'Alt+Left'),
          this.#shares('Forward', { kind: 'forward' }, 'Alt+Right'),
        ];
  }

  get app(): Items {
    return [
      { role: 'about' },
      SEPARATOR,
      this.settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ];
  }

  get help(): Items {
    return [
      this.#asks('Keyboard', { kind: 'keys' }),
      SEPARATOR,
      ...this.#host.versions.map((label) => ({ label, enabled: false })),
    ];
  }
}

/** The whole menu; data, so that it can be read through. */
export function menuTemplate(actions: MenuActions, host: MenuHost): MenuItemConstructorOptions[] {
  const items = new MenuItems(actions, host);
  return [
    ...(items.isMac ? [{ label: host.name, submenu: [...items.app] }] : []),
    { label: 'File', submenu: [...items.file] },
    { role: 'editMenu' },
    { label: 'View', submenu: [...items.view] },
    { label: 'Go', submenu: [...items.go] },
    { role: 'windowMenu' },
    { label: 'Help', role: 'help', submenu: [...items.help] },
  ];
}

/** One menu for all windows; on macOS it is there without a window, too. */
export function setMenu(actions: MenuActions, host: MenuHost): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, host)));
}
