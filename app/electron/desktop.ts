import { app, dialog, nativeTheme, type BrowserWindow } from 'electron';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { Logger } from '../../main/support/logger.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';
import { CloseQuestions } from './close-question.ts';
import type { IpcServer } from './ipc-server.ts';
import type { MenuActions, MenuHost } from './menu.ts';
import { NEW_WINDOW, type WindowState } from './window-state.ts';
import type { WindowStatesFile } from './window-states-file.ts';
import { Windows } from './windows.ts';

interface DesktopOptions {
  readonly engine: ServedEngine;
  readonly ipc: IpcServer;
  readonly logger: Logger;
  /** The bundled preload. */
  readonly preload: string;
  readonly file: Pick<WindowStatesFile, 'put' | 'flush'>;
}

/** All windows of the app, as the rest of the shell sees them. */
interface Desktop {
  readonly menuActions: MenuActions;
  /** Opens what was open; `fragment` is shown in place of what the last one showed. Rejects when a page cannot be loaded. */
  restore(states: readonly WindowState[], fragment: string | null): Promise<void>;
  showLast(): void;
  mayQuit(): Promise<boolean>;
  /** Nothing is asked any more. */
  stopAsking(): void;
  /** Windows close without a question from now on. */
  end(): Promise<void>;
}

const SHELL: CallContext = { windowId: '', door: 'app' };
const KEEPS_CRASHING = 'This window of Busbar keeps crashing and is closed. Its log may say why.';

/** Puts the windows together with the calls, the question and the file that they need; none is open yet. */
export function openDesktop({ engine, ipc, logger, preload, file }: DesktopOptions): Desktop {
  const questions = new CloseQuestions({
    handlers: engine.handlers,
    windowIdOf: ({ webContents }) => ipc.windowIdOf(webContents),
    logger,
  });
  const windows = new Windows({
    preload,
    file,
    logger,
    attach: (contents) => ipc.attach(contents),
    theme: async () => {
      const { theme } = await engine.handlers.app.settings({}, SHELL);
      return theme === 'system' ? (nativeTheme.shouldUseDarkColors ? 'dark' : 'light') : theme;
    },
    mayClose: (window) => questions.mayClose(window),
    onGivenUp: sayKeepsCrashing,
    nowMs: () => performance.now(),
  });
  return {
    menuActions: {
      ask: (command, of) => {
        const window = windows.ofMenu(of);
        if (window !== undefined) ipc.chosen(window.webContents, command);
      },
      openWindow: (of) => windows.openBeside(of),
      zoom: (step, of) => windows.zoom(step, of),
    },
    restore: async (states, fragment) => {
      const wanted = states.length === 0 ? [NEW_WINDOW] : states;
      await Promise.all(
        wanted.map((state, index) =>
          windows.open(index === wanted.length - 1 && fragment !== null ? { ...state, fragment } : state),
        ),
      );
    },
    showLast: () => windows.showLast(),
    // A window that crashed for good was the last: nobody is left to stay for.
    mayQuit: async () => windows.all.length === 0 || questions.mayQuit(windows.all),
    stopAsking: () => questions.stopAsking(),
    end: () => windows.end(),
  };
}

/** A box that does not block: commands may be under way, and other windows go on. */
async function sayKeepsCrashing(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, { type: 'error', title: 'Busbar', message: KEEPS_CRASHING });
}

/** What the menu is made for. */
export function menuHost(): MenuHost {
  const { electron, chrome } = process.versions;
  return {
    platform: process.platform,
    isPackaged: app.isPackaged,
    name: app.name,
    versions: [`Busbar ${app.getVersion()}`, `Electron ${electron}, Chromium ${chrome}`],
  };
}
