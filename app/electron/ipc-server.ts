import { randomUUID } from 'node:crypto';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channelName, channelsOf } from '../../shared/ipc/builders.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { MenuCommand } from '../../shared/ipc/app.ts';
import type { Logger } from '../../main/support/logger.ts';
import { createDispatch } from '../ipc/dispatch.ts';
import type { CallOutcome } from '../ipc/outcome.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';
import { isAppUrl } from './scheme.ts';

/** The only user of `ipcMain`. */
export interface IpcServer extends Disposable {
  /** Sends events to this page from now on and answers its calls. */
  attach(contents: WebContents): void;
  /** Tells one page, and no other, what was chosen in the menu. */
  chosen(contents: WebContents, command: MenuCommand): void;
  /** Who this page is to the engine; null for one that is not attached. */
  windowIdOf(contents: WebContents): string | null;
}

/** Can be sent to. */
const isThere = (contents: WebContents) => !contents.isDestroyed() && !contents.isCrashed();

interface Page {
  readonly contents: WebContents;
  /** New for every document: a reload is a window that closed and another that opened. */
  windowId: string;
}

/** The top frame of a page of ours. Read at once: the frame is null as soon as it navigates away. */
function isOurFrame(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame === event.sender.mainFrame && isAppUrl(frame.url);
}

/**
 * Binds the contract to Electron's IPC: sender check, then the same door as every host.
 */
export function serveIpc(engine: ServedEngine, logger: Logger): IpcServer {
  const dispatch = createDispatch({ contract, handlers: engine.handlers, logger });
  const pages = new Map<WebContents, Page>();
  const channels = channelsOf(contract).filter(({ spec }) => spec.kind === 'request');

  for (const { channel } of channels) {
    ipcMain.handle(channel, (event, args: unknown): Promise<CallOutcome> => {
      const page = pages.get(event.sender);
      if (page === undefined || !isOurFrame(event)) {
        logger.warn({ channel }, 'A call from a frame that is not ours was refused');
        return Promise.reject(new Error('This page may not call Busbar.'));
      }
      return dispatch(channel, args, { windowId: page.windowId, door: 'app' });
    });
  }

  const stopListening = engine.onEvent((channel, payload) => {
    for (const contents of pages.keys()) {
      if (isThere(contents)) contents.send(channel, payload);
    }
  });

  return {
    attach: (contents) => {
      const page: Page = { contents, windowId: randomUUID() };
      pages.set(contents, page);
      const closeWindow = () => {
        engine.windowClosed(page.windowId);
        page.windowId = randomUUID();
      };
      contents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) closeWindow();
      });
      contents.on('render-process-gone', closeWindow);
      contents.on('destroyed', () => {
        pages.delete(contents);
        closeWindow();
      });
    },
    chosen: (contents, command) => {
      if (pages.has(contents) && isThere(contents)) contents.send(channelName('app', 'menuChosen'), command);
    },
    windowIdOf: (contents) => pages.get(contents)?.windowId ?? null,
    [Symbol.dispose]: () => {
      stopListening();
      for (const { channel } of channels) ipcMain.removeHandler(channel);
      pages.clear();
    },
  };
}
