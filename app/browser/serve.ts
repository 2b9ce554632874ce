import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createKeyFileSecretStore } from '../../main/storage/secret-store.ts';
import type { Logger } from '../../main/support/logger.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { EndpointState } from '../../shared/shell/state.ts';
import { compose, readVersion, type Busbar } from '../compose.ts';
import { demoFragment } from '../demo.ts';
import { startBrowserHost, type BrowserHost } from './host.ts';

const BUILT_RENDERER = fileURLToPath(new URL('../../out/renderer', import.meta.url));

export interface ServeOptions {
  readonly dataDirectory: string;
  readonly logger: Logger;
  /** 0 takes a free one. */
  readonly port: number;
  /** Open at a simulated PDU. */
  readonly demo: boolean;
  /** `out/renderer` of the source tree unless told. */
  readonly rendererDirectory?: string;
  /** Opens the automation endpoint as well, without changing the setting; `port` null is that of the setting. */
  readonly shell?: { readonly port: number | null };
}

export interface ServedBusbar extends AsyncDisposable {
  readonly urlWithToken: string;
  readonly endpoint: EndpointState;
}

/** The app in the browser: an engine of its own and the browser host on it. The failure is the sentence to show. */
export async function serveInBrowser(options: ServeOptions): Promise<Result<ServedBusbar, string>> {
  const { dataDirectory, logger, shell } = options;
  const composed = await compose({
    host: 'browser',
    dataDirectory,
    version: await readVersion(),
    openSecrets: () => createKeyFileSecretStore(dataDirectory),
    logger,
    ...(shell === undefined ? {} : { automationEndpoint: shell }),
  });
  if (!composed.ok) return err(composed.error.message);
  const busbar = composed.value;
  try {
    const endpoint = await endpointOf(busbar);
    if (shell !== undefined && endpoint.kind === 'failed') {
      await busbar[Symbol.asyncDispose]();
      return err(endpoint.message);
    }
    const host = await startBrowserHost({
      engine: busbar.engine,
      rendererDirectory: options.rendererDirectory ?? BUILT_RENDERER,
      port: options.port,
      logger,
    });
    const fragment = options.demo ? await demoFragment(busbar.engine, logger) : '';
    return ok({
      urlWithToken: `${host.urlWithToken}${fragment}`,
      endpoint,
      [Symbol.asyncDispose]: () => endBoth(host, busbar),
    });
  } catch (error) {
    await busbar[Symbol.asyncDispose]();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return err(
        `Port ${options.port} is taken. Choose another with --port, or leave it out to take a free one.`,
      );
    }
    throw error;
  }
}

async function endpointOf({ engine }: Busbar): Promise<EndpointState> {
  const state = await engine.handlers.shell.snapshot({}, { windowId: randomUUID(), door: 'commandLine' });
  return state.endpoint;
}

async function endBoth(host: BrowserHost, busbar: Busbar): Promise<void> {
  await host[Symbol.asyncDispose]();
  await busbar[Symbol.asyncDispose]();
}
