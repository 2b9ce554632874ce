import { createServer, type Server } from 'node:http';
import type { Logger } from '../../main/support/logger.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { createDispatch } from '../ipc/dispatch.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';
import { openRendererFiles } from '../renderer-files.ts';
import { BrowserAccess } from './access.ts';
import { answerPage } from './pages.ts';
import { BrowserWindows } from './windows.ts';

export interface BrowserHost extends AsyncDisposable {
  readonly port: number;
  /** For a browser that has the cookie already. */
  readonly url: string;
  /** Opens the app once. */
  readonly urlWithToken: string;
  /** Another link that opens the app once, for another browser. */
  newUrlWithToken(): string;
}

export interface BrowserHostOptions {
  readonly engine: ServedEngine;
  /** The built renderer, `out/renderer`. */
  readonly rendererDirectory: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly logger: Logger;
}

/**
 * Serves the renderer and the contract on 127.0.0.1, for machines without Electron and for end-to-end tests.
 *
 * @throws when the port is taken or the renderer has not been built
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { engine, logger } = options;
  const files = await openRendererFiles(options.rendererDirectory);
  const dispatch = createDispatch({ contract, handlers: engine.handlers, logger });
  const server = createServer();
  const port = await listen(server, options.port);
  const access = new BrowserAccess(port);
  const windows = new BrowserWindows({ engine, dispatch, access });

  server.on('request', (request, response) => {
    answerPage(request, response, { access, files }).catch((error: unknown) => {
      logger.error({ err: error }, 'A page could not be served');
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => windows.upgrade(request, socket, head));

  const url = `http://127.0.0.1:${port}/`;
  const newUrlWithToken = () => `${url}?token=${access.issueToken()}`;
  return {
    port,
    url,
    urlWithToken: newUrlWithToken(),
    newUrlWithToken,
    [Symbol.asyncDispose]: async () => {
      windows.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
